package press.colophon.translation.exchange;

import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import press.colophon.articles.Article;
import press.colophon.articles.Body;
import press.colophon.translation.Flaw;
import press.colophon.translation.FuzzyMatch;
import press.colophon.translation.Language;
import press.colophon.translation.Maker;
import press.colophon.translation.Segment;
import press.colophon.translation.Unit;

/// Writes one article's translation as XLIFF 2.1: a `unit` for each sentence, with its place as
/// `id` and the hash of the original as `name`.
///
/// What people wrote for sentences like one stands beside it as candidates (`matches`, the module
/// for translation candidates).
///
/// Elements are `pc` and `ph` with their tags in `originalData`; words that are not to be
/// translated stand in `mrk translate="no"`. Notes tell who made a translation, and what is wrong
/// with it.
///
/// Source: [XLIFF 2.1](https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html),
/// OASIS Standard, 13 February 2018.
public final class XliffExport {
  static final String CORE = "urn:oasis:names:tc:xliff:document:2.0";

  /// The module for translation candidates.
  static final String MATCHES = "urn:oasis:names:tc:xliff:matches:2.0";

  /// The words that candidates are for.
  private static final String MATCHED = "matched";

  /// Attributes of ours: what the translation was when it was written, to see whether it changed.
  static final String OURS = "urn:colophon:exchange:1";

  static final String BEFORE = "before";
  static final String FILE_ID = "article-";

  private final XMLStreamWriter xml;

  private XliffExport(Writer out) throws XMLStreamException {
    this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
  }

  /// The translation of an article as a file.
  ///
  /// @param from the language of the original
  /// @param matches what people wrote for sentences like one, by its place
  public static String of(
      Article article,
      Language from,
      Language to,
      List<Unit> units,
      Map<Integer, List<FuzzyMatch>> matches) {
    StringWriter out = new StringWriter();
    try {
      new XliffExport(out).write(article, from, to, units, matches);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XML cannot be written to memory", e);
    }
    return out.toString();
  }

  /// By which a translation is known again.
  static String fingerprint(String html) {
    return new Segment(Body.sanitisePiece(html).html()).hash();
  }

