package press.colophon.nmt.kernel;

import static press.colophon.nmt.kernel.Tiles.F;
import static press.colophon.nmt.kernel.Tiles.I;
import static press.colophon.nmt.kernel.Tiles.LANES;
import static press.colophon.nmt.kernel.Tiles.PANEL;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/// The operations with the Vector API; products of 8-bit numbers are in [Tiles].
///
/// Where the order of a float sum matters, lanes run across what is independent - keys, columns,
/// rows - and each lane sums left to right like the plain loops.
public final class VectorOperations implements Operations {

  /// Rows that are quantised and multiplied together: they stay in the second-level cache while all
  /// panels of a matrix pass by.
  private static final int ROWS = 96;

  /// Adding and subtracting it rounds a float below 2^22 to the nearest whole number, ties to even.
  private static final float ROUND = 0x1.8p23f;

  /// Floats between rows, so that rows of a power of two do not share the same cache lines.
  private static final int GAP = 16;

  private final Tiles tiles = new Tiles();
  private final int[] sums = new int[Tiles.MOST_ROWS * PANEL];
  private float[] quantised = {};
  private float[] scores = {};

  @Override
  public int panel() {
    return PANEL;
  }

  // ------------------------------------------------------------------------------ products

  @Override
  public void multiply(float[] x, int xRow, int rows, Weights weights, float[] y, int yRow) {
    for (int first = 0; first < rows; first += ROWS) {
      int count = Math.min(ROWS, rows - first);
      switch (weights) {
        case Weights.Int8 w -> multiply(x, xRow + first, count, w, y, yRow + first);
        case Weights.Float32 w -> multiply(x, xRow + first, count, w, y, yRow + first);
      }
    }
  }

  private void multiply(float[] x, int xRow, int rows, Weights.Int8 w, float[] y, int yRow) {
    int stride = quantise(x, xRow, rows, w.in(), w.scale());
    for (int column = 0; column < w.out(); column += PANEL) {
      int row = 0;
      while (row < rows) {
        int done =
            tiles.multiply(
                quantised,
                row * stride,
                stride,
                rows - row,
                w.panels(),
                column * w.in(),
                w.in(),
                sums);
        for (int r = 0; r < done; r++) {
          unquantise(r, w, column, y, (yRow + row + r) * w.out() + column);
        }
        row += done;
      }
    }
  }

  /// Writes a row of sums as numbers.
  private void unquantise(int row, Weights.Int8 w, int column, float[] y, int at) {
    int end = Math.min(PANEL, w.out() - column);
    for (int c = 0; c < end; c += LANES) {
      IntVector whole =
          IntVector.fromArray(I, sums, row * PANEL + c)
              .add(IntVector.fromArray(I, w.shifts(), column + c));
      FloatVector numbers =
          ((FloatVector) whole.convert(VectorOperators.I2F, 0))
              .mul(w.unquantise())
              .add(FloatVector.fromArray(F, w.bias(), column + c));
      if (c + LANES <= end) {
        numbers.intoArray(y, at + c);
      } else {
        numbers.intoArray(y, at + c, F.indexInRange(c, end));
      }
    }
  }

  /// Quantises rows into scratch memory, as floats, each row [#GAP] behind the end of the one
  /// before.
  ///
  /// @return floats from one row to the next
  private int quantise(float[] x, int xRow, int rows, int in, float scale) {
    int stride = in + GAP;
    int length = (rows + Tiles.MOST_ROWS) * stride;
    if (quantised.length < length) {
      quantised = new float[length];
    }
    for (int row = 0; row < rows; row++) {
      int from = (xRow + row) * in;
      int to = row * stride;
      for (int k = 0; k < in; k += LANES) {
        FloatVector.fromArray(F, x, from + k)
            .mul(scale)
            .max(-127f)
            .min(127f)
            .add(ROUND)
            .sub(ROUND)
            .intoArray(quantised, to + k);
      }
    }
    return stride;
  }

  private static void multiply(
      float[] x, int xRow, int rows, Weights.Float32 w, float[] y, int yRow) {
    for (int column = 0; column < w.out(); column += PANEL) {
      for (int row = 0; row < rows; row++) {
        FloatVector low = FloatVector.zero(F);
        FloatVector high = FloatVector.zero(F);
        int from = (xRow + row) * w.in();
        int at = column * w.in();
        for (int k = 0; k < w.in(); k++, at += PANEL) {
          FloatVector a = FloatVector.broadcast(F, x[from + k]);
          low = a.fma(FloatVector.fromArray(F, w.panels(), at), low);
          high = a.fma(FloatVector.fromArray(F, w.panels(), at + LANES), high);
        }
        int to = (yRow + row) * w.out() + column;
        write(low.add(FloatVector.fromArray(F, w.bias(), column)), y, to, w.out() - column);
        write(
            high.add(FloatVector.fromArray(F, w.bias(), column + LANES)),
            y,
            to + LANES,
            w.out() - column - LANES);
      }
    }
  }

