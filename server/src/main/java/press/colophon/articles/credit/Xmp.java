package press.colophon.articles.credit;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.StrangersXml;

/// The credit in an XMP packet (ISO 16684-1), read and written.
///
/// A packet says the same thing in many shapes: a property is an element or an attribute, its value
/// plain, in a list, in one language of several, or in a structure. All of them come down to this:
/// the words inside an element, or of an attribute, belong to the nearest property around them. So
/// the packet is read as a stream, in one pass and without recursion; document types and entities
/// are not read.
final class Xmp {
  private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  private static final int DEEPEST = 100;
  private static final int LONGEST = 10_000;

  /// The properties that are read.
  private enum Property {
    CREATOR("http://purl.org/dc/elements/1.1/", "creator"),
    RIGHTS("http://purl.org/dc/elements/1.1/", "rights"),
    DESCRIPTION("http://purl.org/dc/elements/1.1/", "description"),
    CREDIT("http://ns.adobe.com/photoshop/1.0/", "Credit"),
    SOURCE("http://ns.adobe.com/photoshop/1.0/", "Source"),
    STATEMENT("http://ns.adobe.com/xap/1.0/rights/", "WebStatement"),
    USAGE("http://ns.adobe.com/xap/1.0/rights/", "UsageTerms"),
    LICENSOR("http://ns.useplus.org/ldf/xmp/1.0/", "LicensorURL"),
    LICENCE("http://creativecommons.org/ns#", "license"),
    /// Anything else, whose words are not ours to read.
    OTHER("", "");

    private final String namespace;
    private final String name;

    Property(String namespace, String name) {
      this.namespace = namespace;
      this.name = name;
    }

    static Property of(@Nullable String namespace, String name) {
      for (Property each : values()) {
        if (each.name.equals(name) && each.namespace.equals(namespace)) {
          return each;
        }
      }
      return OTHER;
    }
  }

  private final Map<Property, String> values = new EnumMap<>(Property.class);
  private final Deque<Property> around = new ArrayDeque<>();
  private final StringBuilder words = new StringBuilder();
  private @Nullable String language;

  private Xmp() {}

  /// What a packet says; nothing where it is empty or damaged from the start.
  static PictureCredit credit(byte[] packet) {
    Xmp xmp = new Xmp();
    if (packet.length > 0) {
      try {
        xmp.read(StrangersXml.factory().createXMLStreamReader(new ByteArrayInputStream(packet)));
      } catch (XMLStreamException | RuntimeException e) {
        // Damaged: what came before stands. The JDK's reader is known to throw more than it says.
        return xmp.credit();
      }
    }
    return xmp.credit();
  }

  private PictureCredit credit() {
    PictureCredit found =
        new PictureCredit(
            values.get(Property.CREATOR),
            values.get(Property.CREDIT),
            values.get(Property.SOURCE),
            values.get(Property.RIGHTS),
            values.get(Property.LICENCE),
            values.get(Property.USAGE),
            values.get(Property.LICENSOR),
            values.get(Property.DESCRIPTION));
    String statement = values.get(Property.STATEMENT);
    return found.or(new PictureCredit(null, null, null, null, statement, null, null, null));
  }

  private void read(XMLStreamReader in) throws XMLStreamException {
    while (in.hasNext() && around.size() <= DEEPEST) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> begin(in);
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> add(in.getText());
        case XMLStreamConstants.END_ELEMENT -> end();
        default -> {
          // Comments, instructions, references: nothing of a value.
        }
      }
    }
  }

  private void begin(XMLStreamReader in) {
    Property own = Property.of(in.getNamespaceURI(), in.getLocalName());
    boolean inherits = own == Property.OTHER && Objects.equals(in.getNamespaceURI(), RDF);
    around.push(inherits && !around.isEmpty() ? around.getFirst() : own);
    words.setLength(0);
    language = in.getAttributeValue("http://www.w3.org/XML/1998/namespace", "lang");
    for (int i = 0; i < in.getAttributeCount(); i++) {
      Property said = Property.of(in.getAttributeNamespace(i), in.getAttributeLocalName(i));
      if (RDF.equals(in.getAttributeNamespace(i))
          && in.getAttributeLocalName(i).equals("resource")) {
        said = own;
      }
      keep(said, in.getAttributeValue(i));
    }
  }

  private void add(String text) {
    if (words.length() < LONGEST) {
      words.append(text);
    }
  }

  private void end() {
    keep(around.pop(), words.toString());
    words.setLength(0);
    language = null;
  }

  /// Of a text in several languages the one for everybody stands; of several creators, all.
  private void keep(Property property, String value) {
    String text = value.strip();
    if (property == Property.OTHER || text.isEmpty()) {
      return;
    }
    if (property == Property.CREATOR) {
      values.merge(property, text, (a, b) -> a.length() < LONGEST ? a + ", " + b : a);
    } else if ("x-default".equals(language)) {
      values.put(property, text);
    } else {
      values.putIfAbsent(property, text);
    }
  }

  // Writing.

  /// The packet for a served copy: the five fields that IPTC asks everyone to keep, and the terms.
  static byte[] packet(PictureCredit credit) {
    String packet =
        """
        <?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="%s">
        <rdf:Description rdf:about="" xmlns:dc="%s" xmlns:photoshop="%s" xmlns:xmpRights="%s"
         xmlns:plus="%s">
        %s</rdf:Description></rdf:RDF></x:xmpmeta>
        <?xpacket end="r"?>
        """
            .formatted(
                RDF,
                Property.CREATOR.namespace,
                Property.CREDIT.namespace,
                Property.STATEMENT.namespace,
                Property.LICENSOR.namespace,
                properties(credit));
    return packet.getBytes(StandardCharsets.UTF_8);
  }

  private static String properties(PictureCredit credit) {
    String list = "<rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq>";
    String forEverybody = "<rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt>";
    String licensor =
        "<rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
            + "<plus:LicensorURL>%s</plus:LicensorURL></rdf:li></rdf:Seq>";
    return property("dc:creator", list, credit.creator())
        + property("dc:rights", forEverybody, credit.copyrightNotice())
        + property("photoshop:Credit", "%s", credit.credit())
        + property("photoshop:Source", "%s", credit.source())
        + property("xmpRights:WebStatement", "%s", credit.licenceAddress())
        + property("xmpRights:UsageTerms", forEverybody, credit.usageTerms())
        + property("plus:Licensor", licensor, credit.licensorUrl());
  }

  private static String property(String name, String shape, @Nullable String value) {
    return Optional.ofNullable(value)
        .map(v -> "<" + name + ">" + shape.formatted(escaped(v)) + "</" + name + ">\n")
        .orElse("");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
