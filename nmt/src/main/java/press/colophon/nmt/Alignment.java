package press.colophon.nmt;

/// How much each token of a translation looked at each token of its source: soft alignment.
///
/// Immutable. Row `t` belongs to the target's token `t`, column `s` to the source's token `s`; the
/// last column is the source's end of sentence, to which no token of the text belongs. The
/// weights of a row are at least 0 and sum to 1; where a sentence was translated in pieces, tokens
/// of other pieces weigh 0.
public final class Alignment {
  private final float[][] weights;
  private final int sourceTokens;

  /// @param weights `[target tokens][source tokens + 1]`; kept, not copied
  /// @param sourceTokens without the end of sentence
  public Alignment(float[][] weights, int sourceTokens) {
    for (float[] row : weights) {
      if (row.length != sourceTokens + 1) {
        throw new IllegalArgumentException(
            "a row of " + row.length + " weights for " + sourceTokens + " tokens and the end");
      }
    }
    this.weights = weights;
    this.sourceTokens = sourceTokens;
  }

  public int targetTokens() {
    return weights.length;
  }

  /// Without the end of sentence.
  public int sourceTokens() {
    return sourceTokens;
  }

  /// How much one token looked at another.
  ///
  /// @param source from 0 to [#sourceTokens()], which is the end of sentence
  public float weight(int target, int source) {
    return weights[target][source];
  }

  /// The source token with the largest weight, the first of equals; may be [#sourceTokens()].
  public int best(int target) {
    float[] row = weights[target];
    int best = 0;
    for (int s = 1; s < row.length; s++) {
      if (row[s] > row[best]) {
        best = s;
      }
    }
    return best;
  }
}
