package press.colophon.translation.exchange;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import press.colophon.translation.Language;
import press.colophon.translation.Maker;
import press.colophon.translation.Memory;

/// Writes the translation memory as TMX 1.4b, a `tu` for each sentence and language, row by row.
///
/// Persons stand in `changeid`, engines in `creationtool`; the property `x-made-by` says which of
/// them made it: `machine`, `approved` or `written`.
///
/// Source: TMX 1.4b, LISA OSCAR, 26 April 2005.
public final class TmxExport {
  static final String MADE_BY = "x-made-by";
  static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Jdbi db;
  private final Memory memory;

  public TmxExport(Jdbi db, Memory memory) {
    this.db = db;
    this.memory = memory;
  }

  /// Writes what is remembered.
  ///
  /// @param from only of this language; null for all
  /// @param to only into this language; null for all
  /// @param release of this program
  /// @return how many translations were written
  public long run(
      OutputStream out, @Nullable Language from, @Nullable Language to, String release) {
    try {
      Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
      Writing writing = new Writing(text);
      writing.begin(from, release);
      db.useTransaction(h -> memory.each(h, from, to, writing::add));
      writing.end();
      return writing.written;
    } catch (XMLStreamException e) {
      throw notWritten(e);
    }
  }

  private static ExchangeException notWritten(XMLStreamException e) {
    return new ExchangeException("The file cannot be written: " + e.getMessage(), e);
  }

  private static final class Writing {
    private final XMLStreamWriter xml;
    private long written;

    private Writing(Writer out) throws XMLStreamException {
      this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
    }

    private void begin(@Nullable Language from, String release) throws XMLStreamException {
      xml.writeStartDocument("UTF-8", "1.0");
      line(0);
      xml.writeStartElement("tmx");
      attributes("version", "1.4");
      line(1);
      xml.writeEmptyElement("header");
      attributes("creationtool", "Colophon", "creationtoolversion", release);
      attributes("segtype", "sentence", "o-tmf", "Colophon", "adminlang", "en");
      attributes("srclang", from == null ? "*all*" : from.tag(), "datatype", "html");
      line(1);
      xml.writeStartElement("body");
    }

    private void end() throws XMLStreamException {
      line(1);
      xml.writeEndElement();
      line(0);
      xml.writeEndElement();
      line(0);
      xml.writeEndDocument();
      xml.flush();
    }

    private void add(Memory.Entry entry) {
      try {
        write(entry);
        written++;
      } catch (XMLStreamException e) {
        throw notWritten(e);
      }
    }

    private void write(Memory.Entry entry) throws XMLStreamException {
      Codes codes = Codes.of(entry.source(), entry.target());
      line(2);
      xml.writeStartElement("tu");
      attributes("srclang", entry.from().tag(), "segtype", "sentence", "datatype", "html");
      maker(entry.maker());
      variant(entry.from(), codes.sourceParts());
      variant(entry.to(), codes.targetParts());
      line(2);
      xml.writeEndElement();
    }

    private void maker(Maker maker) throws XMLStreamException {
      switch (maker) {
        case Maker.Machine(String engine, String model, Instant at) -> {
          attributes("creationtool", engine, "creationtoolversion", model);
          attributes("changedate", TIME.format(at));
          property("machine");
        }
        case Maker.Person(String name, boolean wrote, Instant at) -> {
          attributes("changedate", TIME.format(at), "changeid", name);
          property(wrote ? "written" : "approved");
        }
      }
    }

    private void property(String madeBy) throws XMLStreamException {
      line(3);
      xml.writeStartElement("prop");
      attributes("type", MADE_BY);
      xml.writeCharacters(madeBy);
      xml.writeEndElement();
    }

    private void variant(Language language, List<Codes.Part> parts) throws XMLStreamException {
      line(3);
      xml.writeStartElement("tuv");
      attributes("xml:lang", language.tag());
      xml.writeStartElement("seg");
      for (Codes.Part part : parts) {
        write(part);
      }
      xml.writeEndElement();
      xml.writeEndElement();
    }

    private void write(Codes.Part part) throws XMLStreamException {
      switch (part) {
        case Codes.Text(String text) -> xml.writeCharacters(SafeXml.clean(text));
        case Codes.Open(Codes.Code code) -> code("bpt", code, code.open());
        case Codes.Close(Codes.Code code) -> code("ept", code, code.close());
        case Codes.Alone(Codes.Code code) -> code("ph", code, code.open());
        case Codes.Tag tag -> throw new IllegalArgumentException("A tag of a file: " + tag);
      }
    }

    private void code(String element, Codes.Code code, String tag) throws XMLStreamException {
      String id = String.valueOf(code.id());
      xml.writeStartElement(element);
      if (!element.equals("ph")) {
        attributes("i", id);
      }
      if (!element.equals("ept")) {
        attributes("x", id);
      }
      xml.writeCharacters(SafeXml.clean(tag));
      xml.writeEndElement();
    }

    private void attributes(String... namesAndValues) throws XMLStreamException {
      for (int i = 0; i < namesAndValues.length; i += 2) {
        xml.writeAttribute(namesAndValues[i], SafeXml.clean(namesAndValues[i + 1]));
      }
    }

    private void line(int depth) throws XMLStreamException {
      xml.writeCharacters("\n" + "  ".repeat(depth));
    }
  }
}
