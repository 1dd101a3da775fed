package press.colophon.nmt.kernel;

/// The embedding matrix seen as the last layer: one row of weights for each word.
///
/// Immutable. Rows stay as the files hold them, one word after the other, because only those of the
/// words that may come next are multiplied, and which these are differs from sentence to sentence.
@SuppressWarnings("ArrayRecordComponent") // numbers of a network: never compared, never copied
public sealed interface Output {

  /// Numbers of a row.
  int in();

  /// Words.
  int words();

  /// The 8-bit form; see [Weights.Int8] for the arithmetic.
  ///
  /// @param rows `[words][in]`, signed
  /// @param shifts `[words]`
  /// @param bias with the shift taken out, `[words]`
  record Int8(
      int in, int words, byte[] rows, int[] shifts, float scale, float unquantise, float[] bias)
      implements Output {

    /// Prepares the matrix.
    ///
    /// @param multiplier of the weights
    /// @param scale the input's multiplier
    /// @param bias `[words]`
    public static Int8 prepare(
        byte[] rows, int in, int words, float multiplier, float scale, float[] bias) {
      int[] shifts = new int[words];
      float[] prepared = new float[words];
      float unshift = Weights.Int8.unshift(multiplier, scale);
      for (int n = 0; n < words; n++) {
        int sum = 0;
        for (int k = n * in; k < (n + 1) * in; k++) {
          sum += rows[k];
        }
        shifts[n] = 127 * sum;
        prepared[n] = sum * unshift + bias[n];
      }
      return new Int8(
          in, words, rows, shifts, scale, Weights.Int8.unquantise(multiplier, scale), prepared);
    }
  }

  /// The unquantised form.
  ///
  /// @param rows `[words][in]`
  /// @param bias `[words]`
  record Float32(int in, int words, float[] rows, float[] bias) implements Output {}
}
