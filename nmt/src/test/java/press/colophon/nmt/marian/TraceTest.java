package press.colophon.nmt.marian;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import press.colophon.nmt.Fixtures;
import press.colophon.nmt.Token;
import press.colophon.nmt.kernel.Memory;
import press.colophon.nmt.kernel.Operations;
import press.colophon.nmt.kernel.Output;
import press.colophon.nmt.kernel.PlainOperations;
import press.colophon.nmt.kernel.VectorOperations;
import press.colophon.nmt.kernel.Weights;
import press.colophon.nmt.marian.Network.Attention;
import press.colophon.nmt.marian.Network.FeedForward;
import press.colophon.nmt.sentencepiece.Vocabulary;

/// Every 8-bit product of one translation, as it ran in the reference engine.
class TraceTest {

  static Stream<Trace> traces() {
    return Stream.concat(Stream.of(Fixtures.folder()), Fixtures.shared().stream())
        .flatMap(
            folder ->
                Stream.of(new PlainOperations(false), new VectorOperations())
                    .map(operations -> Trace.read(folder, operations)));
  }

  @ParameterizedTest
  @MethodSource("traces")
  void makesOfTheInputOfEachProductWhatTheReferenceEngineMakes(Trace trace) {
    for (int i = 0; i < trace.products.size(); i++) {
      Product product = trace.products.get(i);

      assertThat(trace.multiply(product)).as("product %d of %s", i, trace).isEqualTo(product.y);
    }
  }

  @ParameterizedTest
  @MethodSource("traces")
  void givesEachProductTheInputThatTheReferenceEngineGives(Trace trace) {
    Recorder recorder = new Recorder(trace.operations);
    Translated made = trace.translate(recorder);

    assertThat(made.tokens()).isEqualTo(trace.expected);
    IdentityHashMap<Object, Integer> times = new IdentityHashMap<>();
    for (int i = 0; i < trace.products.size(); i++) {
      Product product = trace.products.get(i);
      int time = times.merge(product.by, 1, Integer::sum) - 1;

      assertThat(recorder.inputs.get(product.by).get(time))
          .as("product %d of %s", i, trace)
          .usingComparatorWithPrecision(trace.precision(product))
          .containsExactly(product.x);
    }
    times.forEach((by, time) -> assertThat(recorder.inputs.get(by)).hasSize(time));
    assertThat(recorder.inputs).hasSameSizeAs(times);
  }

  /// @param by [Weights] or [Output]
  @SuppressWarnings("ArrayRecordComponent") // numbers to compare with
  record Product(int rows, int width, int cols, float[] x, float[] y, Object by) {

    static Product of(JsonNode node, Object by) {
      return new Product(
          node.get("rows").asInt(),
          node.get("width").asInt(),
          node.get("cols").asInt(),
          floats(node.get("x")),
          floats(node.get("y")),
          by);
    }

    private static float[] floats(JsonNode numbers) {
      float[] floats = new float[numbers.size()];
      for (int i = 0; i < floats.length; i++) {
        floats[i] = Float.parseFloat(numbers.get(i).asText());
      }
      return floats;
    }
  }

