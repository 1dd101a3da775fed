package press.colophon.translation;

import com.ibm.icu.lang.UCharacter;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/// The glossary between two languages, held against sentences. Thread-safe.
///
/// Words are compared without their case, unless the term says otherwise, and by their beginnings,
/// since most languages inflect at the end; it would rather miss something:
///
/// - A *required* word stands where a word begins with its stem: all of a word of up to 4 letters,
/// of a longer one all but its last third (`éditeur`: `édite`).
/// - A word of the *source*, or a *forbidden* one, stands where a word begins with all of it and
/// goes on for 2 letters at most (`quay`, `quays`); one of up to 2 letters, or a name, only as it
/// is.
/// - Of a phrase every word must stand, one after the other.
/// - In scripts that do not part words, or put articles and prepositions before them without a
///   space (Arabic, Hebrew), the letters are looked for anywhere.
/// - A word inside a longer term belongs to that one: "York" in "New York" is not asked for.
final class Terminology {
  /// Without any terms.
  static final Terminology NONE = new Terminology(List.of(), Language.ENGLISH, Language.ENGLISH);

  private static final String TAG = "colophon-name";
  private static final Set<String> UNPARTED =
      Set.of("Hans", "Hant", "Jpan", "Thai", "Laoo", "Khmr", "Mymr", "Arab", "Hebr");
  private static final Set<String> DOTLESS = Set.of("tr", "az");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
  private static final int SHORT = 4;
  private static final int LONGEST_ENDING = 2;

  private final List<Term> terms;
  private final Language from;
  private final Language to;
  private final @Nullable Pattern names;

  Terminology(List<Term> terms, Language from, Language to) {
    this.terms =
        terms.stream()
            .sorted(Comparator.comparingInt((Term term) -> term.source().length()).reversed())
            .toList();
    this.from = from;
    this.to = to;
    this.names = names();
  }

  private @Nullable Pattern names() {
    String any =
        terms.stream()
            .filter(Term::isName)
            .map(term -> Pattern.quote(term.source()))
            .collect(Collectors.joining("|"));
    if (any.isEmpty()) {
      return null;
    }
    return Pattern.compile(
        isUnparted(from)
            ? any
            : "(?<![\\p{L}\\p{M}\\p{N}])(?:" + any + ")(?![\\p{L}\\p{M}\\p{N}])");
  }

  private static boolean isUnparted(Language language) {
    return UNPARTED.contains(language.script());
  }

  /// Whether a required term is not in the translation, or a forbidden one is.
  boolean isBroken(Segment source, Segment target) {
    if (terms.isEmpty()) {
      return false;
    }
    Sides exact = new Sides(source, target, true);
    Sides folded = new Sides(source, target, false);
    BitSet taken = new BitSet();
    for (Term term : terms) {
      Sides sides = term.caseSensitive() ? exact : folded;
      BitSet found = sides.before.find(term.source(), term.isName() ? Fit.WHOLE : Fit.ENDING);
      found.andNot(taken);
      if (!found.isEmpty()) {
        taken.or(found);
        if (isBroken(term, sides.after)) {
          return true;
        }
      }
    }
    return false;
  }

  /// A sentence and its translation, made ready to be searched.
  private final class Sides {
    private final Text before;
    private final Text after;

    private Sides(Segment source, Segment target, boolean caseSensitive) {
      before = new Text(source.text(), from, caseSensitive);
      after = new Text(target.text(), to, caseSensitive);
    }
  }

  private static boolean isBroken(Term term, Text text) {
    BitSet required = new BitSet();
    for (String word : term.required()) {
      required.or(text.find(word, term.isName() ? Fit.WHOLE : Fit.STEM));
    }
    if (required.isEmpty() && !term.required().isEmpty()) {
      return true;
    }
    BitSet forbidden = new BitSet();
    term.forbidden().forEach(word -> forbidden.or(text.find(word, Fit.ENDING)));
    forbidden.andNot(required);
    return !forbidden.isEmpty();
  }

