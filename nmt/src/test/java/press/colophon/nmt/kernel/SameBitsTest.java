package press.colophon.nmt.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The vector operations give the bits of the plain ones, whatever the shapes, the numbers and the
/// width of the vectors.
class SameBitsTest {
  private static final float[] NO_FLOATS = {};

  /// More than 1,024 products sum up to more than a float can count.
  private static final int[] WIDTHS = {64, 128, 192, 256, 320, 512, 1024, 1088, 1536, 2048};

  private final Random random = new Random(20);
  private final Operations plain = new PlainOperations(false);
  private final Operations vector = new VectorOperations();

  /// Runs every check of this class, for a JVM that was started with other vectors.
  @SuppressWarnings("JUnitMethodInvoked") // that JVM has no need of a test runner
  public static void main(String[] arguments) {
    SameBitsTest test = new SameBitsTest();
    test.multipliesTheSame();
    test.multipliesExtremesTheSame();
    test.multipliesForTheLastLayerTheSame();
    test.multipliesUnquantisedWeightsNearlyTheSame();
    test.rectifiesTheSame();
    test.normalisesTheSame();
    test.recursTheSame();
    test.attendsTheSame();
    test.choosesTheSame();
    test.multipliesRowsTogetherAsOneByOne();
    test.bearsWhatIsNoNumber();
    System.out.println("same bits, lanes: " + Tiles.LANES);
  }

