package press.colophon.nmt.kernel;

/// The operations as plain loops: what they mean, and what the fast ones are tested against.
///
/// Optionally sums 8-bit products as processors do that have only `pmaddubsw`: products 2j and 2j+1
/// are added with saturation to 16 bits before they go into the 32-bit sum.
public final class PlainOperations implements Operations {
  private final boolean saturating;
  private byte[] quantised = {};
  private float[] scores = {};

  /// @param saturating whether pairs of 8-bit products saturate at 16 bits
  public PlainOperations(boolean saturating) {
    this.saturating = saturating;
  }

  @Override
  public int panel() {
    return 1;
  }

  @Override
  public void multiply(float[] x, int xRow, int rows, Weights weights, float[] y, int yRow) {
    for (int row = 0; row < rows; row++) {
      int from = (xRow + row) * weights.in();
      int to = (yRow + row) * weights.out();
      switch (weights) {
        case Weights.Int8 w -> multiplyRow(x, from, w, y, to);
        case Weights.Float32 w -> multiplyRow(x, from, w, y, to);
      }
    }
  }

  private void multiplyRow(float[] x, int from, Weights.Int8 w, float[] y, int to) {
    quantise(x, from, w.in(), w.scale());
    for (int n = 0; n < w.out(); n++) {
      int sum = shiftedSum(w.panels(), n * w.in(), w.in(), w.shifts()[n]);
      y[to + n] = sum * w.unquantise() + w.bias()[n];
    }
  }

  private static void multiplyRow(float[] x, int from, Weights.Float32 w, float[] y, int to) {
    for (int n = 0; n < w.out(); n++) {
      y[to + n] = dot(x, from, 1, w.panels(), n * w.in(), 1, w.in()) + w.bias()[n];
    }
  }

  @Override
  public void multiply(
      float[] x, int firstRow, int rows, Output output, int[] words, int count, float[] y) {
    for (int row = 0; row < rows; row++) {
      int from = (firstRow + row) * output.in();
      switch (output) {
        case Output.Int8 o -> multiplyRow(x, from, o, words, count, y, row * count);
        case Output.Float32 o -> multiplyRow(x, from, o, words, count, y, row * count);
      }
    }
  }

  private void multiplyRow(
      float[] x, int from, Output.Int8 o, int[] words, int count, float[] y, int to) {
    quantise(x, from, o.in(), o.scale());
    for (int i = 0; i < count; i++) {
      int word = words[i];
      int sum = shiftedSum(o.rows(), word * o.in(), o.in(), o.shifts()[word]);
      y[to + i] = sum * o.unquantise() + o.bias()[word];
    }
  }

  private static void multiplyRow(
      float[] x, int from, Output.Float32 o, int[] words, int count, float[] y, int to) {
    for (int i = 0; i < count; i++) {
      int word = words[i];
      y[to + i] = dot(x, from, 1, o.rows(), word * o.in(), 1, o.in()) + o.bias()[word];
    }
  }

  private void quantise(float[] x, int from, int length, float scale) {
    if (quantised.length < length) {
      quantised = new byte[length];
    }
    for (int k = 0; k < length; k++) {
      quantised[k] = quantise(x[from + k] * scale);
    }
  }

  /// Rounds to the nearest whole number, ties to even, within ±127.
  static byte quantise(float scaled) {
    return (byte) Math.rint(Math.clamp(scaled, -127f, 127f));
  }

  /// `Σ (A[k]+127)·W[k]`.
  ///
  /// @param shift `127·Σ W[k]`
  private int shiftedSum(byte[] weights, int from, int length, int shift) {
    return saturating ? saturatedSum(weights, from, length) : shift + sum(weights, from, length);
  }

  private int sum(byte[] weights, int from, int length) {
    int sum = 0;
    for (int k = 0; k < length; k++) {
      sum += quantised[k] * weights[from + k];
    }
    return sum;
  }

  private int saturatedSum(byte[] weights, int from, int length) {
    int sum = 0;
    for (int k = 0; k < length; k += 2) {
      int pair =
          (quantised[k] + 127) * weights[from + k]
              + (quantised[k + 1] + 127) * weights[from + k + 1];
      sum += Math.max(Short.MIN_VALUE, Math.min(pair, Short.MAX_VALUE));
    }
    return sum;
  }

  @Override
  public void rectify(float[] x, int length) {
    for (int i = 0; i < length; i++) {
      x[i] = Math.max(x[i], 0);
    }
  }

  @Override
  public void addAndNormalise(
      float[] x, float[] block, int rows, int dim, float[] scale, float[] bias) {
    for (int row = 0; row < rows; row++) {
      int from = row * dim;
      float sum = 0;
      for (int k = from; k < from + dim; k++) {
        x[k] += block[k];
        sum += x[k];
      }
      float mean = sum / dim;
      float squares = 0;
      for (int k = from; k < from + dim; k++) {
        float off = x[k] - mean;
        squares += off * off;
      }
      float deviation = (float) Math.sqrt(squares / dim + 1e-6f);
      for (int k = 0; k < dim; k++) {
        x[from + k] = scale[k] * ((x[from + k] - mean) / deviation) + bias[k];
      }
    }
  }

