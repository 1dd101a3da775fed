package press.colophon.nmt.marian;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import press.colophon.nmt.ModelException;
import press.colophon.nmt.kernel.Output;
import press.colophon.nmt.kernel.Positions;
import press.colophon.nmt.kernel.Weights;
import press.colophon.nmt.marian.ModelFile.Item;
import press.colophon.nmt.marian.Network.Attention;
import press.colophon.nmt.marian.Network.Cell;
import press.colophon.nmt.marian.Network.DecoderLayer;
import press.colophon.nmt.marian.Network.EncoderLayer;
import press.colophon.nmt.marian.Network.FeedForward;
import press.colophon.nmt.marian.Network.Norm;

/// Takes a [Network] out of a [ModelFile] by the names that Marian gives its parameters.
///
/// Refuses a file that lacks one, has one of another shape, or has parameters beyond those of its
/// architecture: they would mean a network that computes something else.
final class NetworkReader {
  private static final String CONFIGURATION = "special:model.yml";
  private static final String SCALE_OF = "_QuantMultA";

  /// The output layer's scale under the name it gets when a shortlist was used; equal to the
  /// embedding's.
  private static final String UNNAMED_SCALE = "none" + SCALE_OF;

  /// Multipliers are near 100 in any model. Outside of these, numbers would come to be infinite.
  private static final float SMALLEST_MULTIPLIER = 1e-12f;

  private static final float LARGEST_MULTIPLIER = 1e12f;

  /// Parameters that an error names.
  private static final int MOST_NAMED = 8;

  private final ModelFile file;
  private final int panel;
  private final Architecture architecture;
  private final Set<String> unread;

  private NetworkReader(ModelFile file, int panel) {
    this.file = file;
    this.panel = panel;
    this.unread = new TreeSet<>(file.names());
    unread.remove(CONFIGURATION);
    this.architecture = Architecture.read(file.text(CONFIGURATION), file.file());
  }

  /// Reads a network.
  ///
  /// @param panel how weights are packed, see [Weights]
  /// @throws ModelException when the file is not a network of ours, whole
  static Network read(ModelFile file, int panel) {
    return new NetworkReader(file, panel).network();
  }

  private Network network() {
    boolean shared = file.has("Wemb");
    String source = shared ? "Wemb" : "encoder_Wemb";
    String target = shared ? "Wemb" : "decoder_Wemb";
    Embedding targetRows = embedding(target);
    Embedding sourceRows = shared ? targetRows : embedding(source);
    Network network =
        new Network(
            architecture,
            sourceRows,
            targetRows,
            layers(architecture.encoderLayers(), i -> encoderLayer("encoder_l" + i)),
            layers(architecture.decoderLayers(), j -> decoderLayer("decoder_l" + j)),
            output(target, targetRows),
            new Positions(architecture.dim()));
    unread.removeIf(name -> name.endsWith(SCALE_OF) && isKnownScale(name));
    if (!unread.isEmpty()) {
      throw new ModelException(
          file.file() + ": has parameters of a network we cannot run: " + some(unread));
    }
    return network;
  }

  private static String some(Set<String> names) {
    String first = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    return names.size() <= MOST_NAMED
        ? first
        : first + " and " + (names.size() - MOST_NAMED) + " more";
  }

  /// Scales are read only where weights are 8-bit; float files may carry them all the same.
  private boolean isKnownScale(String name) {
    return name.equals(UNNAMED_SCALE)
        || file.has(name.substring(0, name.length() - SCALE_OF.length()));
  }

  private static <T> List<T> layers(int count, IntFunction<T> layer) {
    return IntStream.rangeClosed(1, count).mapToObj(layer).toList();
  }

  private EncoderLayer encoderLayer(String name) {
    return new EncoderLayer(attention(name + "_self"), feedForward(name + "_ffn"));
  }

  private DecoderLayer decoderLayer(String name) {
    int dim = architecture.dim();
    Cell cell =
        new Cell(
            weights(name + "_rnn_W", dim, dim, new float[0]),
            weights(name + "_rnn_Wf", dim, dim, floats(name + "_rnn_bf", dim)),
            norm(name + "_rnn_ffn_ln"));
    return new DecoderLayer(cell, attention(name + "_context"), feedForward(name + "_ffn"));
  }

