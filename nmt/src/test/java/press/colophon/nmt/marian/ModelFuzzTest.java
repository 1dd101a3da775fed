package press.colophon.nmt.marian;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import press.colophon.nmt.ModelException;
import press.colophon.nmt.kernel.Operations;
import press.colophon.nmt.kernel.PlainOperations;

/// Any bytes as a model, and a right model with any bytes changed; what can be read must run.
///
/// The build only tries the inputs that were kept; with `JAZZER_FUZZ=1` it looks for new ones.
class ModelFuzzTest {
  private static final byte[] WHOLE = SampleModel.small().toBytes();

  /// Before and behind all weights of [#WHOLE]: where everything lies, and the configuration.
  private static final int HEADER = 3500;

  private static final int CONFIGURATION = SampleModel.small().configuration().length() + 1;
  private static final int CUT = 0x80;
  private static final int ANYWHERE = 0x40;
  private static final int LENGTH = 0x0F;

  @FuzzTest(maxDuration = "10m")
  void readsAnyBytes(byte[] file) {
    readAndRun(file);
  }

  @FuzzTest(maxDuration = "10m")
  void readsAModelWithAnyBytesChanged(byte[] changes) {
    readAndRun(changed(ByteBuffer.wrap(changes)));
  }

  @FuzzTest(maxDuration = "10m")
  void readsAnyConfiguration(byte[] text) {
    SampleModel model = SampleModel.small();
    if (text.length > 0) {
      readAndRun(
          model.item(SampleModel.CONFIGURATION, SampleModel.INT8, text, text.length).toBytes());
    }
  }

  /// Each change is a place (three bytes), how many bytes change (one byte, with two flags), and
  /// the new bytes.
  private static byte[] changed(ByteBuffer changes) {
    byte[] file = WHOLE.clone();
    while (changes.remaining() >= 4) {
      int number =
          Short.toUnsignedInt(changes.getShort()) * 256 + Byte.toUnsignedInt(changes.get());
      int how = changes.get() & 0xFF;
      int at = place(number, (how & ANYWHERE) != 0, file.length);
      int length = Math.min(Math.min(how & LENGTH, changes.remaining()), file.length - at);
      changes.get(file, at, length);
      if ((how & CUT) != 0) {
        return Arrays.copyOf(file, at);
      }
    }
    return file;
  }

  private static int place(int number, boolean anywhere, int length) {
    if (anywhere) {
      return number % length;
    }
    int place = number % (HEADER + CONFIGURATION);
    return place < HEADER ? place : length - CONFIGURATION + place - HEADER;
  }

  private static void readAndRun(byte[] file) {
    Network network;
    try {
      network = SampleModel.read(file);
    } catch (ModelException e) {
      return;
    }
    Operations operations = new PlainOperations(false);
    Blocks blocks = new Blocks(operations);
    Batch batch = new Batch(List.of(Batch.Group.of(List.of(new int[] {0, 0}), 1)));
    float[] encoded = new Encoder(network, operations, blocks).encode(batch.sentences());
    new Decoder(network, null, true, operations, blocks)
        .decode(batch, encoded, true)
        .forEach(made -> requireTokens(made, network.target().words()));
  }

  private static void requireTokens(Translated made, int words) {
    if (made.tokens().length > 2 || Arrays.stream(made.tokens()).anyMatch(t -> t >= words)) {
      throw new AssertionError("no translation: " + Arrays.toString(made.tokens()));
    }
  }
}