  @Override
  public void recur(float[] cells, float[] inputs, float[] gates, int length) {
    for (int i = 0; i < length; i++) {
      float e = Exponential.cephes(gates[i]);
      float gate = e / (1 + e);
      cells[i] = gate * cells[i] + (1 - gate) * inputs[i];
      gates[i] = Math.max(cells[i], 0);
    }
  }

  @Override
  public void attend(
      float[] queries,
      int firstRow,
      int rows,
      Memory memory,
      boolean selfAttention,
      float[] out,
      float[] weights) {
    int tokens = memory.tokens();
    int width = memory.dim() / memory.heads();
    if (scores.length < tokens) {
      scores = new float[tokens];
    }
    for (int row = 0; row < rows; row++) {
      int plain = plainColumns(row, tokens, selfAttention);
      for (int head = 0; head < memory.heads(); head++) {
        int at = (firstRow + row) * memory.dim() + head * width;
        score(queries, at, memory, head * width, width, plain);
        softmax(scores, tokens);
        weigh(memory, head * width, width, out, at);
        if (head == 0 && weights.length > 0) {
          System.arraycopy(scores, 0, weights, 0, tokens);
        }
      }
    }
  }

  /// How many keys are multiplied left to right. The reference takes four rows and four columns at
  /// a time; the columns that are left over of four full rows are summed in four lanes.
  static int plainColumns(int row, int tokens, boolean selfAttention) {
    int full = tokens & -4;
    return selfAttention && row < full ? full : tokens;
  }

  private void score(float[] queries, int query, Memory memory, int key, int width, int plain) {
    float scale = 1f / (float) Math.sqrt(width);
    for (int t = 0; t < memory.tokens(); t++) {
      int at = memory.keysFrom() + t * memory.dim() + key;
      float product =
          t < plain
              ? dot(queries, query, 1, memory.keys(), at, 1, width)
              : dotInLanes(queries, query, memory.keys(), at, width);
      scores[t] = product * scale;
    }
  }

  private void weigh(Memory memory, int value, int width, float[] out, int to) {
    int from = memory.valuesFrom() + value;
    for (int k = 0; k < width; k++) {
      out[to + k] = dot(scores, 0, 1, memory.values(), from + k, memory.dim(), memory.tokens());
    }
  }

  private static float dot(
      float[] a, int fromA, int stepA, float[] b, int fromB, int stepB, int length) {
    float sum = 0;
    for (int k = 0; k < length; k++) {
      sum += a[fromA + k * stepA] * b[fromB + k * stepB];
    }
    return sum;
  }

  static float dotInLanes(float[] a, int fromA, float[] b, int fromB, int length) {
    float[] lanes = new float[4];
    for (int k = 0; k < length; k++) {
      lanes[k % 4] += a[fromA + k] * b[fromB + k];
    }
    return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
  }

  /// Rows of whole blocks of four use the polynomial and sum in four lanes, others the C library's
  /// function and sum left to right.
  static void softmax(float[] x, int length) {
    float max = x[0];
    for (int i = 1; i < length; i++) {
      max = Math.max(max, x[i]);
    }
    float sum = length % 4 == 0 ? sumOfCephes(x, length, max) : sumOfLibrary(x, length, max);
    for (int i = 0; i < length; i++) {
      x[i] /= sum;
    }
  }

  private static float sumOfCephes(float[] x, int length, float max) {
    float[] lanes = new float[4];
    for (int i = 0; i < length; i++) {
      x[i] = Exponential.cephes(x[i] - max);
      lanes[i % 4] += x[i];
    }
    return ((lanes[0] + lanes[1]) + lanes[2]) + lanes[3];
  }

  private static float sumOfLibrary(float[] x, int length, float max) {
    float sum = 0;
    for (int i = 0; i < length; i++) {
      x[i] = Exponential.ofLibrary(x[i] - max);
      sum += x[i];
    }
    return sum;
  }

  @Override
  public int best(float sum, float[] x, int from, int length) {
    int best = 0;
    float highest = sum + x[from];
    for (int i = 1; i < length; i++) {
      float candidate = sum + x[from + i];
      if (candidate > highest) {
        highest = candidate;
        best = i;
      }
    }
    return best;
  }

  @Override
  public double logOfSum(float[] x, int from, int length) {
    float max = Float.NEGATIVE_INFINITY;
    for (int i = from; i < from + length; i++) {
      max = Math.max(max, x[i]);
    }
    double sum = 0;
    for (int i = from; i < from + length; i++) {
      sum += Math.exp(x[i] - max);
    }
    return max + Math.log(sum);
  }
}
