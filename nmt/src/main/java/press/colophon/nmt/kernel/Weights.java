package press.colophon.nmt.kernel;

import java.nio.ByteBuffer;

/// A matrix of a network and what is added after multiplying by it: `y = x·W + bias`.
///
/// Immutable. Columns are packed into panels, [#panel] columns side by side, so that a kernel
/// walks through memory in order: panel `p` holds `W[k][p·panel + c]` at `(p·in + k)·panel + c`.
/// A panel of 1 is the transposed matrix. The last panel is filled up with zeros.
@SuppressWarnings("ArrayRecordComponent") // numbers of a network: never compared, never copied
public sealed interface Weights {

  /// Rows of the matrix: how many numbers go in, a multiple of 64.
  int in();

  /// Columns of the matrix: how many numbers come out.
  int out();

  /// Columns side by side in memory.
  int panel();

  /// 8-bit weights, multiplied with inputs that are quantised to 8 bits on the way.
  ///
  /// What is computed follows the reference engine bit for bit: the quantised input is shifted by
  /// 127 to be positive, summed as integers, and the shift is taken out again through the bias.
  ///
  /// @param panels signed, `[panels][in][panel]`
  /// @param shifts `127·Σ_k W[k][n]`, `[panels·panel]`: what the shift adds to each sum
  /// @param scale the input's multiplier: `A = round(x·scale)`, clamped to ±127
  /// @param unquantise what a sum is multiplied by to be a number again
  /// @param bias with the shift taken out, `[panels·panel]`
  record Int8(
      int in,
      int out,
      int panel,
      byte[] panels,
      int[] shifts,
      float scale,
      float unquantise,
      float[] bias)
      implements Weights {

    /// Packs a matrix as the files hold it.
    ///
    /// @param transposed `[out][in]`, signed, from position 0 on; not kept
    /// @param multiplier of the weights: `W ≈ transposed / multiplier`
    /// @param scale the input's multiplier
    /// @param bias `[out]`, or empty for none
    public static Int8 pack(
        ByteBuffer transposed,
        int in,
        int out,
        float multiplier,
        float scale,
        float[] bias,
        int panel) {
      int columns = Math.ceilDiv(out, panel) * panel;
      byte[] panels = new byte[Math.multiplyExact(columns, in)];
      int[] shifts = new int[columns];
      float[] prepared = new float[columns];
      float unshift = unshift(multiplier, scale);
      byte[] column = new byte[in];
      for (int n = 0; n < out; n++) {
        transposed.get(n * in, column);
        int sum = packColumn(column, panels, n / panel * panel * in + n % panel, panel);
        shifts[n] = 127 * sum;
        prepared[n] = bias.length == 0 ? sum * unshift : sum * unshift + bias[n];
      }
      return new Int8(
          in, out, panel, panels, shifts, scale, unquantise(multiplier, scale), prepared);
    }

    /// Takes out of a sum what the shift of the input by 127 put in, in the reference's rounding.
    public static float unshift(float multiplier, float scale) {
      return -((127f / scale) * (127f / multiplier)) / 127f;
    }

    /// What a sum of products is multiplied by to be a number again.
    public static float unquantise(float multiplier, float scale) {
      return 1f / (scale * multiplier);
    }

    private static int packColumn(byte[] column, byte[] panels, int at, int panel) {
      int sum = 0;
      for (int k = 0; k < column.length; k++) {
        panels[at + k * panel] = column[k];
        sum += column[k];
      }
      return sum;
    }
  }

  /// Weights as they are, from files that were not quantised.
  ///
  /// @param panels `[panels][in][panel]`
  /// @param bias `[panels·panel]`
  record Float32(int in, int out, int panel, float[] panels, float[] bias) implements Weights {

    /// Packs a matrix as the files hold it.
    ///
    /// @param rows `[in][out]`
    /// @param bias `[out]`, or empty for none
    public static Float32 pack(float[] rows, int in, int out, float[] bias, int panel) {
      int columns = Math.ceilDiv(out, panel) * panel;
      float[] panels = new float[Math.multiplyExact(columns, in)];
      for (int k = 0; k < in; k++) {
        for (int n = 0; n < out; n++) {
          panels[(n / panel * in + k) * panel + n % panel] = rows[k * out + n];
        }
      }
      float[] padded = new float[columns];
      System.arraycopy(bias, 0, padded, 0, bias.length);
      return new Float32(in, out, panel, panels, padded);
    }
  }
}
