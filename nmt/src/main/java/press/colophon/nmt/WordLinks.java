package press.colophon.nmt;

import java.util.Arrays;
import java.util.Map;

/// How much each word of a translation looked at each word of its source: the soft alignment of
/// tokens, summed to words.
///
/// A token's weight goes to the words it touches, by the chars it shares with them. A row is the
/// mean of the word's tokens, weighted by their chars, and sums to 1 less what went to the end of
/// the sentence.
final class WordLinks {
  private static final float LEAST = 0.1f;

  /// What is less is noise: the many words of a long sentence would outweigh the one looked at.
  private static final float FAINT = 0.04f;

  /// [target words][source words + 1]: the weight of all source words before the index.
  private final float[][] sums;

  private final int[] targets;
  private final int[] targetsUpTo;
  private final int[] targetsFrom;

  private WordLinks(float[][] weights, int sourceWords) {
    targets = strongest(weights, sourceWords);
    targetsUpTo = targets.clone();
    targetsFrom = targets.clone();
    for (int s = 1; s < sourceWords; s++) {
      int back = sourceWords - 1 - s;
      targetsUpTo[s] = targets[s] >= 0 ? targets[s] : targetsUpTo[s - 1];
      targetsFrom[back] = targets[back] >= 0 ? targets[back] : targetsFrom[back + 1];
    }
    sums = new float[weights.length][sourceWords + 1];
    for (int t = 0; t < weights.length; t++) {
      for (int s = 0; s < sourceWords; s++) {
        sums[t][s + 1] = sums[t][s] + (weights[t][s] < FAINT ? 0 : weights[t][s]);
      }
    }
  }

  /// Sums the alignment of a sentence.
  ///
  /// @param certain source words by the target words that are known to be made from them and from
  ///     nothing else; nothing else is made from them
  static WordLinks of(
      TranslatedSentence sentence,
      Ranges sourceTokens,
      Ranges source,
      Ranges targetTokens,
      Ranges target,
      Map<Integer, Integer> certain) {
    Shares from = Shares.of(sourceTokens, source);
    Shares to = Shares.of(targetTokens, target);
    float[][] weights = new float[target.size()][source.size()];
    float[] chars = new float[target.size()];
    for (int k = 0; k < to.size; k++) {
      from.add(sentence.alignment(), to.tokens[k], to.chars[k], weights[to.words[k]]);
      chars[to.words[k]] += to.chars[k];
    }
    for (int t = 0; t < weights.length; t++) {
      divide(weights[t], chars[t]);
    }
    fix(weights, certain);
    return new WordLinks(weights, source.size());
  }

  private static void divide(float[] row, float by) {
    for (int s = 0; s < row.length && by > 0; s++) {
      row[s] /= by;
    }
  }

  private static void fix(float[][] weights, Map<Integer, Integer> certain) {
    for (float[] row : weights) {
      certain.values().forEach(source -> row[source] = 0);
    }
    certain.forEach(
        (target, source) -> {
          Arrays.fill(weights[target], 0);
          weights[target][source] = 1;
        });
  }

  private static int[] strongest(float[][] weights, int sourceWords) {
    int[] best = new int[sourceWords];
    Arrays.fill(best, -1);
    for (int s = 0; s < sourceWords; s++) {
      float most = LEAST;
      for (int t = 0; t < weights.length; t++) {
        if (weights[t][s] > most) {
          most = weights[t][s];
          best[s] = t;
        }
      }
    }
    return best;
  }

  /// How much a target word looked at the source words from one to before another.
  float weight(int target, int from, int to) {
    return Math.max(0, sums[target][to] - sums[target][from]);
  }

  /// The target word that looked most at a source word; -1 if none did to speak of.
  int targetOf(int source) {
    return targets[source];
  }

  /// The target word of the nearest source word that has one, from this one back; or -1.
  int lastTargetUpTo(int source) {
    return targetsUpTo[source];
  }

  /// The target word of the nearest source word that has one, from this one on; or -1.
  int firstTargetFrom(int source) {
    return targetsFrom[source];
  }

  /// Which token touches which word, and with how many of its chars.
  private static final class Shares {
    private final int[] tokens;
    private final int[] words;
    private final float[] chars;

    /// Of the token's chars that are in words.
    private final float[] parts;

    private int size;

    private Shares(int most) {
      tokens = new int[most];
      words = new int[most];
      chars = new float[most];
      parts = new float[most];
    }

    static Shares of(Ranges places, Ranges words) {
      Shares shares = new Shares(most(places, words));
      for (int t = 0; t < places.size(); t++) {
        shares.touch(t, places.get(t), words);
      }
      return shares;
    }

    private static int most(Ranges places, Ranges words) {
      int count = 0;
      for (int t = 0; t < places.size(); t++) {
        int end = words.firstFrom(places.end(t));
        count += Math.max(0, end - words.firstBehind(places.begin(t)));
      }
      return count;
    }

    private void touch(int token, TextRange place, Ranges all) {
      int first = size;
      float sum = 0;
      int end = all.firstFrom(place.end());
      for (int w = all.firstBehind(place.begin()); w < end; w++) {
        tokens[size] = token;
        words[size] = w;
        chars[size] = Math.min(place.end(), all.end(w)) - Math.max(place.begin(), all.begin(w));
        sum += chars[size++];
      }
      for (int k = first; k < size; k++) {
        parts[k] = chars[k] / sum;
      }
    }

    /// Adds what one target token looked at, word by word.
    void add(Alignment alignment, int target, float factor, float[] row) {
      for (int k = 0; k < size; k++) {
        row[words[k]] += factor * parts[k] * alignment.weight(target, tokens[k]);
      }
    }
  }
}