  private static void write(FloatVector numbers, float[] y, int at, int left) {
    if (left >= LANES) {
      numbers.intoArray(y, at);
    } else if (left > 0) {
      numbers.intoArray(y, at, F.indexInRange(0, left));
    }
  }

  @Override
  public void multiply(
      float[] x, int firstRow, int rows, Output output, int[] words, int count, float[] y) {
    switch (output) {
      case Output.Int8 o -> multiply(x, firstRow, rows, o, words, count, y);
      case Output.Float32 o -> multiply(x, firstRow, rows, o, words, count, y);
    }
  }

  /// Word by word, because the words wanted lie scattered: a row of weights is read once for all
  /// rows of inputs.
  private void multiply(
      float[] x, int firstRow, int rows, Output.Int8 o, int[] words, int count, float[] y) {
    int stride = quantise(x, firstRow, rows, o.in(), o.scale());
    for (int row = 0; row < rows; row++) {
      int to = row * count;
      for (int i = 0; i < count; i++) {
        int word = words[i];
        int sum = o.shifts()[word];
        for (int k = 0; k < o.in(); k += Tiles.EXACT) {
          sum +=
              dot(
                  quantised,
                  row * stride + k,
                  o.rows(),
                  word * o.in() + k,
                  Math.min(Tiles.EXACT, o.in() - k));
        }
        y[to + i] = sum * o.unquantise() + o.bias()[word];
      }
    }
  }

  private static int dot(float[] a, int at, byte[] w, int from, int length) {
    FloatVector even = FloatVector.zero(F);
    FloatVector odd = FloatVector.zero(F);
    for (int k = 0; k < length; k += PANEL) {
      even = FloatVector.fromArray(F, a, at + k).fma(Tiles.weights(w, from + k, 0), even);
      odd = FloatVector.fromArray(F, a, at + k + LANES).fma(Tiles.weights(w, from + k, 1), odd);
    }
    return (int) even.add(odd).reduceLanes(VectorOperators.ADD);
  }

  private static void multiply(
      float[] x, int firstRow, int rows, Output.Float32 o, int[] words, int count, float[] y) {
    for (int row = 0; row < rows; row++) {
      int at = (firstRow + row) * o.in();
      for (int i = 0; i < count; i++) {
        int from = words[i] * o.in();
        FloatVector sum = FloatVector.zero(F);
        for (int k = 0; k < o.in(); k += LANES) {
          sum =
              FloatVector.fromArray(F, x, at + k)
                  .fma(FloatVector.fromArray(F, o.rows(), from + k), sum);
        }
        y[row * count + i] = sum.reduceLanes(VectorOperators.ADD) + o.bias()[words[i]];
      }
    }
  }

  // ------------------------------------------------------------------------------ element by
  // element

  @Override
  public void rectify(float[] x, int length) {
    int i = 0;
    for (; i <= length - LANES; i += LANES) {
      FloatVector.fromArray(F, x, i).max(0f).intoArray(x, i);
    }
    for (; i < length; i++) {
      x[i] = Math.max(x[i], 0);
    }
  }

  @Override
  public void addAndNormalise(
      float[] x, float[] block, int rows, int dim, float[] scale, float[] bias) {
    for (int i = 0; i < rows * dim; i += LANES) {
      FloatVector.fromArray(F, x, i).add(FloatVector.fromArray(F, block, i)).intoArray(x, i);
    }
    int row = 0;
    for (; row <= rows - 4; row += 4) {
      normalise4(x, row * dim, dim, scale, bias);
    }
    for (; row < rows; row++) {
      normalise(x, row * dim, dim, scale, bias);
    }
  }

