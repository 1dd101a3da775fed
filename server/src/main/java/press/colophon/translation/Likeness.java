package press.colophon.translation;

import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import press.colophon.platform.texts.EditDistance;

/// How alike two sentences are, in percent, as programs for translators say it: how much of the
/// longer one is left when it is edited into the other, word by word.
///
/// A word that is deleted or put in costs one word; one in place of another costs the share of its
/// letters that differ, all of it from a half on. Words are those of Unicode (UAX 29), and of ICU's
/// dictionaries in scripts that do not part them; marks count as words, white space does not.
final class Likeness {
  private static final int SAME = 100;

  private Likeness() {}

  /// How alike two texts are: 0 to 100, and 100 only for the same words and marks.
  static int percent(String one, String other) {
    List<String> a = words(one);
    List<String> b = words(other);
    int longer = Math.max(a.size(), b.size());
    if (longer == 0 || a.equals(b)) {
      return SAME;
    }
    int percent = (int) (SAME * (1 - distance(a, b) / longer));
    return Math.clamp(percent, 0, SAME - 1);
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    BreakIterator breaks = BreakIterator.getWordInstance(Locale.ROOT);
    breaks.setText(text);
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      String word = text.substring(start, end);
      if (!word.isBlank()) {
        words.add(word);
      }
    }
    return words;
  }

  /// Levenshtein's distance, row by row, in words.
  private static double distance(List<String> a, List<String> b) {
    double[] row = new double[b.size() + 1];
    for (int j = 0; j <= b.size(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.size(); i++) {
      double diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.size(); j++) {
        double changed = diagonal + difference(a.get(i - 1), b.get(j - 1));
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.size()];
  }

  /// 0 for the same word to 1 for another one.
  private static double difference(String a, String b) {
    int longer = Math.max(a.length(), b.length());
    if (a.equals(b)) {
      return 0;
    }
    if (2 * Math.abs(a.length() - b.length()) >= longer) {
      return 1;
    }
    double share = (double) EditDistance.between(a, b) / longer;
    return share >= 0.5 ? 1 : share;
  }
}