  private Attention attention(String name) {
    return new Attention(
        projection(name, "q"),
        projection(name, "k"),
        projection(name, "v"),
        projection(name, "o"),
        norm(name + "_Wo_ln"));
  }

  private Weights projection(String name, String part) {
    int dim = architecture.dim();
    return weights(name + "_W" + part, dim, dim, floats(name + "_b" + part, dim));
  }

  private FeedForward feedForward(String name) {
    int dim = architecture.dim();
    int wide = architecture.feedForward();
    return new FeedForward(
        weights(name + "_W1", dim, wide, floats(name + "_b1", wide)),
        weights(name + "_W2", wide, dim, floats(name + "_b2", dim)),
        norm(name + "_ffn_ln"));
  }

  private Norm norm(String name) {
    return new Norm(
        floats(name + "_scale", architecture.dim()), floats(name + "_bias", architecture.dim()));
  }

  private float[] floats(String name, int length) {
    unread.remove(name);
    return file.floats(name, 1, length);
  }

  private Weights weights(String name, int in, int out, float[] bias) {
    Item item = file.item(name, in, out);
    unread.remove(name);
    return switch (item.type()) {
      case INTGEMM8 ->
          Weights.Int8.pack(item.data(), in, out, multiplier(item), scale(name), bias, panel);
      case FLOAT32 -> Weights.Float32.pack(file.floats(name, in, out), in, out, bias, panel);
      case INT8 -> throw new ModelException(file.file() + ": " + name + " has no multiplier");
    };
  }

  private float scale(String weights) {
    unread.remove(weights + SCALE_OF);
    return plausible(weights + SCALE_OF, file.floats(weights + SCALE_OF, 1, 1)[0]);
  }

  private float multiplier(Item item) {
    return plausible("the multiplier of " + item.name(), item.multiplier());
  }

  private float plausible(String what, float multiplier) {
    if (!(multiplier >= SMALLEST_MULTIPLIER && multiplier <= LARGEST_MULTIPLIER)) {
      throw new ModelException(
          "%s: %s is %s, expected %s to %s"
              .formatted(file.file(), what, multiplier, SMALLEST_MULTIPLIER, LARGEST_MULTIPLIER));
    }
    return multiplier;
  }

  private Embedding embedding(String name) {
    Item item = file.item(name);
    unread.remove(name);
    if (item.shape().length != 2 || item.shape()[1] != architecture.dim()) {
      throw new ModelException(
          "%s: %s has the shape %s, expected rows of %d"
              .formatted(file.file(), name, Arrays.toString(item.shape()), architecture.dim()));
    }
    int words = item.shape()[0];
    return switch (item.type()) {
      case INTGEMM8 -> Embedding.ofBytes(architecture.dim(), words, item.bytes(), multiplier(item));
      case FLOAT32 ->
          Embedding.ofFloats(
              architecture.dim(), words, file.floats(name, words, architecture.dim()));
      case INT8 -> throw new ModelException(file.file() + ": " + name + " has no multiplier");
    };
  }

  private Output output(String name, Embedding rows) {
    float[] bias = floats("decoder_ff_logit_out_b", rows.words());
    if (rows.floats().length > 0) {
      return new Output.Float32(rows.dim(), rows.words(), rows.floats(), bias);
    }
    return requantised(rows, scale(name), bias);
  }

  /// The reference engine turns the rows back into floats and quantises them anew for the output
  /// layer; the multiplier differs in its last bits, the bytes only if none of them is ±127.
  private static Output requantised(Embedding rows, float scale, float[] bias) {
    int largest = 1;
    for (byte weight : rows.bytes()) {
      largest = Math.max(largest, Math.abs(weight));
    }
    float multiplier = 127f / (largest * rows.unit());
    byte[] again = largest == 127 ? rows.bytes() : requantised(rows, multiplier);
    return Output.Int8.prepare(again, rows.dim(), rows.words(), multiplier, scale, bias);
  }

  private static byte[] requantised(Embedding rows, float multiplier) {
    byte[] again = new byte[rows.bytes().length];
    for (int i = 0; i < again.length; i++) {
      float weight = rows.bytes()[i] * rows.unit() * multiplier;
      again[i] = (byte) Math.rint(Math.clamp(weight, -127f, 127f));
    }
    return again;
  }
}