  private void write(
      Article article,
      Language from,
      Language to,
      List<Unit> units,
      Map<Integer, List<FuzzyMatch>> matches)
      throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    line(0);
    xml.writeStartElement("xliff");
    xml.writeDefaultNamespace(CORE);
    xml.writeNamespace("mtc", MATCHES);
    xml.writeNamespace("colophon", OURS);
    attributes("version", "2.1", "srcLang", from.tag(), "trgLang", to.tag());
    line(1);
    xml.writeStartElement("file");
    attributes("id", FILE_ID + article.id().value(), "original", article.path());
    attributes("srcDir", from.direction().html(), "trgDir", to.direction().html());
    attributes("canResegment", "no", "xml:space", "preserve");
    for (int place = 0; place < units.size(); place++) {
      if (!units.get(place).source().isBlank()) {
        write(place, units.get(place), matches.getOrDefault(place, List.of()));
      }
    }
    line(1);
    xml.writeEndElement();
    line(0);
    xml.writeEndElement();
    line(0);
    xml.writeEndDocument();
    xml.flush();
  }

  private void write(int place, Unit unit, List<FuzzyMatch> matches) throws XMLStreamException {
    Codes codes = Codes.of(unit.source(), unit.target());
    line(2);
    xml.writeStartElement("unit");
    attributes("id", String.valueOf(place), "name", unit.source().hash());
    xml.writeAttribute(
        "colophon", OURS, BEFORE, unit.target() == null ? "" : fingerprint(unit.target().html()));
    matches(matches);
    notes(unit);
    data(codes.all());
    line(3);
    xml.writeStartElement("segment");
    attributes("state", state(unit));
    source(codes.sourceParts(), !matches.isEmpty());
    if (unit.target() != null) {
      content("target", codes.targetParts());
    }
    line(3);
    xml.writeEndElement();
    line(2);
    xml.writeEndElement();
  }

  private void matches(List<FuzzyMatch> matches) throws XMLStreamException {
    if (matches.isEmpty()) {
      return;
    }
    line(3);
    xml.writeStartElement("mtc", "matches", MATCHES);
    for (FuzzyMatch match : matches) {
      write(match);
    }
    line(3);
    xml.writeEndElement();
  }

  private void write(FuzzyMatch match) throws XMLStreamException {
    Codes codes = Codes.of(match.source(), match.target());
    line(4);
    xml.writeStartElement("mtc", "match", MATCHES);
    attributes("ref", "#" + MATCHED, "type", "tm");
    attributes("similarity", String.valueOf(match.percent()), "origin", match.maker().name());
    data(codes.all());
    content("source", codes.sourceParts());
    content("target", codes.targetParts());
    line(4);
    xml.writeEndElement();
  }

  private void source(List<Codes.Part> parts, boolean isMatched) throws XMLStreamException {
    line(4);
    xml.writeStartElement("source");
    if (isMatched) {
      xml.writeStartElement("mrk");
      attributes("id", MATCHED, "type", "mtc:match");
    }
    for (Codes.Part part : parts) {
      write(part);
    }
    if (isMatched) {
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static String state(Unit unit) {
    return switch (unit.maker()) {
      case null -> "initial";
      case Maker.Machine machine -> "translated";
      case Maker.Person person -> person.wrote() ? "final" : "reviewed";
    };
  }

  private record Note(String category, String text) {}

  private void notes(Unit unit) throws XMLStreamException {
    List<Note> notes = new ArrayList<>();
    if (unit.maker() != null) {
      notes.add(new Note("maker", maker(unit.maker())));
    }
    for (Flaw flaw : unit.flaws()) {
      notes.add(new Note("flaw", flaw.word()));
    }
    Unit.Kept kept = unit.kept();
    if (kept != null) {
      notes.add(new Note("earlier-source", kept.source().text()));
      notes.add(
          new Note("earlier-target", kept.target().text() + " (" + maker(kept.maker()) + ")"));
    }
    if (notes.isEmpty()) {
      return;
    }
    line(3);
    xml.writeStartElement("notes");
    for (Note note : notes) {
      line(4);
      xml.writeStartElement("note");
      attributes("category", note.category());
      xml.writeCharacters(SafeXml.clean(note.text()));
      xml.writeEndElement();
    }
    line(3);
    xml.writeEndElement();
  }

  private static String maker(Maker maker) {
    return switch (maker) {
      case Maker.Machine machine ->
          "made by %s %s, %s".formatted(machine.engine(), machine.model(), machine.at());
      case Maker.Person person ->
          "%s by %s, %s"
              .formatted(person.wrote() ? "written" : "approved", person.name(), person.at());
    };
  }

  private void data(List<Codes.Code> codes) throws XMLStreamException {
    if (codes.isEmpty()) {
      return;
    }
    line(3);
    xml.writeStartElement("originalData");
    for (Codes.Code code : codes) {
      data(code.id() + "s", code.open());
      if (!code.isAlone()) {
        data(code.id() + "e", code.close());
      }
    }
    line(3);
    xml.writeEndElement();
  }

  private void data(String id, String tag) throws XMLStreamException {
    line(4);
    xml.writeStartElement("data");
    attributes("id", id);
    text(tag);
    xml.writeEndElement();
  }

  private void content(String element, List<Codes.Part> parts) throws XMLStreamException {
    line(4);
    xml.writeStartElement(element);
    for (Codes.Part part : parts) {
      write(part);
    }
    xml.writeEndElement();
  }

  private void write(Codes.Part part) throws XMLStreamException {
    switch (part) {
      case Codes.Text(String text) -> text(text);
      case Codes.Alone(Codes.Code code) -> {
        xml.writeEmptyElement("ph");
        attributes("id", String.valueOf(code.id()), "dataRef", code.id() + "s");
        attributes("canCopy", "no", "canDelete", "no", "type", type(code));
      }
      case Codes.Open(Codes.Code code) -> open(code);
      case Codes.Close(Codes.Code code) -> {
        if (code.asIs()) {
          xml.writeEndElement();
        }
        xml.writeEndElement();
      }
      case Codes.Tag tag -> throw new IllegalArgumentException("A tag of a file: " + tag);
    }
  }

  private void open(Codes.Code code) throws XMLStreamException {
    xml.writeStartElement("pc");
    attributes("id", String.valueOf(code.id()));
    attributes("dataRefStart", code.id() + "s", "dataRefEnd", code.id() + "e");
    attributes("canCopy", "no", "canDelete", "no", "type", type(code));
    if (code.asIs()) {
      xml.writeStartElement("mrk");
      attributes("id", "m" + code.id(), "translate", "no");
    }
  }

  private static String type(Codes.Code code) {
    String name = code.open().substring(1).split("[ >]", 2)[0];
    return switch (name) {
      case "a" -> "link";
      case "q" -> "quote";
      case "em", "strong", "s", "small", "mark", "sub", "sup", "br", "cite", "del", "ins" -> "fmt";
      default -> "other";
    };
  }

  /// Characters that XML cannot hold are written by their number.
  private void text(String text) throws XMLStreamException {
    int done = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int character = text.codePointAt(i);
      if (!SafeXml.isAllowed(character)) {
        xml.writeCharacters(text.substring(done, i));
        xml.writeEmptyElement("cp");
        attributes("hex", String.format(Locale.ROOT, "%04X", character));
        done = i + Character.charCount(character);
      }
    }
    xml.writeCharacters(text.substring(done));
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
