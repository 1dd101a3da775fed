package press.colophon.nmt.marian;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Writes a small model, right or wrong, item by item.
final class SampleModel {
  static final int FLOAT32 = 0x0404;
  static final int INT8 = 0x0101;
  static final int INTGEMM8 = 0x4101;
  static final int DIM = 64;
  static final int WORDS = 12;
  static final String CONFIGURATION = "special:model.yml";

  private final Map<String, Item> items = new TreeMap<>();
  private final Map<String, String> configuration = new LinkedHashMap<>();
  private final Random random = new Random(7);
  private final boolean quantised;

  private SampleModel(boolean quantised) {
    this.quantised = quantised;
  }

  @SuppressWarnings("ArrayRecordComponent") // a sample
  private record Item(int type, int[] shape, byte[] data) {}

  /// A network of one layer each, one head of attention for each four numbers, 8-bit weights and a
  /// vocabulary for both languages.
  static SampleModel small() {
    return new SampleModel(true).network().embedding("Wemb");
  }

  /// The same with floats.
  static SampleModel unquantised() {
    return new SampleModel(false).network().embedding("Wemb");
  }

  /// The same with a vocabulary for each language.
  static SampleModel ofTwoVocabularies() {
    return new SampleModel(true).network().embedding("encoder_Wemb").embedding("decoder_Wemb");
  }

  private SampleModel network() {
    configure();
    attention("encoder_l1_self");
    feedForward("encoder_l1_ffn");
    weights("decoder_l1_rnn_W", DIM, DIM).weights("decoder_l1_rnn_Wf", DIM, DIM);
    floats("decoder_l1_rnn_bf", 1, DIM);
    norm("decoder_l1_rnn_ffn_ln");
    attention("decoder_l1_context");
    feedForward("decoder_l1_ffn");
    return floats("decoder_ff_logit_out_b", 1, WORDS);
  }

  private void configure() {
    configured("type", "transformer").configured("dim-emb", "64").configured("enc-depth", "1");
    configured("dec-depth", "1").configured("dec-cell", "ssru");
    configured("transformer-heads", "16").configured("transformer-dim-ffn", "64");
    configured("transformer-ffn-activation", "relu").configured("transformer-preprocess", "\"\"");
    configured("transformer-postprocess", "dan").configured("transformer-decoder-autoreg", "rnn");
  }

  private void attention(String name) {
    for (String part : List.of("q", "k", "v", "o")) {
      weights(name + "_W" + part, DIM, DIM).floats(name + "_b" + part, 1, DIM);
    }
    norm(name + "_Wo_ln");
  }

  private void feedForward(String name) {
    weights(name + "_W1", DIM, DIM).floats(name + "_b1", 1, DIM);
    weights(name + "_W2", DIM, DIM).floats(name + "_b2", 1, DIM);
    norm(name + "_ffn_ln");
  }

  private void norm(String name) {
    floats(name + "_scale", 1, DIM).floats(name + "_bias", 1, DIM);
  }

  private SampleModel embedding(String name) {
    return weights(name, WORDS, DIM);
  }

  /// Random weights, with the multiplier of their input if they are 8-bit.
  SampleModel weights(String name, int rows, int columns) {
    return quantised
        ? quantised(name, rows, columns, 100f).floats(name + "_QuantMultA", 40f, 1, 1)
        : floats(name, rows, columns);
  }

  /// 8-bit weights.
  SampleModel quantised(String name, int rows, int columns, float multiplier) {
    byte[] weights = new byte[rows * columns];
    random.nextBytes(weights);
    byte[] data = Arrays.copyOf(weights, weights.length + Float.BYTES);
    little(data).putFloat(weights.length, multiplier);
    return item(name, INTGEMM8, data, rows, columns);
  }

  /// Random floats.
  SampleModel floats(String name, int... shape) {
    float[] numbers = new float[elements(shape)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) random.nextGaussian() / 4;
    }
    return floats(name, numbers, shape);
  }

  /// The same float everywhere.
  SampleModel floats(String name, float number, int... shape) {
    float[] numbers = new float[elements(shape)];
    Arrays.fill(numbers, number);
    return floats(name, numbers, shape);
  }

  private SampleModel floats(String name, float[] numbers, int... shape) {
    byte[] data = new byte[numbers.length * Float.BYTES];
    little(data).asFloatBuffer().put(numbers);
    return item(name, FLOAT32, data, shape);
  }

  /// Any item.
  SampleModel item(String name, int type, byte[] data, int... shape) {
    items.put(name, new Item(type, shape, data));
    return this;
  }

  SampleModel without(String name) {
    items.remove(name);
    return this;
  }

  /// An item under another name.
  SampleModel renamed(String name, String other) {
    items.put(other, items.remove(name));
    return this;
  }

  SampleModel configured(String key, String value) {
    configuration.put(key, value);
    return this;
  }

  SampleModel notConfigured(String key) {
    configuration.remove(key);
    return this;
  }

  /// Names of the items in the order of the file.
  List<String> names() {
    List<String> names = new ArrayList<>(items.keySet());
    names.remove(CONFIGURATION);
    names.add(CONFIGURATION);
    return names;
  }

  String configuration() {
    return configuration.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue() + "\n")
        .collect(Collectors.joining());
  }

  /// The file, as Marian writes it.
  byte[] toBytes() {
    if (!items.containsKey(CONFIGURATION)) {
      byte[] text = (configuration() + "\0").getBytes(StandardCharsets.UTF_8);
      item(CONFIGURATION, INT8, text, text.length);
    }
    byte[] beginning = new byte[1 << 18];
    ByteBuffer header = little(beginning).putLong(1).putLong(items.size());
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (String name : names()) {
      byte[] content = padded(name, items.get(name).data);
      data.writeBytes(content);
      header.putLong(name.getBytes(StandardCharsets.UTF_8).length + 1L);
      header.putLong(items.get(name).type).putLong(items.get(name).shape.length);
      header.putLong(content.length);
    }
    names().forEach(name -> header.put(name.getBytes(StandardCharsets.UTF_8)).put((byte) 0));
    names().forEach(name -> Arrays.stream(items.get(name).shape).forEach(header::putInt));
    int padding = 256 - (header.position() + Long.BYTES) % 256;
    header.putLong(padding).put(new byte[padding]);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(beginning, 0, header.position());
    file.writeBytes(data.toByteArray());
    return file.toByteArray();
  }

  private static byte[] padded(String name, byte[] data) {
    return name.equals(CONFIGURATION)
        ? data
        : Arrays.copyOf(data, Math.ceilDiv(data.length, 256) * 256);
  }

  /// Reads the file for plain operations.
  Network read() {
    return read(toBytes());
  }

  static Network read(byte[] file) {
    return NetworkReader.read(ModelFile.parse(ByteBuffer.wrap(file), "sample.bin"), 1);
  }

  private static int elements(int... shape) {
    return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
