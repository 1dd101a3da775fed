package press.colophon.nmt.marian;

/// The rows of numbers that words stand for.
///
/// Immutable. Either 8-bit with a common unit, or float.
///
/// @param dim width of a row
/// @param words how many
/// @param bytes `[words][dim]`, or empty
/// @param unit what a byte is multiplied by
/// @param floats `[words][dim]`, or empty
@SuppressWarnings("ArrayRecordComponent") // numbers of a network: never compared, never copied
record Embedding(int dim, int words, byte[] bytes, float unit, float[] floats) {

  static Embedding ofBytes(int dim, int words, byte[] rows, float multiplier) {
    return new Embedding(dim, words, rows, 1 / multiplier, new float[0]);
  }

  static Embedding ofFloats(int dim, int words, float[] rows) {
    return new Embedding(dim, words, new byte[0], 0, rows);
  }

  /// Writes `√dim·E[word] + position`.
  void write(int word, float[] position, float[] to, int at) {
    float scale = (float) Math.sqrt(dim);
    int from = word * dim;
    if (floats.length > 0) {
      for (int k = 0; k < dim; k++) {
        to[at + k] = floats[from + k] * scale + position[k];
      }
    } else {
      for (int k = 0; k < dim; k++) {
        to[at + k] = bytes[from + k] * unit * scale + position[k];
      }
    }
  }
}
