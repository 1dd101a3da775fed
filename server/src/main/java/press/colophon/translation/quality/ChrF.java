package press.colophon.translation.quality;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// chrF2, from 0 to 100: how many sequences of one to six characters a translation has in common
/// with one by a person, the person's counting twice as much.
///
/// White space is taken out; case counts. Matches are summed over all sentences; precision and
/// recall are averages over the lengths that both sides have. Source: M. Popović, "chrF: character
/// n-gram F-score for automatic MT evaluation", 2015; parameters as in sacreBLEU
/// (`nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no`).
final class ChrF {
  private static final int LONGEST = 6;

  /// Beta squared.
  private static final double RECALL_WEIGHT = 4;

  private ChrF() {}

  /// @param translations one for each reference, in its order
  static double of(List<String> translations, List<String> references) {
    double precision = 0;
    double recall = 0;
    int lengths = 0;
    for (int n = 1; n <= LONGEST; n++) {
      Tally tally = tally(translations, references, n);
      if (tally.translated > 0 && tally.expected > 0) {
        precision += (double) tally.common / tally.translated;
        recall += (double) tally.common / tally.expected;
        lengths++;
      }
    }
    return precision + recall == 0
        ? 0
        : 100
            * (1 + RECALL_WEIGHT)
            * (precision / lengths)
            * (recall / lengths)
            / (RECALL_WEIGHT * precision / lengths + recall / lengths);
  }

  private record Tally(long translated, long expected, long common) {}

  private static Tally tally(List<String> translations, List<String> references, int n) {
    long translated = 0;
    long expected = 0;
    long common = 0;
    for (int i = 0; i < references.size(); i++) {
      Map<String, Integer> wanted = sequences(references.get(i), n);
      Map<String, Integer> found = sequences(translations.get(i), n);
      expected += sum(wanted);
      // A reference too short for this length judges nothing of it.
      translated += wanted.isEmpty() ? 0 : sum(found);
      for (Map.Entry<String, Integer> each : found.entrySet()) {
        common += Math.min(each.getValue(), wanted.getOrDefault(each.getKey(), 0));
      }
    }
    return new Tally(translated, expected, common);
  }

  private static long sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToLong(Integer::longValue).sum();
  }

  private static Map<String, Integer> sequences(String text, int n) {
    int[] letters = text.codePoints().filter(c -> !Character.isWhitespace(c)).toArray();
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i + n <= letters.length; i++) {
      counts.merge(new String(letters, i, n), 1, Integer::sum);
    }
    return counts;
  }
}
