package press.colophon.nmt.marian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import press.colophon.nmt.Fixtures;
import press.colophon.nmt.ModelException;

/// Containers that are whole, and such that are not.
class ModelFileTest {
  private static final int ITEMS_AT = 16;
  private static final int ITEM_BYTES = 32;
  private static final long[] LIES = {
    0, 1, -1, 2, 255, 4097, 1 << 30, Integer.MAX_VALUE, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE
  };

  /// Reading the sample takes a third of it.
  private static final long MOST_ALLOCATED = 2_000_000;

  @TempDir private Path folder;

  static Stream<Path> models() {
    return Stream.concat(Stream.of(Fixtures.folder()), Fixtures.shared().stream())
        .flatMap(ModelFileTest::list)
        .filter(Files::isDirectory)
        .map(model -> model.resolve("model.intgemm.alphas.bin"))
        .filter(Files::exists);
  }

  private static Stream<Path> list(Path folder) {
    return Arrays.stream(folder.toFile().listFiles()).map(file -> file.toPath()).sorted();
  }

  @ParameterizedTest
  @MethodSource("models")
  void readsEveryModelThereIs(Path model) {
    Network network = ModelFile.read(model, file -> NetworkReader.read(file, 1));

    assertThat(network.source().words()).isEqualTo(1000);
    assertThat(network.target().words()).isEqualTo(1000);
    assertThat(network.architecture().heads()).isEqualTo(8);
  }

  @Test
  void findsTheNumbersOfAnItem() {
    ModelFile file = parse(SampleModel.small().floats("extra", 0.25f, 2, 3).toBytes());

    assertThat(file.floats("extra", 2, 3)).containsExactly(.25f, .25f, .25f, .25f, .25f, .25f);
    assertThat(file.item("Wemb").bytes()).hasSize(SampleModel.WORDS * SampleModel.DIM);
    assertThat(file.item("Wemb").multiplier()).isEqualTo(100f);
    assertThat(file.text(SampleModel.CONFIGURATION)).endsWith("autoreg: rnn\n");
  }

  @Test
  void refusesWhatIsNoModel() {
    refuses(new byte[0], "sample.bin: byte 0: ends too early: version: 8 bytes needed, 0 left");
    refuses(new byte[100], "byte 8: version 0, expected 1");
    refuses("PK and so on: an archive".getBytes(StandardCharsets.ISO_8859_1), "version");
  }

  @Test
  void refusesTwoItemsOfOneName() {
    byte[] file = SampleModel.small().floats("same", 1, 1).floats("samf", 1, 1).toBytes();
    file[indexOf(file, "samf") + 3] = 'e';

    refuses(file, "two items same");
  }

  @Test
  void refusesNamesThatAreNone() {
    refuses(SampleModel.small().floats("a\nb", 1, 1).toBytes(), "is no name");
    refuses(SampleModel.small().floats("a\0b", 1, 1).toBytes(), "is no name");
    refuses(SampleModel.small().floats("ä", 1, 1).toBytes(), "is no name");
    refuses(SampleModel.small().floats("", 1, 1).toBytes(), "length of a name is 1, expected 2");
    refuses(SampleModel.small().floats("x".repeat(256), 1, 1).toBytes(), "is 257, expected 2");
  }

  @Test
  void refusesTypesItDoesNotKnow() {
    refuses(SampleModel.small().item("a", 0x4102, new byte[2], 1).toBytes(), "a: type 0x4102");
    refuses(SampleModel.small().item("a", 0x0408, new byte[8], 1).toBytes(), "a: type 0x408");
  }

  @Test
  void refusesShapesThatHoldNothingOrTooMuch() {
    for (int[] shape :
        new int[][] {{0}, {-1}, {4, 0}, {1 << 30, 2}, {-4, -4}, {65_536, 65_536, 65_536, 65_536}}) {
      byte[] file = SampleModel.small().item("a", SampleModel.INT8, new byte[8], shape).toBytes();
      refuses(file, "a: no array has the shape " + Arrays.toString(shape));
    }
    byte[] tooLong = SampleModel.small().item("a", SampleModel.INT8, new byte[600], 4, 4).toBytes();
    refuses(tooLong, "a: 768 bytes for the shape [4, 4], expected 16 and less than 256");
  }

