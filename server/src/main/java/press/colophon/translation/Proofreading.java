package press.colophon.translation;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/// Looks for what a program can see of a translation gone wrong. What it finds grave is wrong
/// almost surely, since readers then get the original sentence instead: it would rather miss
/// something. Thread-safe.
final class Proofreading {
  /// Longer numbers are years, amounts, counts: they come through as digits.
  private static final Pattern NUMBER =
      Pattern.compile("\\p{Nd}{1,3}(?:[.,\\u00a0\\u202f ]\\p{Nd}{3})+(?!\\p{Nd})|\\p{Nd}{3,}");

  /// After such a number stands a word that other languages count differently: 15 lakh, 150万.
  private static final Pattern SCALED =
      Pattern.compile("^[\\s\\u00a0-]*(?:million|billion|trillion|thousand|m|bn|tn|k|mn)\\b.*");

  private static final Set<String> OTHER_NUMERALS = Set.of("ja", "zh", "ko");

  /// Fewer letters may be a name.
  private static final int FEW_LETTERS = 20;

  private static final int FEW_WORDS = 5;

  /// So many times the same words, one after the other, are no style.
  private static final int ROUNDS = 5;

  private static final int LONGEST_CIRCLE = 6;

  private final Language from;
  private final Language to;
  private final Terminology terms;

  Proofreading(Language from, Language to) {
    this(from, to, Terminology.NONE);
  }

  /// @param terms the glossary between the two
  Proofreading(Language from, Language to, Terminology terms) {
    this.from = from;
    this.to = to;
    this.terms = terms;
  }

  /// What is wrong with a translation; nothing, most often.
  List<Flaw> flaws(Segment source, Segment target) {
    List<Flaw> flaws = new ArrayList<>();
    String before = source.text();
    String after = target.text();
    if (after.isBlank()) {
      return source.isBlank() ? List.of() : List.of(Flaw.EMPTY);
    }
    note(flaws, Flaw.NUMBERS, losesNumbers(before, after));
    note(flaws, Flaw.MARKUP, !markup(source).equals(markup(target)));
    note(flaws, Flaw.SCRIPT, isInAnotherScript(before, after));
    note(flaws, Flaw.REPETITION, circles(after) && !circles(before));
    note(flaws, Flaw.UNTRANSLATED, isTheSame(before, after));
    note(flaws, Flaw.GLOSSARY, terms.isBroken(source, target));
    return flaws;
  }

  private static void note(List<Flaw> flaws, Flaw flaw, boolean found) {
    if (found) {
      flaws.add(flaw);
    }
  }

  private boolean losesNumbers(String before, String after) {
    if (OTHER_NUMERALS.contains(to.locale().getLanguage())
        || OTHER_NUMERALS.contains(from.locale().getLanguage())) {
      return false;
    }
    String digits = digits(after);
    return NUMBER
        .matcher(before)
        .results()
        .filter(number -> !isScaled(before, number))
        .anyMatch(number -> !digits.contains(digits(number.group())));
  }

  private static boolean isScaled(String text, MatchResult number) {
    return SCALED.matcher(text.substring(number.end()).lines().findFirst().orElse("")).matches();
  }

  /// Digits of any script as 0 to 9, without what groups them.
  private static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), 10);
      if (digit >= 0) {
        digits.append(digit);
      }
    }
    return digits.toString();
  }

  /// Elements in the order of their names: sentences are built differently elsewhere.
  static List<String> markup(Segment segment) {
    return Jsoup.parseBodyFragment(segment.html()).body().select("body *").stream()
        .map(Proofreading::tag)
        .sorted()
        .toList();
  }

  private static String tag(Element element) {
    return element.normalName() + " " + element.attr("href");
  }

  private boolean isInAnotherScript(String before, String after) {
    if (to.script().equals(from.script())) {
      return false;
    }
    long letters = after.codePoints().filter(UCharacter::isLetter).count();
    long own = after.codePoints().filter(this::isOfScript).count();
    long namesAndCodes =
        before.codePoints().filter(UCharacter::isLetter).count() < FEW_LETTERS ? letters : 0;
    return namesAndCodes == 0 && letters >= FEW_LETTERS && own * 4 < letters;
  }

  private boolean isOfScript(int letter) {
    int script = UScript.getScript(letter);
    return switch (to.script()) {
      case "Jpan" ->
          script == UScript.HAN || script == UScript.HIRAGANA || script == UScript.KATAKANA;
      case "Hans", "Hant" -> script == UScript.HAN;
      case "Kore" -> script == UScript.HANGUL || script == UScript.HAN;
      default -> UScript.getShortName(script).equals(to.script());
    };
  }

  private static boolean circles(String text) {
    List<String> words = words(text);
    for (int length = 1; length <= LONGEST_CIRCLE; length++) {
      int same = 0;
      for (int i = length; i < words.size(); i++) {
        same = words.get(i).equals(words.get(i - length)) ? same + 1 : 0;
        if (same >= length * (ROUNDS - 1)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isTheSame(String before, String after) {
    List<String> words = words(before);
    return words.size() >= FEW_WORDS && words.equals(words(after));
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }
}
