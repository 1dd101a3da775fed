package press.colophon.nmt.kernel;

/// What queries attend to: the keys and values of one sentence, laid out for [Operations#attend].
///
/// Mutable, to be used again for the next sentence; not safe for threads. The arrays of keys and
/// values are kept, not copied: they must stay as they are as long as the memory is attended to.
public final class Memory {
  private static final int ALIGNMENT = 16;

  private int tokens;
  private int heads;
  private int dim;
  private float[] keys = {};
  private int keysFrom;
  private float[] values = {};
  private int valuesFrom;
  private int stride;
  private float[] transposedKeys = {};

  /// Takes the keys and values of a sentence.
  ///
  /// @param keys `[..][dim]`, those of the sentence from row `firstRow` on
  /// @param values likewise
  /// @param heads a divisor of `dim`
  public void set(float[] keys, float[] values, int firstRow, int tokens, int heads, int dim) {
    this.tokens = tokens;
    this.heads = heads;
    this.dim = dim;
    this.keys = keys;
    this.values = values;
    keysFrom = firstRow * dim;
    valuesFrom = firstRow * dim;
    transpose();
  }

  private void transpose() {
    stride = Math.ceilDiv(tokens, ALIGNMENT) * ALIGNMENT;
    if (transposedKeys.length < dim * stride) {
      transposedKeys = new float[dim * stride];
    }
    for (int k = 0; k < dim; k++) {
      int row = k * stride;
      for (int t = 0; t < tokens; t++) {
        transposedKeys[row + t] = keys[keysFrom + t * dim + k];
      }
    }
  }

  public int tokens() {
    return tokens;
  }

  int heads() {
    return heads;
  }

  int dim() {
    return dim;
  }

  /// `[..][dim]`, the sentence's from [#keysFrom] on.
  float[] keys() {
    return keys;
  }

  int keysFrom() {
    return keysFrom;
  }

  /// `[..][dim]`, the sentence's from [#valuesFrom] on.
  float[] values() {
    return values;
  }

  int valuesFrom() {
    return valuesFrom;
  }

  /// Floats from one row of [#transposedKeys] to the next: the tokens, filled up to whole vectors.
  int stride() {
    return stride;
  }

  /// `[dim][stride]`; beyond the tokens whatever was there before.
  float[] transposedKeys() {
    return transposedKeys;
  }
}
