package press.colophon.nmt.kernel;

/// What queries attend to: the keys and values of one sentence, laid out for [Operations#attend].
///
/// Mutable, to be used again for the next sentence; not safe for threads. The arrays of keys and
/// values are kept, not copied: they must stay as they are as long as the memory is attended to.
public final class Memory {
  private static final int ALIGNMENT = 16;

  private final int heads;
  private final int dim;
  private int tokens;
  private float[] keys = {};
  private int keysFrom;
  private float[] values = {};
  private int valuesFrom;
  private int stride;
  private float[] transposedKeys = {};
  private int transposedFrom;

  /// @param dim width of a row of keys
  /// @param heads a divisor of `dim`
  public Memory(int dim, int heads) {
    this.dim = dim;
    this.heads = heads;
  }

  /// Takes the keys and values of a sentence.
  ///
  /// @param keys `[..][dim]`, those of the sentence from row `firstRow` on
  /// @param values likewise
  /// @param room where the keys are put transposed, from `roomFrom` on; [#room] says how much
  ///     of it is taken
  public void set(
      float[] keys, float[] values, int firstRow, int tokens, float[] room, int roomFrom) {
    this.tokens = tokens;
    this.keys = keys;
    this.values = values;
    keysFrom = firstRow * dim;
    valuesFrom = firstRow * dim;
    stride = stride(tokens);
    transposedKeys = room;
    transposedFrom = roomFrom;
    transpose();
  }

  /// Floats that the transposed keys of a sentence take.
  public static int room(int tokens, int dim) {
    return dim * stride(tokens);
  }

  private static int stride(int tokens) {
    return Math.ceilDiv(tokens, ALIGNMENT) * ALIGNMENT;
  }

  private void transpose() {
    for (int k = 0; k < dim; k++) {
      int row = transposedFrom + k * stride;
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

  /// `[dim][stride]` from [#transposedFrom] on; beyond the tokens whatever was there before.
  float[] transposedKeys() {
    return transposedKeys;
  }

  int transposedFrom() {
    return transposedFrom;
  }
}
