package press.colophon.syndication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.WireFeedInput;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// What other programs understand of our texts.
final class Parsed {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Parsed() {}

  /// By a parser that reads namespaces and refuses document types and anything from outside.
  static Document xml(String text) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError("not well-formed: " + text, e);
    }
  }

  static List<Element> elements(Document document, String namespace, String name) {
    var found = document.getElementsByTagNameNS(namespace, name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  static List<String> texts(Document document, String namespace, String name) {
    return elements(document, namespace, name).stream().map(Element::getTextContent).toList();
  }

  static SyndFeed feed(String text) {
    try {
      return new SyndFeedInput().build(new StringReader(text));
    } catch (FeedException e) {
      throw new AssertionError("not a feed: " + text, e);
    }
  }

  static WireFeed wire(String text) {
    try {
      return new WireFeedInput().build(new StringReader(text));
    } catch (FeedException e) {
      throw new AssertionError("not a feed: " + text, e);
    }
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }
}
