package press.colophon.nmt.kernel;

import static press.colophon.nmt.kernel.Tiles.F;
import static press.colophon.nmt.kernel.Tiles.LANES;
import static press.colophon.nmt.kernel.Tiles.PANEL;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The operations with the Vector API; products of 8-bit numbers are in [Tiles].
///
/// Where the order of a float sum matters, lanes run across what is independent - keys, columns,
/// rows - and each lane sums left to right like the plain loops.
public final class VectorOperations implements Operations {

  private static final VectorSpecies<Integer> I = VectorSpecies.of(int.class, F.vectorShape());

  /// Rows that are quantised and multiplied together: they stay in the second-level cache while all
  /// panels of a matrix pass by.
  private static final int ROWS = 96;

  /// Adding and subtracting it rounds a float below 2^22 to the nearest whole number, ties to even.
  private static final float ROUND = 0x1.8p23f;

  /// Floats between rows, so that rows of a power of two do not share the same cache lines.
  private static final int GAP = 16;

  private static final VectorSpecies<Float> FOUR = FloatVector.SPECIES_128;

  /// Rows of queries that attend together.
  private static final int BLOCK = 4;

  private final Tiles tiles = new Tiles();
  private final int[] wholeSums = new int[Tiles.MOST_ROWS * PANEL];
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
      for (int row = 0, tall; row < rows; row += tall) {
        tall = Tiles.rows(rows - row);
        int to = (yRow + row) * w.out() + column;
        if (w.in() <= Tiles.EXACT) {
          tiles.multiply(
              quantised, row * stride, stride, tall, w.panels(), column * w.in(), w.in());
          unquantise(tall, w, column, y, to);
        } else {
          multiplyInParts(row * stride, stride, tall, w, column);
          unquantiseWhole(tall, w, column, y, to);
        }
      }
    }
  }

  /// Sums of more products than a float holds exactly, added up as integers.
  private void multiplyInParts(int at, int stride, int tall, Weights.Int8 w, int column) {
    for (int k = 0; k < w.in(); k += Tiles.EXACT) {
      tiles.multiply(
          quantised,
          at + k,
          stride,
          tall,
          w.panels(),
          column * w.in() + k * PANEL,
          Math.min(Tiles.EXACT, w.in() - k));
      for (int i = 0; i < tall * PANEL; i += LANES) {
        IntVector part =
            (IntVector) FloatVector.fromArray(F, tiles.sums(), i).convert(VectorOperators.F2I, 0);
        (k == 0 ? part : part.add(IntVector.fromArray(I, wholeSums, i))).intoArray(wholeSums, i);
      }
    }
  }

  /// Writes the rows of a tile as numbers. Both addends of the shifted sum are exact, so adding
  /// them as floats rounds once, just as turning their integer sum into a float does.
  private void unquantise(int tall, Weights.Int8 w, int column, float[] y, int to) {
    int end = Math.min(PANEL, w.out() - column);
    for (int c = 0; c < end; c += LANES) {
      FloatVector shift =
          (FloatVector)
              IntVector.fromArray(I, w.shifts(), column + c).convert(VectorOperators.I2F, 0);
      FloatVector bias = FloatVector.fromArray(F, w.bias(), column + c);
      for (int row = 0; row < tall; row++) {
        FloatVector shifted = FloatVector.fromArray(F, tiles.sums(), row * PANEL + c).add(shift);
        write(shifted.mul(w.unquantise()).add(bias), y, to + row * w.out() + c, end - c);
      }
    }
  }

  private void unquantiseWhole(int tall, Weights.Int8 w, int column, float[] y, int to) {
    int end = Math.min(PANEL, w.out() - column);
    for (int c = 0; c < end; c += LANES) {
      FloatVector bias = FloatVector.fromArray(F, w.bias(), column + c);
      IntVector shift = IntVector.fromArray(I, w.shifts(), column + c);
      for (int row = 0; row < tall; row++) {
        IntVector shifted = IntVector.fromArray(I, wholeSums, row * PANEL + c).add(shift);
        FloatVector numbers = (FloatVector) shifted.convert(VectorOperators.I2F, 0);
        write(numbers.mul(w.unquantise()).add(bias), y, to + row * w.out() + c, end - c);
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

  /// Word by word, because the words wanted lie scattered.
  private void multiply(
      float[] x, int firstRow, int rows, Output.Int8 o, int[] words, int count, float[] y) {
    int stride = quantise(x, firstRow, rows, o.in(), o.scale());
    for (int row = 0; row < rows; row++) {
      int at = row * stride;
      int i = 0;
      for (; o.in() <= Tiles.EXACT && i <= count - 4; i += 4) {
        dot4(at, o, words, i, y, row * count + i);
      }
      for (; i < count; i++) {
        y[row * count + i] = number(dot(at, o, words[i]), words[i], o);
      }
    }
  }

  private static float number(int sum, int word, Output.Int8 o) {
    return (sum + o.shifts()[word]) * o.unquantise() + o.bias()[word];
  }

  private int dot(int at, Output.Int8 o, int word) {
    int sum = 0;
    for (int k = 0; k < o.in(); k += Tiles.EXACT) {
      int length = Math.min(Tiles.EXACT, o.in() - k);
      sum += dot(quantised, at + k, o.rows(), word * o.in() + k, length);
    }
    return sum;
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

  /// Four words at once: enough sums in flight, and inputs are read once for all four.
  private void dot4(int at, Output.Int8 o, int[] words, int i, float[] y, int to) {
    int w0 = words[i] * o.in();
    int w1 = words[i + 1] * o.in();
    int w2 = words[i + 2] * o.in();
    int w3 = words[i + 3] * o.in();
    FloatVector s0 = FloatVector.zero(F);
    FloatVector s1 = FloatVector.zero(F);
    FloatVector s2 = FloatVector.zero(F);
    FloatVector s3 = FloatVector.zero(F);
    for (int k = 0; k < o.in(); k += PANEL) {
      FloatVector even = FloatVector.fromArray(F, quantised, at + k);
      FloatVector odd = FloatVector.fromArray(F, quantised, at + k + LANES);
      s0 = even.fma(Tiles.weights(o.rows(), w0 + k, 0), s0);
      s1 = even.fma(Tiles.weights(o.rows(), w1 + k, 0), s1);
      s2 = even.fma(Tiles.weights(o.rows(), w2 + k, 0), s2);
      s3 = even.fma(Tiles.weights(o.rows(), w3 + k, 0), s3);
      s0 = odd.fma(Tiles.weights(o.rows(), w0 + k, 1), s0);
      s1 = odd.fma(Tiles.weights(o.rows(), w1 + k, 1), s1);
      s2 = odd.fma(Tiles.weights(o.rows(), w2 + k, 1), s2);
      s3 = odd.fma(Tiles.weights(o.rows(), w3 + k, 1), s3);
    }
    y[to] = number((int) s0.reduceLanes(VectorOperators.ADD), words[i], o);
    y[to + 1] = number((int) s1.reduceLanes(VectorOperators.ADD), words[i + 1], o);
    y[to + 2] = number((int) s2.reduceLanes(VectorOperators.ADD), words[i + 2], o);
    y[to + 3] = number((int) s3.reduceLanes(VectorOperators.ADD), words[i + 3], o);
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

  // ------------------------------------------------------------------------ element by element

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
    scores = scores.length < BLOCK * memory.stride() ? new float[BLOCK * memory.stride()] : scores;
    for (int row = 0, block; row < rows; row += block) {
      block = rows - row >= BLOCK ? BLOCK : 1;
      int plain = PlainOperations.plainColumns(row, memory.tokens(), selfAttention);
      for (int head = 0; head < memory.heads(); head++) {
        attend(queries, firstRow + row, block, memory, head, plain, out);
        if (head == 0 && weights.length > 0) {
          System.arraycopy(scores, (block - 1) * memory.stride(), weights, 0, memory.tokens());
        }
      }
    }
  }

  /// One head of one or four rows, which the reference always treats alike.
  private void attend(
      float[] queries, int row, int block, Memory memory, int head, int plain, float[] out) {
    int width = memory.dim() / memory.heads();
    int at = row * memory.dim() + head * width;
    if (block == BLOCK) {
      score4(queries, at, memory, head * width, width);
    } else {
      score(queries, at, memory, head * width, width);
    }
    scoreInLanes(queries, at, block, memory, head * width, width, plain);
    for (int r = 0; r < block; r++) {
      softmax(r * memory.stride(), memory.tokens(), memory.stride());
    }
    int k = 0;
    for (; k <= width - PANEL; k += PANEL) {
      if (block == BLOCK) {
        weigh4(memory, head * width + k, out, at + k);
      } else {
        weigh(memory, head * width + k, out, at + k);
      }
    }
    if (k < width) {
      weighRest(memory, head * width + k, width - k, block, out, at + k);
    }
  }

  private void score(float[] queries, int query, Memory memory, int key, int width) {
    float scale = scale(width);
    float[] keys = memory.transposedKeys();
    int first = memory.transposedFrom() + key * memory.stride();
    for (int t = 0; t < memory.tokens(); t += LANES) {
      FloatVector sum = FloatVector.zero(F);
      for (int k = 0, at = first + t; k < width; k++, at += memory.stride()) {
        sum = sum.add(FloatVector.fromArray(F, keys, at).mul(queries[query + k]));
      }
      sum.mul(scale).intoArray(scores, t);
    }
  }

  private void score4(float[] queries, int query, Memory memory, int key, int width) {
    float scale = scale(width);
    float[] keys = memory.transposedKeys();
    int first = memory.transposedFrom() + key * memory.stride();
    int dim = memory.dim();
    int stride = memory.stride();
    for (int t = 0; t < memory.tokens(); t += LANES) {
      FloatVector s0 = FloatVector.zero(F);
      FloatVector s1 = FloatVector.zero(F);
      FloatVector s2 = FloatVector.zero(F);
      FloatVector s3 = FloatVector.zero(F);
      for (int k = 0, at = first + t; k < width; k++, at += stride) {
        FloatVector column = FloatVector.fromArray(F, keys, at);
        s0 = s0.add(column.mul(queries[query + k]));
        s1 = s1.add(column.mul(queries[query + dim + k]));
        s2 = s2.add(column.mul(queries[query + 2 * dim + k]));
        s3 = s3.add(column.mul(queries[query + 3 * dim + k]));
      }
      s0.mul(scale).intoArray(scores, t);
      s1.mul(scale).intoArray(scores, stride + t);
      s2.mul(scale).intoArray(scores, 2 * stride + t);
      s3.mul(scale).intoArray(scores, 3 * stride + t);
    }
  }

  private static float scale(int width) {
    return 1f / (float) Math.sqrt(width);
  }

  /// The few columns that the reference sums in four lanes.
  private void scoreInLanes(
      float[] queries, int query, int block, Memory memory, int key, int width, int plain) {
    for (int r = 0; r < block; r++) {
      for (int t = plain; t < memory.tokens(); t++) {
        int at = memory.keysFrom() + t * memory.dim() + key;
        scores[r * memory.stride() + t] =
            dotInLanes(queries, query + r * memory.dim(), memory.keys(), at, width) * scale(width);
      }
    }
  }

  private static float dotInLanes(float[] a, int fromA, float[] b, int fromB, int length) {
    FloatVector sums = FloatVector.zero(FOUR);
    for (int k = 0; k < length; k += FOUR.length()) {
      FloatVector four = FloatVector.fromArray(FOUR, b, fromB + k);
      sums = sums.add(FloatVector.fromArray(FOUR, a, fromA + k).mul(four));
    }
    return (sums.lane(0) + sums.lane(1)) + (sums.lane(2) + sums.lane(3));
  }

  /// @param stride up to which there is room behind the row; filled with what weighs nothing
  private void softmax(int at, int length, int stride) {
    for (int i = length; i < stride; i++) {
      scores[at + i] = Float.NEGATIVE_INFINITY;
    }
    FloatVector highest = FloatVector.fromArray(F, scores, at);
    for (int i = LANES; i < stride; i += LANES) {
      highest = highest.max(FloatVector.fromArray(F, scores, at + i));
    }
    float max = highest.reduceLanes(VectorOperators.MAX);
    float sum = length % 4 == 0 ? sumOfPolynomials(at, length, max) : sumOfLibrary(at, length, max);
    for (int i = 0; i < length; i += LANES) {
      FloatVector.fromArray(F, scores, at + i).div(sum).intoArray(scores, at + i);
    }
  }

  private float sumOfPolynomials(int at, int length, float max) {
    for (int i = 0; i < length; i += LANES) {
      exponential(FloatVector.fromArray(F, scores, at + i).sub(max)).intoArray(scores, at + i);
    }
    FloatVector sums = FloatVector.zero(FOUR);
    for (int i = 0; i < length; i += FOUR.length()) {
      sums = sums.add(FloatVector.fromArray(FOUR, scores, at + i));
    }
    return ((sums.lane(0) + sums.lane(1)) + sums.lane(2)) + sums.lane(3);
  }

  private float sumOfLibrary(int at, int length, float max) {
    float sum = 0;
    for (int i = at; i < at + length; i++) {
      scores[i] = Exponential.ofLibrary(scores[i] - max);
      sum += scores[i];
    }
    return sum;
  }

  /// Two vectors of values, weighed and summed.
  private void weigh(Memory memory, int value, float[] out, int to) {
    float[] values = memory.values();
    FloatVector low = FloatVector.zero(F);
    FloatVector high = FloatVector.zero(F);
    int at = memory.valuesFrom() + value;
    for (int t = 0; t < memory.tokens(); t++, at += memory.dim()) {
      float weight = scores[t];
      low = low.add(FloatVector.fromArray(F, values, at).mul(weight));
      high = high.add(FloatVector.fromArray(F, values, at + LANES).mul(weight));
    }
    low.intoArray(out, to);
    high.intoArray(out, to + LANES);
  }

  private void weigh4(Memory memory, int value, float[] out, int to) {
    float[] values = memory.values();
    int stride = memory.stride();
    FloatVector l0 = FloatVector.zero(F);
    FloatVector h0 = FloatVector.zero(F);
    FloatVector l1 = FloatVector.zero(F);
    FloatVector h1 = FloatVector.zero(F);
    FloatVector l2 = FloatVector.zero(F);
    FloatVector h2 = FloatVector.zero(F);
    FloatVector l3 = FloatVector.zero(F);
    FloatVector h3 = FloatVector.zero(F);
    int at = memory.valuesFrom() + value;
    for (int t = 0; t < memory.tokens(); t++, at += memory.dim()) {
      FloatVector low = FloatVector.fromArray(F, values, at);
      FloatVector high = FloatVector.fromArray(F, values, at + LANES);
      l0 = l0.add(low.mul(scores[t]));
      h0 = h0.add(high.mul(scores[t]));
      l1 = l1.add(low.mul(scores[stride + t]));
      h1 = h1.add(high.mul(scores[stride + t]));
      l2 = l2.add(low.mul(scores[2 * stride + t]));
      h2 = h2.add(high.mul(scores[2 * stride + t]));
      l3 = l3.add(low.mul(scores[3 * stride + t]));
      h3 = h3.add(high.mul(scores[3 * stride + t]));
    }
    int dim = memory.dim();
    l0.intoArray(out, to);
    h0.intoArray(out, to + LANES);
    l1.intoArray(out, to + dim);
    h1.intoArray(out, to + dim + LANES);
    l2.intoArray(out, to + 2 * dim);
    h2.intoArray(out, to + 2 * dim + LANES);
    l3.intoArray(out, to + 3 * dim);
    h3.intoArray(out, to + 3 * dim + LANES);
  }

  /// What does not fill two vectors: the end of a head, or the whole of a narrow one.
  private void weighRest(Memory memory, int value, int count, int block, float[] out, int to) {
    float[] values = memory.values();
    for (int r = 0; r < block; r++) {
      for (int k = 0; k < count; k++) {
        float sum = 0;
        int at = memory.valuesFrom() + value + k;
        for (int t = 0; t < memory.tokens(); t++, at += memory.dim()) {
          sum += values[at] * scores[r * memory.stride() + t];
        }
        out[to + r * memory.dim() + k] = sum;
      }
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
