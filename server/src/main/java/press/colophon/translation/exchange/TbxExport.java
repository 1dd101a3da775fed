package press.colophon.translation.exchange;

import java.io.StringWriter;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import press.colophon.translation.Term;

/// Writes the glossary as TBX-Basic in the style DCT: a concept for each term, with its
/// translations by language; the first required one is preferred, others are admitted, forbidden
/// ones deprecated.
///
/// What TBX-Basic has no word for stands in notes and languages: a note `case-sensitive` beside the
/// term, and the language `mul` for what holds in every language.
///
/// Source: ISO 30042:2019; [TBX-Basic](https://www.tbxinfo.net/tbx-dialects/).
public final class TbxExport {
  static final String CORE = "urn:iso:std:iso:30042:ed-2";
  static final String MIN = "http://www.tbxinfo.net/ns/min";
  static final String CASE_SENSITIVE = "case-sensitive";
  static final String EVERY_LANGUAGE = "mul";
  static final String PREFERRED = "preferredTerm-admn-sts";
  static final String ADMITTED = "admittedTerm-admn-sts";
  static final String DEPRECATED = "deprecatedTerm-admn-sts";

  private final XMLStreamWriter xml;

  private TbxExport(Writer out) throws XMLStreamException {
    this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
  }

  /// The terms as a file.
  public static String of(List<Term> terms) {
    StringWriter out = new StringWriter();
    try {
      new TbxExport(out).write(terms);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XML cannot be written to memory", e);
    }
    return out.toString();
  }

  /// What one concept has in common.
  private record Concept(
      String language, String source, boolean caseSensitive, @Nullable String note) {}

  private void write(List<Term> terms) throws XMLStreamException {
    Map<Concept, Map<String, Term>> concepts = new LinkedHashMap<>();
    for (Term term : terms) {
      Concept concept =
          new Concept(term.from().tag(), term.source(), term.caseSensitive(), term.note());
      concepts
          .computeIfAbsent(concept, c -> new LinkedHashMap<>())
          .put(term.to() == null ? EVERY_LANGUAGE : term.to().tag(), term);
    }
    begin();
    int number = 1;
    for (Map.Entry<Concept, Map<String, Term>> concept : concepts.entrySet()) {
      write(number++, concept.getKey(), concept.getValue());
    }
    for (int open = 2; open >= 0; open--) {
      line(open);
      xml.writeEndElement();
    }
    line(0);
    xml.writeEndDocument();
    xml.flush();
  }

  private void begin() throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    line(0);
    xml.writeStartElement("tbx");
    xml.writeDefaultNamespace(CORE);
    xml.writeNamespace("min", MIN);
    xml.writeNamespace("basic", "http://www.tbxinfo.net/ns/basic");
    attributes("type", "TBX-Basic", "style", "dct", "xml:lang", "en");
    line(1);
    xml.writeStartElement("tbxHeader");
    xml.writeStartElement("fileDesc");
    xml.writeStartElement("sourceDesc");
    element("p", "The glossary of a publication, written by Colophon.");
    for (int open = 0; open < 3; open++) {
      xml.writeEndElement();
    }
    line(1);
    xml.writeStartElement("text");
    line(2);
    xml.writeStartElement("body");
  }

  private void write(int number, Concept concept, Map<String, Term> translations)
      throws XMLStreamException {
    line(3);
    xml.writeStartElement("conceptEntry");
    attributes("id", "c" + number);
    if (concept.note() != null) {
      line(4);
      element("note", concept.note());
    }
    language(concept.language());
    term(concept.source(), null, concept.caseSensitive() ? CASE_SENSITIVE : null);
    endLanguage();
    for (Map.Entry<String, Term> translation : translations.entrySet()) {
      language(translation.getKey());
      String status = PREFERRED;
      for (String required : translation.getValue().required()) {
        term(required, status, null);
        status = ADMITTED;
      }
      for (String forbidden : translation.getValue().forbidden()) {
        term(forbidden, DEPRECATED, null);
      }
      endLanguage();
    }
    line(3);
    xml.writeEndElement();
  }

  private void language(String tag) throws XMLStreamException {
    line(4);
    xml.writeStartElement("langSec");
    attributes("xml:lang", tag);
  }

  private void endLanguage() throws XMLStreamException {
    line(4);
    xml.writeEndElement();
  }

  private void term(String term, @Nullable String status, @Nullable String note)
      throws XMLStreamException {
    line(5);
    xml.writeStartElement("termSec");
    element("term", term);
    if (status != null) {
      xml.writeStartElement("min", "administrativeStatus", MIN);
      xml.writeCharacters(status);
      xml.writeEndElement();
    }
    if (note != null) {
      element("note", note);
    }
    xml.writeEndElement();
  }

  private void element(String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(SafeXml.clean(text));
    xml.writeEndElement();
  }

  private void attributes(String... namesAndValues) throws XMLStreamException {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      xml.writeAttribute(namesAndValues[i], namesAndValues[i + 1]);
    }
  }

  private void line(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }
}
