package press.colophon.nmt.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import press.colophon.nmt.Fixtures;

/// Single 8-bit products, step by step, as the reference engine made them.
class KernelsTest {

  static Stream<Product> products() {
    return Stream.concat(Stream.of(Fixtures.folder()), Fixtures.shared().stream())
        .flatMap(folder -> Product.read(folder.resolve("kernels.json")));
  }

  @ParameterizedTest
  @MethodSource("products")
  void quantisesAsTheReferenceEngineDoes(Product product) {
    for (Operations operations : List.of(new PlainOperations(false), new VectorOperations())) {
      float[] signed = quantised(operations, product);
      int[] shifted = new int[signed.length];
      for (int i = 0; i < shifted.length; i++) {
        shifted[i] = (int) signed[i] + 127;
      }

      assertThat(shifted).isEqualTo(product.quantised);
    }
  }

  /// A product with the unit matrix, neither shifted nor scaled back: the quantised input itself.
  private static float[] quantised(Operations operations, Product product) {
    int width = product.width;
    byte[] unit = new byte[width * width];
    for (int k = 0; k < width; k++) {
      unit[k * width + k] = 1;
    }
    Weights.Int8 packed =
        Weights.Int8.pack(
            ByteBuffer.wrap(unit),
            width,
            width,
            1,
            product.scale,
            new float[0],
            operations.panel());
    int columns = packed.shifts().length;
    Weights.Int8 weights =
        new Weights.Int8(
            width,
            width,
            packed.panel(),
            packed.panels(),
            new int[columns],
            product.scale,
            1,
            new float[columns]);
    float[] y = new float[product.rows * width];
    operations.multiply(product.a, 0, product.rows, weights, y, 0);
    return y;
  }

  @ParameterizedTest
  @MethodSource("products")
  void preparesTheBiasAsTheReferenceEngineDoes(Product product) {
    assertThat(product.weights(product.bias, 1).bias()).isEqualTo(product.preparedBias);
    assertThat(product.weights(new float[0], 1).bias()).isEqualTo(product.preparedNoBias);
    assertThat(product.output().bias()).isEqualTo(product.preparedBias);
  }

  @ParameterizedTest
  @MethodSource("products")
  void multipliesAsTheReferenceEngineDoes(Product product) {
    assertProduct(new PlainOperations(true), product);
    if (product.saturatedPairs == 0) {
      assertProduct(new PlainOperations(false), product);
      assertProduct(new VectorOperations(), product);
    }
  }

  private static void assertProduct(Operations operations, Product product) {
    float[] y = new float[product.c.length];
    operations.multiply(
        product.a, 0, product.rows, product.weights(product.bias, operations.panel()), y, 0);
    assertThat(y).as("%s by %s", product, operations).isEqualTo(product.c);

    float[] last = new float[product.c.length];
    int[] words = IntStream.range(0, product.cols).toArray();
    operations.multiply(product.a, 0, product.rows, product.output(), words, words.length, last);
    assertThat(last).as("%s as last layer by %s", product, operations).isEqualTo(product.c);
  }

  @ParameterizedTest
  @MethodSource("products")
  void addsNothingWhereThereIsNoBias(Product product) {
    for (Operations operations : List.of(new PlainOperations(false), new VectorOperations())) {
      float[] y = new float[product.c.length];
      float[] expected = new float[product.c.length];
      Weights none = product.weights(new float[0], operations.panel());
      Weights zeros = product.weights(new float[product.cols], operations.panel());
      operations.multiply(product.a, 0, product.rows, none, y, 0);
      operations.multiply(product.a, 0, product.rows, zeros, expected, 0);

      assertThat(y).isEqualTo(expected);
    }
  }

  /// One product.
  @SuppressWarnings("ArrayRecordComponent") // numbers to compare with
  record Product(
      String name,
      int rows,
      int width,
      int cols,
      float scale,
      float multiplier,
      int saturatedPairs,
      float[] a,
      byte[] b,
      float[] bias,
      int[] quantised,
      float[] preparedBias,
      float[] preparedNoBias,
      float[] c) {

    static Stream<Product> read(Path file) {
      JsonNode all = Fixtures.read(file);
      return StreamSupport.stream(all.spliterator(), false).map(Product::of);
    }

    private static Product of(JsonNode node) {
      byte[] quantised = bytes(node, "quantisedA");
      int[] unsigned = new int[quantised.length];
      for (int i = 0; i < unsigned.length; i++) {
        unsigned[i] = Byte.toUnsignedInt(quantised[i]);
      }
      return new Product(
          node.get("kind").asText(),
          node.get("rows").asInt(),
          node.get("width").asInt(),
          node.get("cols").asInt(),
          (float) node.get("scaleA").asDouble(),
          (float) node.get("scaleB").asDouble(),
          node.get("saturatedPairs").asInt(),
          floats(node, "A"),
          bytes(node, "B"),
          floats(node, "bias"),
          unsigned,
          floats(node, "preparedBias"),
          floats(node, "preparedNoBias"),
          floats(node, "C"));
    }

    Weights.Int8 weights(float[] added, int panel) {
      return Weights.Int8.pack(ByteBuffer.wrap(b), width, cols, multiplier, scale, added, panel);
    }

    Output.Int8 output() {
      return Output.Int8.prepare(b, width, cols, multiplier, scale, bias);
    }

    private static float[] floats(JsonNode node, String key) {
      byte[] bytes = bytes(node, key);
      float[] floats = new float[bytes.length / Float.BYTES];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
      return floats;
    }

    private static byte[] bytes(JsonNode node, String key) {
      return Base64.getDecoder().decode(node.get(key).asText());
    }

    @Override
    public String toString() {
      return "%s %dx%dx%d".formatted(name, rows, width, cols);
    }
  }
}