  /// A translation that was recorded, and the network it ran through.
  @SuppressWarnings("ArrayRecordComponent") // numbers to compare with
  record Trace(
      Path folder,
      Operations operations,
      Network network,
      int[] source,
      int[] expected,
      List<Product> products) {
    private static final double LENGTH_FACTOR = 0.5;

    static Trace read(Path folder, Operations operations) {
      Path tiny = folder.resolve("tiny");
      Network network =
          ModelFile.read(
              tiny.resolve("model.intgemm.alphas.bin"),
              file -> NetworkReader.read(file, operations.panel()));
      List<JsonNode> lines = Fixtures.lines(tiny.resolve("trace.jsonl.gz"));
      List<Object> order = order(network, lines.size() - 1);
      return new Trace(
          folder,
          operations,
          network,
          source(folder),
          Stream.of(translation(tiny).split(" ")).mapToInt(Integer::parseInt).toArray(),
          IntStream.range(0, order.size())
              .mapToObj(i -> Product.of(lines.get(i + 1), order.get(i)))
              .toList());
    }

    private static String translation(Path tiny) {
      return Fixtures.lines(tiny.resolve("trace-output.jsonl")).getFirst().get("text").asText();
    }

    private static int[] source(Path folder) {
      Vocabulary vocabulary = Vocabulary.read(folder.resolve("vocab.spm"));
      String text = text(folder.resolve("trace-input.txt")).strip();
      Stream<Integer> tokens = vocabulary.encode(text).stream().map(Token::id);
      return Stream.concat(tokens, Stream.of(Model.END)).mapToInt(id -> id).toArray();
    }

    private static String text(Path file) {
      try {
        return Files.readString(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /// What is multiplied by, in the reference engine's order.
    private static List<Object> order(Network network, int count) {
      List<Object> order = new ArrayList<>();
      for (var layer : network.encoder()) {
        Attention attention = layer.attention();
        order.addAll(List.of(attention.query(), attention.key(), attention.value()));
        order.add(attention.mix());
        add(layer.feedForward(), order);
      }
      for (boolean first = true; order.size() < count; first = false) {
        for (var layer : network.decoder()) {
          order.addAll(List.of(layer.cell().input(), layer.cell().gate()));
          order.add(layer.attention().query());
          if (first) {
            order.addAll(List.of(layer.attention().key(), layer.attention().value()));
          }
          order.add(layer.attention().mix());
          add(layer.feedForward(), order);
        }
        order.add(network.output());
      }
      assertThat(order).hasSize(count);
      return order;
    }

    private static void add(FeedForward layer, List<Object> order) {
      order.addAll(List.of(layer.widen(), layer.narrow()));
    }

    float[] multiply(Product product) {
      float[] y = new float[product.rows * product.cols];
      if (product.by instanceof Output output) {
        int[] words = IntStream.range(0, product.cols).toArray();
        operations.multiply(product.x, 0, product.rows, output, words, words.length, y);
      } else {
        operations.multiply(product.x, 0, product.rows, (Weights) product.by, y, 0);
      }
      return y;
    }

    /// In the project's own trace the last bits of what attention makes of five tokens are other
    /// ones; the rounding of the product that follows makes them equal again.
    float precision(Product product) {
      return folder.equals(Fixtures.folder()) && isMix(product.by) ? 1e-6f : 0;
    }

    @SuppressWarnings("ReferenceEquality") // this one, not one like it
    private boolean isMix(Object by) {
      return network.encoder().stream().anyMatch(layer -> layer.attention().mix() == by)
          || network.decoder().stream().anyMatch(layer -> layer.attention().mix() == by);
    }

    Translated translate(Operations with) {
      Batch batch = new Batch(List.of(Batch.Group.of(List.of(source), LENGTH_FACTOR)));
      Blocks blocks = new Blocks(with);
      float[] encoded = new Encoder(network, with, blocks).encode(batch.sentences());
      return new Decoder(network, null, true, with, blocks)
          .decode(batch, encoded, false)
          .getFirst();
    }

    @Override
    public String toString() {
      return folder.getFileName() + " by " + operations.getClass().getSimpleName();
    }
  }

  /// Notes what goes into each product on its way to the operations that compute it.
  private static final class Recorder implements Operations {
    private final Operations operations;
    private final IdentityHashMap<Object, List<float[]>> inputs = new IdentityHashMap<>();

    private Recorder(Operations operations) {
      this.operations = operations;
    }

    private void record(Object by, float[] x, int row, int rows, int width) {
      inputs
          .computeIfAbsent(by, weights -> new ArrayList<>())
          .add(Arrays.copyOfRange(x, row * width, (row + rows) * width));
    }

    @Override
    public int panel() {
      return operations.panel();
    }

    @Override
    public void multiply(float[] x, int xRow, int rows, Weights weights, float[] y, int yRow) {
      record(weights, x, xRow, rows, weights.in());
      operations.multiply(x, xRow, rows, weights, y, yRow);
    }

    @Override
    public void multiply(
        float[] x, int firstRow, int rows, Output output, int[] words, int count, float[] y) {
      record(output, x, firstRow, rows, output.in());
      operations.multiply(x, firstRow, rows, output, words, count, y);
    }

    @Override
    public void rectify(float[] x, int length) {
      operations.rectify(x, length);
    }

    @Override
    public void addAndNormalise(
        float[] x, float[] block, int rows, int dim, float[] scale, float[] bias) {
      operations.addAndNormalise(x, block, rows, dim, scale, bias);
    }

    @Override
    public void recur(float[] cells, float[] inputs, float[] gates, int length) {
      operations.recur(cells, inputs, gates, length);
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
      operations.attend(queries, firstRow, rows, memory, selfAttention, out, weights);
    }

    @Override
    public int best(float sum, float[] x, int from, int length) {
      return operations.best(sum, x, from, length);
    }

    @Override
    public double logOfSum(float[] x, int from, int length) {
      return operations.logOfSum(x, from, length);
    }
  }
}
