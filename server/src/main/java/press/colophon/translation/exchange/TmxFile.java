package press.colophon.translation.exchange;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import press.colophon.platform.StrangersXml;

/// A TMX file, read unit by unit. Its document type, if it names one, is not looked up, and an
/// entity other than XML's own ends the reading.
final class TmxFile {
  /// Characters of a segment; a longer one is no sentence.
  static final int LONGEST = 20_000;

  private static final int MOST_VARIANTS = 1000;

  private final XMLStreamReader xml;
  private String language = "*all*";

  /// A `tu`.
  ///
  /// @param line where it begins
  /// @param source the language of the original, or `*all*`
  /// @param about its attributes, and who made it
  record Entry(int line, String source, Map<String, String> about, List<Variant> variants) {
    Entry {
      about = Map.copyOf(about);
      variants = List.copyOf(variants);
    }
  }

  /// A `tuv`.
  ///
  /// @param about its attributes
  /// @param isTooLong whether parts are left out
  record Variant(
      String language, Map<String, String> about, List<Codes.Part> parts, boolean isTooLong) {}

  TmxFile(InputStream in) {
    try {
      xml = StrangersXml.factory().createXMLStreamReader(in);
      while (xml.next() != XMLStreamConstants.START_ELEMENT) {
        // What stands before the outermost element.
      }
      if (!"tmx".equals(xml.getLocalName())) {
        throw new ExchangeException(
            "The file is not TMX: its outermost element is %s.".formatted(xml.getLocalName()),
            null);
      }
    } catch (XMLStreamException | NoSuchElementException e) {
      throw unreadable(e);
    }
  }

  /// The next unit; empty at the end.
  ///
  /// @throws ExchangeException where the file is not well-formed from here on
  Optional<Entry> next() {
    try {
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          if (xml.getLocalName().equals("header")) {
            language = attributes().getOrDefault("srclang", language);
          } else if (xml.getLocalName().equals("tu")) {
            return Optional.of(unit());
          }
        }
      }
      return Optional.empty();
    } catch (XMLStreamException | NoSuchElementException e) {
      throw unreadable(e);
    }
  }

  private static ExchangeException unreadable(Exception e) {
    return new ExchangeException("The file cannot be read as TMX: " + e.getMessage(), e);
  }

  private Entry unit() throws XMLStreamException {
    int line = xml.getLocation().getLineNumber();
    Map<String, String> about = attributes();
    List<Variant> variants = new ArrayList<>();
    while (!isEnd("tu")) {
      if (xml.isStartElement() && xml.getLocalName().equals("tuv")) {
        variants.add(variant());
        if (variants.size() > MOST_VARIANTS) {
          throw new XMLStreamException(
              "a unit has more than %d languages".formatted(MOST_VARIANTS), xml.getLocation());
        }
      } else if (xml.isStartElement() && xml.getLocalName().equals("prop")) {
        boolean isOurs = TmxExport.MADE_BY.equals(attributes().get("type"));
        String value = text("prop");
        if (isOurs) {
          about.put(TmxExport.MADE_BY, value);
        }
      }
    }
    return new Entry(line, about.getOrDefault("srclang", language), about, variants);
  }

  private Variant variant() throws XMLStreamException {
    Map<String, String> about = attributes();
    String tag = about.getOrDefault("lang", "");
    Content content = new Content();
    while (!isEnd("tuv")) {
      if (xml.isStartElement() && xml.getLocalName().equals("seg")) {
        content.read();
      }
    }
    return new Variant(tag, about, List.copyOf(content.parts), content.length > LONGEST);
  }

  /// Goes on to the next event and tells whether it ends an element of this name.
  private boolean isEnd(String name) throws XMLStreamException {
    if (xml.next() == XMLStreamConstants.ENTITY_REFERENCE) {
      throw new XMLStreamException(
          "it has the entity \"%s\", and only those of XML are taken".formatted(xml.getLocalName()),
          xml.getLocation());
    }
    return xml.isEndElement() && xml.getLocalName().equals(name);
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
    return attributes;
  }

  /// The words of an element and of those inside it, up to a length.
  private String text(String name) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    while (!isEnd(name)) {
      if (xml.isCharacters() && text.length() < LONGEST) {
        text.append(xml.getText());
      }
    }
    return text.toString();
  }

  private final class Content {
    private final List<Codes.Part> parts = new ArrayList<>();
    private int length;

    private void read() throws XMLStreamException {
      while (!isEnd("seg")) {
        if (xml.isCharacters()) {
          add(new Codes.Text(xml.getText()), xml.getTextLength());
        } else if (xml.isStartElement()) {
          readInline(xml.getLocalName());
        }
      }
    }

    private void readInline(String name) throws XMLStreamException {
      switch (name) {
        case "bpt", "ept", "ph", "it", "ut" -> {
          String data = text(name);
          add(new Codes.Tag(Codes.Tag.Kind.ALONE, "", data), data.length());
        }
        default -> {
          // hi: its words are read as those around it.
        }
      }
    }

    private void add(Codes.Part part, int characters) {
      length = Math.min(LONGEST + 1, length + characters);
      if (length <= LONGEST) {
        parts.add(part);
      }
    }
  }
}
