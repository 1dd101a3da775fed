package press.colophon.syndication;

import java.io.StringWriter;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/// Writes one XML document, an element a line, leaving out what is absent. Not thread-safe.
///
/// Attributes come as pairs of name and value; a pair whose value is null is left out.
final class Xml {
  private final StringWriter out = new StringWriter();
  private final XMLStreamWriter to;
  private int depth;

  Xml() {
    try {
      to = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      to.writeStartDocument("UTF-8", "1.0");
    } catch (XMLStreamException e) {
      throw inMemory(e);
    }
  }

  /// An element that others go into.
  Xml open(String name, @Nullable String... attributes) {
    try {
      start(name, attributes);
      depth++;
      return this;
    } catch (XMLStreamException e) {
      throw inMemory(e);
    }
  }

  Xml close() {
    try {
      depth--;
      to.writeCharacters(lineStart());
      to.writeEndElement();
      return this;
    } catch (XMLStreamException e) {
      throw inMemory(e);
    }
  }

  /// An element with a text, left out where there is none.
  Xml text(String name, @Nullable String text, @Nullable String... attributes) {
    if (text == null) {
      return this;
    }
    try {
      start(name, attributes);
      to.writeCharacters(Plain.of(text));
      to.writeEndElement();
      return this;
    } catch (XMLStreamException e) {
      throw inMemory(e);
    }
  }

  /// An element with attributes alone.
  Xml empty(String name, @Nullable String... attributes) {
    try {
      to.writeCharacters(lineStart());
      to.writeEmptyElement(name);
      write(attributes);
      return this;
    } catch (XMLStreamException e) {
      throw inMemory(e);
    }
  }

  /// The document, with all elements closed.
  String finish() {
    while (depth > 0) {
      close();
    }
    try {
      to.writeEndDocument();
      to.close();
      return out + "\n";
    } catch (XMLStreamException e) {
      throw inMemory(e);
    }
  }

  private void start(String name, @Nullable String... attributes) throws XMLStreamException {
    to.writeCharacters(lineStart());
    to.writeStartElement(name);
    write(attributes);
  }

  private void write(@Nullable String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      String value = attributes[i + 1];
      if (value != null) {
        to.writeAttribute(Objects.requireNonNull(attributes[i]), Plain.of(value));
      }
    }
  }

  private String lineStart() {
    return "\n" + "  ".repeat(depth);
  }

  private static IllegalStateException inMemory(XMLStreamException e) {
    return new IllegalStateException("writing into memory cannot fail", e);
  }
}
