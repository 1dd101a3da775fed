package press.colophon.translation.quality;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/// BLEU, from 0 to 100: how many sequences of one to four words a translation has in common with
/// one by a person, less where the translation is shorter.
///
/// Words are told apart by the rules that WMT calls 13a; a length without a match counts as a half,
/// then a quarter match. Source: K. Papineni et al., "BLEU: a Method for Automatic Evaluation of
/// Machine Translation", 2002; M. Post, "A Call for Clarity in Reporting BLEU Scores", 2018. In
/// languages without spaces between words it compares characters.
final class Bleu {
  private static final int LONGEST = 4;
  private static final Pattern SIGN = Pattern.compile("([{-~\\[-` -&(-+:-@/])");
  private static final Pattern AFTER_NO_DIGIT = Pattern.compile("([^0-9])([.,])");
  private static final Pattern BEFORE_NO_DIGIT = Pattern.compile("([.,])([^0-9])");
  private static final Pattern DASH = Pattern.compile("([0-9])(-)");

  private Bleu() {}

  static double ofWords(List<String> translations, List<String> references) {
    return of(translations, references, Bleu::words);
  }

  static double ofCharacters(List<String> translations, List<String> references) {
    return of(translations, references, Bleu::characters);
  }

  private static double of(
      List<String> translations, List<String> references, Function<String, List<String>> cut) {
    long[] common = new long[LONGEST];
    long[] all = new long[LONGEST];
    long translated = 0;
    long expected = 0;
    for (int i = 0; i < references.size(); i++) {
      List<String> found = cut.apply(translations.get(i));
      List<String> wanted = cut.apply(references.get(i));
      translated += found.size();
      expected += wanted.size();
      for (int n = 1; n <= LONGEST; n++) {
        all[n - 1] += Math.max(0, found.size() - n + 1);
        common[n - 1] += common(sequences(found, n), sequences(wanted, n));
      }
    }
    return common[0] == 0 || all[LONGEST - 1] == 0
        ? 0
        : brevity(translated, expected) * mean(common, all);
  }

  private static double brevity(long translated, long expected) {
    return translated > expected ? 1 : Math.exp(1 - (double) expected / translated);
  }

  private static double mean(long[] common, long[] all) {
    double logarithms = 0;
    double smooth = 1;
    for (int n = 0; n < LONGEST; n++) {
      if (common[n] == 0) {
        smooth *= 2;
      }
      double matches = common[n] == 0 ? 1 / smooth : common[n];
      logarithms += Math.log(100 * matches / all[n]);
    }
    return Math.exp(logarithms / LONGEST);
  }

  private static long common(Map<List<String>, Integer> found, Map<List<String>, Integer> wanted) {
    return found.entrySet().stream()
        .mapToLong(each -> Math.min(each.getValue(), wanted.getOrDefault(each.getKey(), 0)))
        .sum();
  }

  private static Map<List<String>, Integer> sequences(List<String> words, int n) {
    Map<List<String>, Integer> counts = new HashMap<>();
    for (int i = 0; i + n <= words.size(); i++) {
      counts.merge(words.subList(i, i + n), 1, Integer::sum);
    }
    return counts;
  }

  private static List<String> words(String line) {
    String text =
        " "
            + line.strip()
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
            + " ";
    text = SIGN.matcher(text).replaceAll(" $1 ");
    text = AFTER_NO_DIGIT.matcher(text).replaceAll("$1 $2 ");
    text = BEFORE_NO_DIGIT.matcher(text).replaceAll(" $1 $2");
    text = DASH.matcher(text).replaceAll("$1 $2 ");
    return Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }

  private static List<String> characters(String line) {
    return line.codePoints()
        .filter(c -> !Character.isWhitespace(c))
        .mapToObj(Character::toString)
        .toList();
  }
}
