package press.colophon.translation.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/// XML from outside: nothing outside the file is read, no document type and so no entity of its own
/// is accepted, and its size is limited.
final class SafeXml {
  /// Bytes; a tree takes some times as much memory.
  static final int LARGEST = 32 << 20;

  private SafeXml() {}

  /// Reads a whole file.
  ///
  /// @param what the kind of file, for a person: `XLIFF`
  /// @throws ExchangeException where it is not well-formed, too large, or has a document type
  static Element tree(InputStream in, String what) {
    try {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new ExchangeException(
            "The file is larger than the %d MiB that are read of %s."
                .formatted(LARGEST >> 20, what),
            null);
      }
      Document document = builder().parse(new java.io.ByteArrayInputStream(bytes));
      return document.getDocumentElement();
    } catch (SAXParseException e) {
      throw new ExchangeException(
          "The file is not %s that can be read: line %d: %s"
              .formatted(what, e.getLineNumber(), e.getMessage()),
          e);
    } catch (SAXException | IOException e) {
      throw new ExchangeException(
          "The file is not %s that can be read: %s".formatted(what, e.getMessage()), e);
    }
  }

  private static DocumentBuilder builder() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setXIncludeAware(false);
      factory.setCoalescing(true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Strict());
      return builder;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("This Java machine has no safe XML parser", e);
    }
  }

  /// Throws, where the parser's own would print.
  private static final class Strict implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {
      // Nothing that the reading would suffer from.
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }

  /// The child elements of this name, in whatever namespace.
  static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node node : nodes(parent)) {
      if (node instanceof Element element && name.equals(element.getLocalName())) {
        found.add(element);
      }
    }
    return found;
  }

  static @Nullable Element child(Element parent, String name) {
    List<Element> found = children(parent, name);
    return found.isEmpty() ? null : found.getFirst();
  }

  /// All elements below of this name, in reading order.
  static List<Element> all(Element parent, String name) {
    NodeList found = parent.getElementsByTagNameNS("*", name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  static List<Node> nodes(Element parent) {
    List<Node> nodes = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      nodes.add(node);
    }
    return nodes;
  }

  /// Whether XML can hold this character.
  static boolean isAllowed(int character) {
    return character == '\t'
        || character == '\n'
        || character == '\r'
        || (character >= 0x20 && character <= 0xD7FF)
        || (character >= 0xE000 && character <= 0xFFFD)
        || character >= 0x10000;
  }

  /// A text without the characters that XML cannot hold.
  static String clean(String text) {
    return text.codePoints()
        .filter(SafeXml::isAllowed)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