  /// How a word of a text may differ from that of a term.
  private enum Fit {
    WHOLE,
    ENDING,
    STEM;

    boolean allows(String word, String wanted) {
      return switch (this) {
        case WHOLE -> word.equals(wanted);
        case ENDING ->
            word.equals(wanted)
                || (wanted.length() > LONGEST_ENDING
                    && word.startsWith(wanted)
                    && word.length() <= wanted.length() + LONGEST_ENDING);
        case STEM -> word.startsWith(stem(wanted));
      };
    }
  }

  static String stem(String word) {
    return word.length() <= SHORT ? word : word.substring(0, word.length() - word.length() / 3);
  }

  /// A text whose places are its words, or its letters where words are not parted.
  private static final class Text {
    private final Language language;
    private final boolean caseSensitive;
    private final String letters;
    private final List<String> words;

    private Text(String text, Language language, boolean caseSensitive) {
      this.language = language;
      this.caseSensitive = caseSensitive;
      this.letters = folded(text);
      this.words = words(letters);
    }

    private String folded(String text) {
      String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
      if (caseSensitive) {
        return normal;
      }
      boolean dotless = DOTLESS.contains(language.locale().getLanguage());
      return UCharacter.foldCase(
          normal, dotless ? UCharacter.FOLD_CASE_EXCLUDE_SPECIAL_I : UCharacter.FOLD_CASE_DEFAULT);
    }

    /// The places where a term stands.
    private BitSet find(String term, Fit fit) {
      return isUnparted(language) ? findLetters(folded(term)) : findWords(words(folded(term)), fit);
    }

    private BitSet findLetters(String term) {
      BitSet found = new BitSet();
      for (int at = letters.indexOf(term); at >= 0; at = letters.indexOf(term, at + 1)) {
        found.set(at, at + term.length());
      }
      return found;
    }

    private BitSet findWords(List<String> term, Fit fit) {
      BitSet found = new BitSet();
      for (int at = 0; at + term.size() <= words.size(); at++) {
        if (stands(term, words.subList(at, at + term.size()), fit)) {
          found.set(at, at + term.size());
        }
      }
      return found;
    }

    private static boolean stands(List<String> term, List<String> words, Fit fit) {
      for (int i = 0; i < term.size(); i++) {
        if (!fit.allows(words.get(i), term.get(i))) {
          return false;
        }
      }
      return true;
    }

    private static List<String> words(String text) {
      List<String> words = new ArrayList<>();
      Matcher word = WORD.matcher(text);
      while (word.find()) {
        words.add(word.group());
      }
      return words;
    }
  }

  /// The segment with marks around the names that an engine is not to touch; [#lifted] takes them
  /// off what it made.
  Segment shielded(Segment segment) {
    if (names == null || !names.matcher(segment.text()).find()) {
      return segment;
    }
    Document page = parsed(segment);
    page.body().selectXpath(".//text()", TextNode.class).forEach(text -> shield(text, names));
    return new Segment(page.body().html());
  }

  static Segment lifted(Segment segment) {
    if (!segment.html().contains(TAG)) {
      return segment;
    }
    Document page = parsed(segment);
    page.body().select(TAG).forEach(Element::unwrap);
    return new Segment(page.body().html());
  }

  private static void shield(TextNode node, Pattern names) {
    String text = node.getWholeText();
    Matcher name = names.matcher(text);
    List<Node> pieces = new ArrayList<>();
    int done = 0;
    while (name.find()) {
      pieces.add(new TextNode(text.substring(done, name.start())));
      pieces.add(new Element(TAG).attr("translate", "no").text(name.group()));
      done = name.end();
    }
    if (done > 0) {
      pieces.add(new TextNode(text.substring(done)));
      pieces.forEach(node::before);
      node.remove();
    }
  }

  private static Document parsed(Segment segment) {
    Document page = Jsoup.parseBodyFragment(segment.html());
    page.outputSettings().prettyPrint(false);
    return page;
  }
}