  @ParameterizedTest
  @CsvSource({"-XX:UseAVX=2, 8", "-XX:MaxVectorSize=16, 4"})
  void givesTheSameBitsWithOtherVectors(String option, int lanes) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+IgnoreUnrecognizedVMOptions",
                option,
                "--add-modules=jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                SameBitsTest.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(said).isZero();
    // Processors whose vectors are smaller still give what they have.
    assertThat(said).containsPattern("same bits, lanes: (%d|4)\\b".formatted(lanes));
  }

  // ------------------------------------------------------------------------------ products

  @Test
  void multipliesTheSame() {
    for (int round = 0; round < 60; round++) {
      int rows = round < 40 ? round + 1 : 90 + random.nextInt(20);
      int in = any(64, 128, 192, 256, 512);
      int out = round % 5 == 0 ? 8 * (1 + random.nextInt(40)) : any(64, 128, 192, 512);
      assertProducts(rows, matrix(in, out, 127), floats(rows * in, 5));
    }
    for (int in : WIDTHS) {
      assertProducts(1 + random.nextInt(14), matrix(in, 64, 127), floats(14 * in, 5));
    }
  }

  @Test
  void multipliesExtremesTheSame() {
    for (int in : WIDTHS) {
      int rows = 1 + random.nextInt(14);
      for (int weight : new int[] {127, -127, -128}) {
        byte[] weights = new byte[in * 64];
        Arrays.fill(weights, (byte) weight);
        Matrix matrix = new Matrix(in, 64, weights, floats(64, 1));
        for (float number : new float[] {1e6f, -1e6f, Float.MAX_VALUE, 0, -0f, 0.5f, 1.5f}) {
          float[] x = new float[rows * in];
          Arrays.fill(x, number);
          assertProducts(rows, matrix, x);
        }
      }
    }
  }

  /// From and to rows in the middle, as the decoder does it.
  private void assertProducts(int rows, Matrix matrix, float[] x) {
    int from = random.nextInt(rows);
    int to = random.nextInt(3);
    float[] expected = new float[(rows - from + to) * matrix.out];
    float[] made = expected.clone();
    plain.multiply(x, from, rows - from, matrix.weights(plain), expected, to);
    vector.multiply(x, from, rows - from, matrix.weights(vector), made, to);

    assertSame(made, expected, "%d rows from %d, %s".formatted(rows, from, matrix));
  }

  @Test
  void multipliesForTheLastLayerTheSame() {
    for (int round = 0; round < 40; round++) {
      int rows = 1 + random.nextInt(12);
      int in = WIDTHS[round % WIDTHS.length];
      int words = 2 + random.nextInt(300);
      Output output = matrix(in, words, 128).output();
      int[] wanted = IntStream.range(0, words).filter(word -> random.nextInt(3) > 0).toArray();
      int from = random.nextInt(3);
      float[] x = floats((from + rows) * in, 5);
      float[] expected = new float[rows * wanted.length];
      float[] made = expected.clone();
      plain.multiply(x, from, rows, output, wanted, wanted.length, expected);
      vector.multiply(x, from, rows, output, wanted, wanted.length, made);

      assertSame(made, expected, "%d rows of %d for %d words".formatted(rows, in, words));
    }
  }

  /// Their sums run in another order.
  @Test
  void multipliesUnquantisedWeightsNearlyTheSame() {
    for (int round = 0; round < 20; round++) {
      int rows = 1 + random.nextInt(20);
      int in = any(64, 128, 192);
      int out = 8 * (1 + random.nextInt(20));
      float[] x = floats(rows * in, 1);
      float[] w = floats(in * out, 1);
      float[] bias = floats(out, 1);
      float[] expected = new float[rows * out];
      float[] made = expected.clone();
      plain.multiply(
          x, 0, rows, Weights.Float32.pack(w, in, out, bias, plain.panel()), expected, 0);
      vector.multiply(x, 0, rows, Weights.Float32.pack(w, in, out, bias, vector.panel()), made, 0);
      assertThat(made).usingComparatorWithPrecision(1e-4f).containsExactly(expected);

      Output output = new Output.Float32(in, out, w, bias);
      int[] words = IntStream.range(0, out).toArray();
      plain.multiply(x, 0, rows, output, words, out, expected);
      vector.multiply(x, 0, rows, output, words, out, made);
      assertThat(made).usingComparatorWithPrecision(1e-4f).containsExactly(expected);
    }
  }

  @Test
  void multipliesRowsTogetherAsOneByOne() {
    for (int rows = 1; rows <= 40; rows++) {
      Matrix matrix = matrix(any(64, 192, 1088), any(64, 128), 127);
      float[] x = floats(rows * matrix.in, 5);
      float[] together = new float[rows * matrix.out];
      float[] alone = new float[rows * matrix.out];
      Weights weights = matrix.weights(vector);
      vector.multiply(x, 0, rows, weights, together, 0);
      for (int row = 0; row < rows; row++) {
        vector.multiply(x, row, 1, weights, alone, row);
      }
      assertSame(together, alone, "%d rows, %s".formatted(rows, matrix));

      float[] scale = floats(matrix.out, 1);
      float[] block = floats(rows * matrix.out, 1);
      vector.addAndNormalise(together, block, rows, matrix.out, scale, scale);
      for (int row = 0; row < rows; row++) {
        float[] one = row(alone, row, matrix.out);
        vector.addAndNormalise(one, row(block, row, matrix.out), 1, matrix.out, scale, scale);
        assertSame(
            row(together, row, matrix.out), one, "row %d of %d normalised".formatted(row, rows));
      }
    }
  }

  // ------------------------------------------------------------------------------ single numbers

  @Test
  void rectifiesTheSame() {
    for (int length = 1; length < 200; length++) {
      float[] expected = floats(length, 3);
      expected[random.nextInt(length)] = -0f;
      float[] made = expected.clone();
      plain.rectify(expected, length);
      vector.rectify(made, length);

      assertSame(made, expected, "%d rectified".formatted(length));
    }
  }

  @Test
  void normalisesTheSame() {
    for (int rows = 1; rows <= 40; rows++) {
      int dim = any(64, 128, 192, 320, 512);
      float size = any(1, 30, 1_000_000);
      float[] expected = floats(rows * dim, size);
      Arrays.fill(expected, 0, dim, 0.25f);
      float[] made = expected.clone();
      float[] block = rows % 7 == 0 ? new float[rows * dim] : floats(rows * dim, size);
      float[] scale = floats(dim, 1);
      float[] bias = floats(dim, 1);
      plain.addAndNormalise(expected, block, rows, dim, scale, bias);
      vector.addAndNormalise(made, block.clone(), rows, dim, scale, bias);

      assertSame(made, expected, "%d rows of %d normalised".formatted(rows, dim));
    }
  }

  @Test
  void recursTheSame() {
    for (float size : new float[] {0, 1e-20f, 0.1f, 1, 10, 80, 100, 1e4f, 1e30f}) {
      int length = 64 * (1 + random.nextInt(40));
      float[] expectedCells = floats(length, 2);
      float[] expectedGates = floats(length, size);
      float[] cells = expectedCells.clone();
      float[] gates = expectedGates.clone();
      float[] inputs = floats(length, 3);
      plain.recur(expectedCells, inputs, expectedGates, length);
      vector.recur(cells, inputs, gates, length);

      assertSame(cells, expectedCells, "cells, gates up to %s".formatted(size));
      assertSame(gates, expectedGates, "what comes out, gates up to %s".formatted(size));
    }
  }

  // ------------------------------------------------------------------------------ attention

  @Test
  void attendsTheSame() {
    for (int round = 0; round < 150; round++) {
      int tokens = round < 140 ? round + 1 : 1 + random.nextInt(300);
      int dim = tokens < 40 ? any(64, 128, 192, 512) : any(64, 128);
      int heads = any(1, 2, 4, 8);
      int first = random.nextInt(4);
      float size = any(0, 1, 3, 30);
      Memory memory = new Memory(dim, heads);
      int from = random.nextInt(40);
      memory.set(
          floats((first + tokens) * dim, size),
          floats((first + tokens) * dim, 2),
          first,
          tokens,
          floats(from + Memory.room(tokens, dim), 9),
          from);
      assertAttention(memory, floats(tokens * dim, size), 0, tokens, true);
      assertAttention(memory, floats(4 * dim, size), random.nextInt(4), 1, false);
    }
  }

  private void assertAttention(
      Memory memory, float[] queries, int firstRow, int rows, boolean selfAttention) {
    float[] expected = queries.clone();
    float[] made = queries.clone();
    float[] expectedWeights = new float[memory.tokens()];
    float[] weights = new float[memory.tokens()];
    plain.attend(expected, firstRow, rows, memory, selfAttention, expected, expectedWeights);
    vector.attend(made, firstRow, rows, memory, selfAttention, made, weights);

    assertSame(made, expected, "%d tokens of %d".formatted(memory.tokens(), memory.dim()));
    assertSame(weights, expectedWeights, "weights of %d tokens".formatted(memory.tokens()));
  }

  // ------------------------------------------------------------------------------ choosing

  @Test
  void choosesTheSame() {
    for (int length = 1; length < 300; length++) {
      int from = random.nextInt(5);
      float[] x = floats(from + length, 4);
      x[from + random.nextInt(length)] = -Float.MAX_VALUE;
      if (length % 3 == 0) {
        x[from + random.nextInt(length)] = x[from + random.nextInt(length)];
      }
      for (float sum : new float[] {0, -3.5f, 1e3f, 1e8f, -1e30f, Float.MAX_VALUE}) {
        assertThat(vector.best(sum, x, from, length)).isEqualTo(plain.best(sum, x, from, length));
      }
      assertThat(vector.logOfSum(x, from, length))
          .isCloseTo(plain.logOfSum(x, from, length), within(1e-5));
    }
  }

  /// A broken model may come to them; it translates to nonsense then, but to an end.
  @Test
  void bearsWhatIsNoNumber() {
    float[] odd = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 0, -0f, 1e38f};
    float[] x = new float[4 * 64];
    for (int i = 0; i < x.length; i++) {
      x[i] = odd[random.nextInt(odd.length)];
    }
    Matrix matrix = matrix(64, 64, 127);
    Memory memory = new Memory(64, 8);
    memory.set(x, x, 0, 4, new float[Memory.room(4, 64)], 0);
    for (Operations operations : List.of(plain, vector)) {
      float[] y = new float[4 * 64];
      operations.multiply(x, 0, 4, matrix.weights(operations), y, 0);
      operations.multiply(x, 0, 4, matrix.output(), new int[] {0, 1, 63}, 3, y);
      operations.rectify(x.clone(), x.length);
      operations.addAndNormalise(x.clone(), x, 4, 64, x, x);
      operations.recur(x.clone(), x, x.clone(), x.length);
      operations.attend(x, 0, 4, memory, true, y, NO_FLOATS);
      assertThat(operations.best(0, x, 0, x.length)).isBetween(0, x.length - 1);
      assertThat(operations.logOfSum(x, 0, x.length)).isNotNegative();
    }
  }

  // ------------------------------------------------------------------------------ samples

  private int any(int... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private float[] floats(int length, float size) {
    float[] floats = new float[length];
    for (int i = 0; i < length; i++) {
      floats[i] = (float) random.nextGaussian() * size;
    }
    return floats;
  }

  private Matrix matrix(int in, int out, int largest) {
    byte[] weights = new byte[in * out];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (byte) (random.nextInt(2 * largest) - largest);
    }
    return new Matrix(in, out, weights, floats(out, 1));
  }

  private static float[] row(float[] rows, int row, int dim) {
    return Arrays.copyOfRange(rows, row * dim, (row + 1) * dim);
  }

  /// The same numbers, which is more than `equals`: zeros have their sign. Any NaN is as good as
  /// another.
  private static void assertSame(float[] made, float[] expected, String what) {
    int place = Arrays.mismatch(made, expected);
    if (place >= 0) {
      throw new AssertionError(
          "%s: %s instead of %s at %d".formatted(what, made[place], expected[place], place));
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // a sample
  private record Matrix(int in, int out, byte[] transposed, float[] bias) {

    Weights weights(Operations operations) {
      return Weights.Int8.pack(
          ByteBuffer.wrap(transposed), in, out, 41.3f, 37.7f, bias, operations.panel());
    }

    Output output() {
      return Output.Int8.prepare(transposed, in, out, 41.3f, 37.7f, bias);
    }

    @Override
    public String toString() {
      return in + " to " + out;
    }
  }
}
