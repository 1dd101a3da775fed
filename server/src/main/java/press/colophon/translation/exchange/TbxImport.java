package press.colophon.translation.exchange;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import press.colophon.translation.Language;
import press.colophon.translation.Languages;
import press.colophon.translation.Term;

/// Reads a glossary from TBX (ISO 30042), in either style: of each concept, the terms of one
/// language and their translations. Deprecated and superseded translations are forbidden ones.
public final class TbxImport {
  private static final List<String> CONCEPTS = List.of("conceptEntry", "termEntry");
  private static final String XML = "http://www.w3.org/XML/1998/namespace";

  private final Language from;
  private final List<Term> terms = new ArrayList<>();
  private final List<String> left = new ArrayList<>();

  private TbxImport(Language from) {
    this.from = from;
  }

  /// What a file has.
  ///
  /// @param left a sentence for each thing that was not understood
  public record Result(List<Term> terms, List<String> left) {
    public Result {
      terms = List.copyOf(terms);
      left = List.copyOf(left);
    }
  }

  /// Reads a file.
  ///
  /// @param from the language of the originals
  /// @throws ExchangeException where it is no TBX
  public static Result read(InputStream in, Language from) {
    Element root = SafeXml.tree(in, "TBX");
    if (!List.of("tbx", "martif").contains(String.valueOf(root.getLocalName()))) {
      throw new ExchangeException(
          "The file is not TBX: its outermost element is %s.".formatted(root.getNodeName()), null);
    }
    TbxImport reading = new TbxImport(from);
    CONCEPTS.forEach(name -> SafeXml.all(root, name).forEach(reading::concept));
    return new Result(reading.terms, reading.left);
  }

  /// A term of a concept.
  private record Word(String term, String status, boolean caseSensitive) {
    boolean isForbidden() {
      return status.startsWith("deprecated") || status.startsWith("superseded");
    }
  }

  private void concept(Element concept) {
    List<Element> languages = new ArrayList<>(SafeXml.children(concept, "langSec"));
    languages.addAll(SafeXml.children(concept, "langSet"));
    List<Word> sources =
        languages.stream()
            .filter(section -> Languages.find(tag(section)).filter(from::equals).isPresent())
            .flatMap(section -> words(section).stream())
            .filter(word -> !word.isForbidden())
            .toList();
    if (sources.isEmpty()) {
      leave(concept, "it has no term in " + from);
      return;
    }
    Element note = SafeXml.child(concept, "note");
    for (Element section : languages) {
      translations(concept, section, sources, note == null ? null : note.getTextContent());
    }
  }

  private void translations(
      Element concept, Element section, List<Word> sources, @Nullable String note) {
    boolean every = tag(section).equals(TbxExport.EVERY_LANGUAGE);
    Optional<Language> to = Languages.find(tag(section));
    if (!every && to.isEmpty()) {
      leave(concept, "the language \"%s\" is not in the catalogue".formatted(tag(section)));
    } else if (every || !to.get().equals(from)) {
      List<Word> words = words(section);
      for (Word source : sources) {
        add(concept, source, every ? null : to.get(), words, note);
      }
    }
  }

  private void add(
      Element concept,
      Word source,
      @Nullable Language to,
      List<Word> words,
      @Nullable String note) {
    try {
      terms.add(
          new Term(
              from,
              to,
              source.term(),
              words.stream().filter(word -> !word.isForbidden()).map(Word::term).toList(),
              words.stream().filter(Word::isForbidden).map(Word::term).toList(),
              source.caseSensitive(),
              note));
    } catch (IllegalArgumentException e) {
      leave(concept, String.valueOf(e.getMessage()).replaceFirst("\\.$", ""));
    }
  }

  private static List<Word> words(Element section) {
    return SafeXml.all(section, "term").stream()
        .map(
            term -> {
              Element around = (Element) term.getParentNode();
              Element note = SafeXml.child(around, "note");
              return new Word(
                  term.getTextContent(),
                  status(around),
                  note != null && note.getTextContent().equals(TbxExport.CASE_SENSITIVE));
            })
        .toList();
  }

  private static String status(Element around) {
    Element own = SafeXml.child(around, "administrativeStatus");
    if (own != null) {
      return own.getTextContent();
    }
    return SafeXml.children(around, "termNote").stream()
        .filter(note -> note.getAttribute("type").equals("administrativeStatus"))
        .map(Element::getTextContent)
        .findFirst()
        .orElse("");
  }

  private static String tag(Element section) {
    return section.getAttributeNS(XML, "lang");
  }

  private void leave(Element concept, String because) {
    left.add("Concept \"%s\": %s.".formatted(concept.getAttribute("id"), because));
  }
}