  /// Four rows at once: each sum runs left to right, so only several of them fill the processor.
  private static void normalise4(float[] x, int at, int dim, float[] scale, float[] bias) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    for (int k = at; k < at + dim; k++) {
      s0 += x[k];
      s1 += x[k + dim];
      s2 += x[k + 2 * dim];
      s3 += x[k + 3 * dim];
    }
    float m0 = s0 / dim;
    float m1 = s1 / dim;
    float m2 = s2 / dim;
    float m3 = s3 / dim;
    float q0 = 0;
    float q1 = 0;
    float q2 = 0;
    float q3 = 0;
    for (int k = at; k < at + dim; k++) {
      float d0 = x[k] - m0;
      float d1 = x[k + dim] - m1;
      float d2 = x[k + 2 * dim] - m2;
      float d3 = x[k + 3 * dim] - m3;
      q0 += d0 * d0;
      q1 += d1 * d1;
      q2 += d2 * d2;
      q3 += d3 * d3;
    }
    spread(x, at, dim, m0, q0, scale, bias);
    spread(x, at + dim, dim, m1, q1, scale, bias);
    spread(x, at + 2 * dim, dim, m2, q2, scale, bias);
    spread(x, at + 3 * dim, dim, m3, q3, scale, bias);
  }

  private static void normalise(float[] x, int at, int dim, float[] scale, float[] bias) {
    float sum = 0;
    for (int k = at; k < at + dim; k++) {
      sum += x[k];
    }
    float mean = sum / dim;
    float squares = 0;
    for (int k = at; k < at + dim; k++) {
      float off = x[k] - mean;
      squares += off * off;
    }
    spread(x, at, dim, mean, squares, scale, bias);
  }

  private static void spread(
      float[] x, int at, int dim, float mean, float squares, float[] scale, float[] bias) {
    float deviation = (float) Math.sqrt(squares / dim + 1e-6f);
    for (int k = 0; k < dim; k += LANES) {
      FloatVector.fromArray(F, x, at + k)
          .sub(mean)
          .div(deviation)
          .mul(FloatVector.fromArray(F, scale, k))
          .add(FloatVector.fromArray(F, bias, k))
          .intoArray(x, at + k);
    }
  }

  @Override
  public void recur(float[] cells, float[] inputs, float[] gates, int length) {
    for (int i = 0; i < length; i += LANES) {
      FloatVector e = exponential(FloatVector.fromArray(F, gates, i));
      FloatVector gate = e.div(e.add(1f));
      FloatVector kept = gate.mul(FloatVector.fromArray(F, cells, i));
      FloatVector rest = FloatVector.broadcast(F, 1f).sub(gate);
      FloatVector cell = kept.add(rest.mul(FloatVector.fromArray(F, inputs, i)));
      cell.intoArray(cells, i);
      cell.max(0f).intoArray(gates, i);
    }
  }

  /// [Exponential#cephes] in all lanes.
  private static FloatVector exponential(FloatVector argument) {
    FloatVector x = argument.max(-Exponential.LIMIT).min(Exponential.LIMIT);
    FloatVector n = floor(x.mul(Exponential.LOG2_E).add(0.5f));
    x = x.sub(n.mul(Exponential.LN2_HIGH)).sub(n.mul(Exponential.LN2_LOW));
    FloatVector z = x.mul(x);
    FloatVector y = FloatVector.broadcast(F, Exponential.TERMS[0]);
    y = y.mul(x).add(Exponential.TERMS[1]);
    y = y.mul(x).add(Exponential.TERMS[2]);
    y = y.mul(x).add(Exponential.TERMS[3]);
    y = y.mul(x).add(Exponential.TERMS[4]);
    y = y.mul(x).add(Exponential.TERMS[5]);
    y = y.mul(z).add(x).add(1f);
    IntVector power =
        ((IntVector) n.convert(VectorOperators.F2I, 0)).add(127).lanewise(VectorOperators.LSHL, 23);
    return y.mul(power.reinterpretAsFloats());
  }

  /// The largest whole number not above, for numbers below 2^22.
  private static FloatVector floor(FloatVector x) {
    FloatVector nearest = x.add(ROUND).sub(ROUND);
    return nearest.sub(1f, nearest.compare(VectorOperators.GT, x));
  }

  // ------------------------------------------------------------------------------ attention

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
    if (scores.length < memory.stride()) {
      scores = new float[memory.stride()];
    }
    for (int row = 0; row < rows; row++) {
      int plain = PlainOperations.plainColumns(row, tokens, selfAttention);
      for (int head = 0; head < memory.heads(); head++) {
        int at = (firstRow + row) * memory.dim() + head * width;
        score(queries, at, memory, head * width, width, plain);
        softmax(tokens);
        weigh(memory, head * width, width, out, at);
        if (head == 0 && weights.length > 0) {
          System.arraycopy(scores, 0, weights, 0, tokens);
        }
      }
    }
  }

  private void score(float[] queries, int query, Memory memory, int key, int width, int plain) {
    float scale = 1f / (float) Math.sqrt(width);
    float[] keys = memory.transposedKeys();
    for (int t = 0; t < memory.tokens(); t += LANES) {
      FloatVector sum = FloatVector.zero(F);
      int at = key * memory.stride() + t;
      for (int k = 0; k < width; k++) {
        sum = sum.add(FloatVector.fromArray(F, keys, at).mul(queries[query + k]));
        at += memory.stride();
      }
      sum.mul(scale).intoArray(scores, t);
    }
    for (int t = plain; t < memory.tokens(); t++) {
      int at = memory.keysFrom() + t * memory.dim() + key;
      scores[t] = dotInLanes(queries, query, memory.keys(), at, width) * scale;
    }
  }

  private static float dotInLanes(float[] a, int fromA, float[] b, int fromB, int length) {
    float l0 = 0;
    float l1 = 0;
    float l2 = 0;
    float l3 = 0;
    for (int k = 0; k < length; k += 4) {
      l0 += a[fromA + k] * b[fromB + k];
      l1 += a[fromA + k + 1] * b[fromB + k + 1];
      l2 += a[fromA + k + 2] * b[fromB + k + 2];
      l3 += a[fromA + k + 3] * b[fromB + k + 3];
    }
    return (l0 + l1) + (l2 + l3);
  }

  private void softmax(int length) {
    float max = scores[0];
    for (int i = 1; i < length; i++) {
      max = Math.max(max, scores[i]);
    }
    float sum = length % 4 == 0 ? sumOfPolynomials(length, max) : sumOfLibrary(length, max);
    for (int i = 0; i < length; i += LANES) {
      FloatVector.fromArray(F, scores, i).div(sum).intoArray(scores, i);
    }
  }

  private float sumOfPolynomials(int length, float max) {
    for (int i = 0; i < length; i += LANES) {
      exponential(FloatVector.fromArray(F, scores, i).sub(max)).intoArray(scores, i);
    }
    float l0 = 0;
    float l1 = 0;
    float l2 = 0;
    float l3 = 0;
    for (int i = 0; i < length; i += 4) {
      l0 += scores[i];
      l1 += scores[i + 1];
      l2 += scores[i + 2];
      l3 += scores[i + 3];
    }
    return ((l0 + l1) + l2) + l3;
  }

  private float sumOfLibrary(int length, float max) {
    float sum = 0;
    for (int i = 0; i < length; i++) {
      scores[i] = Exponential.ofLibrary(scores[i] - max);
      sum += scores[i];
    }
    return sum;
  }

  private void weigh(Memory memory, int value, int width, float[] out, int to) {
    float[] values = memory.values();
    int from = memory.valuesFrom() + value;
    int k = 0;
    for (; k <= width - LANES; k += LANES) {
      FloatVector sum = FloatVector.zero(F);
      for (int t = 0, at = from + k; t < memory.tokens(); t++, at += memory.dim()) {
        sum = sum.add(FloatVector.fromArray(F, values, at).mul(scores[t]));
      }
      sum.intoArray(out, to + k);
    }
    for (; k < width; k++) {
      float sum = 0;
      for (int t = 0, at = from + k; t < memory.tokens(); t++, at += memory.dim()) {
        sum += values[at] * scores[t];
      }
      out[to + k] = sum;
    }
  }

  // ------------------------------------------------------------------------------ choosing words

  @Override
  public int best(float sum, float[] x, int from, int length) {
    int whole = length - length % LANES;
    FloatVector highest = FloatVector.broadcast(F, Float.NEGATIVE_INFINITY);
    for (int i = 0; i < whole; i += LANES) {
      highest = highest.max(FloatVector.fromArray(F, x, from + i).add(sum));
    }
    float max = highest.reduceLanes(VectorOperators.MAX);
    for (int i = whole; i < length; i++) {
      max = Math.max(max, sum + x[from + i]);
    }
    for (int i = 0; i < length; i++) {
      if (sum + x[from + i] == max) {
        return i;
      }
    }
    return 0;
  }

  @Override
  public double logOfSum(float[] x, int from, int length) {
    int whole = length - length % LANES;
    FloatVector highest = FloatVector.broadcast(F, Float.NEGATIVE_INFINITY);
    for (int i = 0; i < whole; i += LANES) {
      highest = highest.max(FloatVector.fromArray(F, x, from + i));
    }
    float max = highest.reduceLanes(VectorOperators.MAX);
    for (int i = whole; i < length; i++) {
      max = Math.max(max, x[from + i]);
    }
    FloatVector sums = FloatVector.zero(F);
    for (int i = 0; i < whole; i += LANES) {
      sums = sums.add(exponential(FloatVector.fromArray(F, x, from + i).sub(max)));
    }
    double sum = sums.reduceLanes(VectorOperators.ADD);
    for (int i = whole; i < length; i++) {
      sum += Exponential.cephes(x[from + i] - max);
    }
    return max + Math.log(sum);
  }
}