  @Test
  void refusesBytesBehindTheLastItem() {
    byte[] file = SampleModel.small().toBytes();

    refuses(Arrays.copyOf(file, file.length + 1), "1 bytes after the last item");
  }

  @Test
  void refusesFilesLargerThanAnyModel() throws IOException {
    Path file = folder.resolve("huge.bin");
    try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
      huge.setLength((1L << 30) + 1);
    }

    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> ModelFile.read(file, ModelFile::names))
        .withMessageContaining(file + ": 1073741825 bytes are more than a model has");
  }

  @Test
  void refusesAFileThatWasCutAnywhere() {
    byte[] file = SampleModel.small().toBytes();
    Random random = new Random(3);
    for (int length = 0; length < file.length; length += step(length, random)) {
      refusesCheaply(Arrays.copyOf(file, length));
    }
    for (int missing = 1; missing < 300; missing++) {
      refusesCheaply(Arrays.copyOf(file, file.length - missing));
    }
  }

  private static int step(int length, Random random) {
    return length < 4000 ? 1 : 1 + random.nextInt(100);
  }

  @Test
  void refusesAHeaderWhoseNumbersLie() {
    byte[] file = SampleModel.small().toBytes();
    int items = SampleModel.small().names().size() + 1;
    for (int at = 0; at < ITEMS_AT + items * ITEM_BYTES; at += Long.BYTES) {
      for (long lie : LIES) {
        refusesIfChanged(file, with(file, at, lie));
      }
    }
  }

  @Test
  void refusesShapesThatLie() {
    byte[] file = SampleModel.small().toBytes();
    int from = indexOf(file, SampleModel.CONFIGURATION) + SampleModel.CONFIGURATION.length() + 1;
    int to = from + 4 * shapes(file);
    for (int at = from; at < to; at += Integer.BYTES) {
      for (long lie : LIES) {
        refusesIfChanged(file, with(file, at, (int) lie));
      }
    }
    for (long lie : LIES) {
      refusesIfChanged(file, with(file, to, lie));
    }
  }

  @Test
  void endsInNothingButAModelExceptionHoweverTheFileIsChanged() {
    byte[] file = SampleModel.small().toBytes();
    Random random = new Random(5);
    for (int round = 0; round < 1000; round++) {
      byte[] changed = file.clone();
      for (int i = 0; i <= random.nextInt(6); i++) {
        int where = random.nextInt(random.nextBoolean() ? 6000 : file.length);
        changed[where] = (byte) random.nextInt();
      }
      try {
        SampleModel.read(changed);
      } catch (ModelException e) {
        assertThat(e).hasMessageStartingWith("sample.bin: ");
      }
    }
  }

  private static int shapes(byte[] file) {
    int numbers = 0;
    for (int i = 0; i < little(file).getLong(8); i++) {
      numbers += (int) little(file).getLong(ITEMS_AT + i * ITEM_BYTES + 16);
    }
    return numbers;
  }

  private static void refusesIfChanged(byte[] file, byte[] changed) {
    if (!Arrays.equals(file, changed)) {
      refusesCheaply(changed);
    }
  }

  private static void refusesCheaply(byte[] file) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> SampleModel.read(file))
        .withMessageStartingWith("sample.bin: ");
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_ALLOCATED);
  }

  private static void refuses(byte[] file, String because) {
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> parse(file))
        .withMessageStartingWith("sample.bin: ")
        .withMessageContaining(because);
  }

  private static ModelFile parse(byte[] file) {
    return ModelFile.parse(ByteBuffer.wrap(file), "sample.bin");
  }

  private static byte[] with(byte[] file, int at, long number) {
    byte[] changed = file.clone();
    little(changed).putLong(at, number);
    return changed;
  }

  private static byte[] with(byte[] file, int at, int number) {
    byte[] changed = file.clone();
    little(changed).putInt(at, number);
    return changed;
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int indexOf(byte[] file, String text) {
    return new String(file, StandardCharsets.ISO_8859_1).indexOf(text);
  }
}
