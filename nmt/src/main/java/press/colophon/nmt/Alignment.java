package press.colophon.nmt;

import java.util.Arrays;
import java.util.List;

/// How much each token of a translation looked at each token of its source: soft alignment.
///
/// Immutable. Row `t` belongs to the target's token `t`, column `s` to the source's token `s`; the
/// last column is the source's end of sentence, to which no token of the text belongs. The weights
/// of a row are at least 0 and sum to 1; where a sentence was translated in pieces, tokens of other
/// pieces weigh 0 and take no memory.
public final class Alignment {
  private final List<Row> rows;
  private final int sourceTokens;

  private Alignment(List<Row> rows, int sourceTokens) {
    this.rows = List.copyOf(rows);
    this.sourceTokens = sourceTokens;
    for (Row row : rows) {
      if (row.first < 0 || row.first + row.weights.length > sourceTokens + 1) {
        throw new IllegalArgumentException(
            "a row of %d weights from token %d on for %d tokens and the end"
                .formatted(row.weights.length, row.first, sourceTokens));
      }
    }
  }

  /// An alignment from all its weights.
  ///
  /// @param weights `[target tokens][source tokens + 1]`; kept, not copied
  /// @param sourceTokens without the end of sentence
  public Alignment(float[][] weights, int sourceTokens) {
    this(Arrays.stream(weights).map(row -> new Row(0, row)).toList(), sourceTokens);
    for (float[] row : weights) {
      if (row.length != sourceTokens + 1) {
        throw new IllegalArgumentException(
            "a row of " + row.length + " weights for " + sourceTokens + " tokens and the end");
      }
    }
  }

  static Alignment ofRows(List<Row> rows, int sourceTokens) {
    return new Alignment(rows, sourceTokens);
  }

  /// What one target token looked at within its piece of the sentence.
  ///
  /// @param first source token of the piece
  /// @param weights of the piece's tokens, and of the end of sentence
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Row(int first, float[] weights) {

    /// A row from the weights of all tokens and the end, less the zeros around what it looked at.
    static Row ofAll(float[] weights) {
      int end = weights.length - 1;
      int first = 0;
      while (first < end && weights[first] == 0) {
        first++;
      }
      int behind = end;
      while (behind > first && weights[behind - 1] == 0) {
        behind--;
      }
      float[] kept = Arrays.copyOfRange(weights, first, behind + 1);
      kept[behind - first] = weights[end];
      return new Row(first, kept);
    }

    /// Adds its weights, times a factor, to those of all tokens and the end.
    void addTo(float[] sum, float factor) {
      int last = weights.length - 1;
      for (int i = 0; i < last && factor > 0; i++) {
        sum[first + i] += factor * weights[i];
      }
      sum[sum.length - 1] += factor * weights[last];
    }

    private float weight(int source, int end) {
      int at = source == end ? weights.length - 1 : source - first;
      return at < 0 || at >= weights.length - (source == end ? 0 : 1) ? 0 : weights[at];
    }

    /// The place of the largest weight; the end of sentence is behind all others.
    private int best(int end) {
      int best = 0;
      for (int i = 1; i < weights.length; i++) {
        best = weights[i] > weights[best] ? i : best;
      }
      return best == weights.length - 1 ? end : first + best;
    }
  }

  /// Adds one token's weights, times a factor, to those of all source tokens and the end.
  void addTo(float[] sum, int target, float factor) {
    rows.get(target).addTo(sum, factor);
  }

  public int targetTokens() {
    return rows.size();
  }

  /// Without the end of sentence.
  public int sourceTokens() {
    return sourceTokens;
  }

  /// How much one token looked at another.
  ///
  /// @param source from 0 to [#sourceTokens()], which is the end of sentence
  public float weight(int target, int source) {
    return rows.get(target).weight(source, sourceTokens);
  }

  /// The source token with the largest weight, the first of equals; may be [#sourceTokens()].
  public int best(int target) {
    return rows.get(target).best(sourceTokens);
  }
}
