package press.colophon.intake.format;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.StrangersXml;

/// Reads XML as strictly as it must be and as carefully as strangers deserve: nothing outside is
/// fetched, document type definitions are passed over with all they declare, nesting is limited,
/// and what was read before a fault is kept.
///
/// Elements and attributes lose their prefixes (`nar:newsItem` is `newsItem`, `xml:lang` is
/// `lang`), so that selectors are the same whatever prefixes a sender likes.
public final class Xml {
  private static final int DEEPEST = 90;
  private static final int LONGEST_FAULT = 160;

  /// What XML 1.0 has no place for; agencies' systems send it all the same.
  private static final Pattern NO_CHARACTER =
      Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

  private Xml() {}

  /// What could be read.
  ///
  /// @param document all elements up to the fault
  /// @param fault why it could not be read to its end, as a clause; null where it is sound
  public record Parsed(Document document, @Nullable String fault) {

    /// The outermost element, or null where there is none.
    public @Nullable Element root() {
      return document.firstElementChild();
    }
  }

  /// Reads bytes, in the encoding that [Characters] finds.
  ///
  /// @param charset what the transport says of the encoding
  public static Parsed parse(byte[] bytes, @Nullable String charset) {
    return parse(Characters.all(bytes, charset));
  }

  /// Reads decoded text.
  public static Parsed parse(String text) {
    return new Growth().read(NO_CHARACTER.matcher(text).replaceAll("").strip());
  }

  /// The name of the outermost element in small letters, without its prefix; empty where the text
  /// is not XML.
  public static String root(Sample sample) {
    if (!sample.startsWith("<")) {
      return "";
    }
    try {
      XMLStreamReader reader = reader(sample.text().strip());
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT) {
          return local(reader.getLocalName()).toLowerCase(Locale.ROOT);
        }
      }
    } catch (XMLStreamException | NoSuchElementException e) {
      return "";
    }
    return "";
  }

  private static XMLStreamReader reader(String text) throws XMLStreamException {
    XMLInputFactory factory = StrangersXml.factory();
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    return factory.createXMLStreamReader(new StringReader(text));
  }

  private static String local(String name) {
    String local = name.substring(name.lastIndexOf(':') + 1);
    return local.isEmpty() ? name.replace(':', '_') : local;
  }

  /// A tree that grows event by event.
  private static final class Growth {
    private final Document document = new Document("");
    private final Deque<Element> open = new ArrayDeque<>();

    private Growth() {
      document.outputSettings().prettyPrint(false).syntax(Document.OutputSettings.Syntax.xml);
      open.push(document);
    }

    private Parsed read(String text) {
      try {
        XMLStreamReader reader = reader(text);
        while (reader.hasNext()) {
          if (open.size() > DEEPEST) {
            return new Parsed(
                document, "its elements are nested more than %d deep".formatted(DEEPEST));
          }
          grow(reader.next(), reader);
        }
        return new Parsed(document, null);
      } catch (XMLStreamException | NoSuchElementException e) {
        return new Parsed(document, fault(e));
      }
    }

    private void grow(int event, XMLStreamReader reader) {
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> start(reader);
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            add(reader.getText());
        case XMLStreamConstants.ENTITY_REFERENCE ->
            add(Parser.unescapeEntities("&" + reader.getLocalName() + ";", false));
        default -> {} // Comments, instructions and type definitions say nothing to readers.
      }
    }

    private void start(XMLStreamReader reader) {
      String name = local(reader.getLocalName());
      Element element =
          new Element(Tag.valueOf(name, Parser.NamespaceXml, ParseSettings.preserveCase), "");
      for (int i = 0; i < reader.getAttributeCount(); i++) {
        String key = local(reader.getAttributeLocalName(i));
        if (!element.hasAttr(key)) {
          element.attr(key, reader.getAttributeValue(i));
        }
      }
      parent().appendChild(element);
      open.push(element);
    }

    private void add(@Nullable String text) {
      if (text != null && !text.isEmpty() && open.size() > 1) {
        parent().appendChild(new TextNode(text));
      }
    }

    private Element parent() {
      Element top = open.peek();
      return top == null ? document : top;
    }

    /// The parser's words without its position and its line breaks.
    private static String fault(Exception e) {
      String message = String.valueOf(e.getMessage());
      String words =
          message
              .replaceFirst(
                  "(?s)^ParseError at \\[row,col\\]:\\[(\\d+),\\d+\\]\\s*Message:\\s*", "line $1: ")
              .strip();
      String line = words.replaceAll("\\s+", " ");
      return "its XML is not in order: "
          + (line.length() > LONGEST_FAULT ? line.substring(0, LONGEST_FAULT) + " ..." : line);
    }
  }
}
