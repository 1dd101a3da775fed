package press.colophon.nmt.marian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import press.colophon.nmt.Fixtures;
import press.colophon.nmt.ModelException;

/// What words may become, and files that do not say it.
class ShortlistTest {
  private static final long[] LIES = {
    0, 1, -1, 3, 7, 1 << 30, Integer.MAX_VALUE, 1L << 32, 1L << 61, Long.MAX_VALUE, Long.MIN_VALUE
  };
  private static final long MOST_ALLOCATED = 200_000;

  @TempDir private Path folder;

  static Stream<Path> shortlists() {
    return Stream.concat(Stream.of(Fixtures.folder()), Fixtures.shared().stream())
        .flatMap(fixtures -> Stream.of("tiny", "split", "deep").map(fixtures::resolve))
        .map(model -> model.resolve("lex.s2t.bin"))
        .filter(Files::exists);
  }

  @ParameterizedTest
  @MethodSource("shortlists")
  void readsEveryShortlistThereIs(Path file) {
    Shortlist shortlist = Shortlist.read(file, 1000, 1000);
    int[] all = shortlist.words(List.of(IntStream.range(0, 1000).toArray()), false);
    int[] one = shortlist.words(List.of(new int[] {300, 0}), true);

    assertThat(all).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(500);
    assertThat(one).isSorted().doesNotHaveDuplicates().contains(0, 31, 300);
    assertThat(one.length % 8).isZero();
  }

  @Test
  void listsTheFirstWordsAndTheCandidatesOfEachToken() {
    Shortlist shortlist = SampleShortlist.small().read();

    assertThat(words(shortlist, false, new int[] {3, 2, 0}, new int[] {4}))
        .containsExactly(0, 1, 2, 3, 7, 9, 20, 39);
  }

  @Test
  void fillsUpToAMultipleOfEight() {
    Shortlist shortlist = SampleShortlist.small().read();

    assertThat(words(shortlist, false, new int[] {0})).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(words(shortlist, false, new int[] {2})).containsExactly(0, 1, 2, 3, 4, 5, 7, 9);
    assertThat(words(shortlist, false)).hasSize(8);
  }

  @Test
  void listsTheSourceTokensOfASharedVocabulary() {
    assertThat(words(SampleShortlist.small().read(), true, new int[] {4, 1, 4}))
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void doesNotFillUpBeyondTheVocabulary() {
    Shortlist shortlist =
        Shortlist.parse(
            ByteBuffer.wrap(new SampleShortlist(3, new long[] {0, 1}, new int[] {1}).toBytes()),
            "sample.bin",
            1,
            5);

    assertThat(words(shortlist, false, new int[] {0})).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void alwaysListsTheEndOfASentence() {
    Shortlist shortlist = SampleShortlist.small().withFirstWords(0).read();

    assertThat(words(shortlist, false, new int[] {3})).contains(0);
  }

  private static int[] words(Shortlist shortlist, boolean shared, int[]... sentences) {
    return shortlist.words(List.of(sentences), shared);
  }

  @Test
  void refusesWhatIsNoShortlist() {
    refuses(new byte[0], "is not a lexical shortlist");
    refuses(new byte[48], "is not a lexical shortlist");
    refuses(SampleModel.small().toBytes(), "is not a lexical shortlist");
  }

  @Test
  void refusesAShortlistOfAnotherModel() {
    refuses(
        SampleShortlist.small().withOffsets(0, 1, 2).toBytes(),
        "is for a source vocabulary of 2 words, the model's has 5");
    refuses(
        SampleShortlist.small().withCandidates(0, 7, 9, 9, 20, 40, 2, 3).toBytes(),
        "lists word 40 of a target vocabulary of 40");
    refuses(
        SampleShortlist.small().withCandidates(0, 7, 9, 9, 20, -1, 2, 3).toBytes(),
        "lists word 4294967295 of a target vocabulary of 40");
    refuses(
        SampleShortlist.small().withFirstWords(41).toBytes(),
        "says that 41 of 40 words are always listed");
  }

  @Test
  void refusesOffsetsOutOfOrder() {
    refuses(
        SampleShortlist.small().withOffsets(0, 1, 5, 3, 6, 8).toBytes(),
        "the candidates of word 3 begin at 3, expected 5 to 8");
    refuses(
        SampleShortlist.small().withOffsets(0, 1, 5, 6, 6, 9).toBytes(),
        "the candidates of word 5 begin at 9, expected 6 to 8");
    refuses(
        SampleShortlist.small().withOffsets(-1, 1, 5, 6, 6, 8).toBytes(),
        "the candidates of word 0 begin at 18446744073709551615, expected 0 to 8");
  }

  @Test
  void refusesAFileWithAByteChanged() {
    byte[] file = SampleShortlist.small().toBytes();
    for (int at = 0; at < file.length; at++) {
      byte[] changed = file.clone();
      changed[at]++;
      refusesCheaply(changed);
    }
  }

  @Test
  void refusesAFileThatWasCutAnywhere() {
    byte[] file = SampleShortlist.small().toBytes();
    for (int length = 0; length < file.length; length++) {
      refusesCheaply(Arrays.copyOf(file, length));
      refusesCheaply(SampleShortlist.signed(Arrays.copyOf(file, length)));
    }
    refusesCheaply(SampleShortlist.signed(Arrays.copyOf(file, file.length + 1)));
  }

  @Test
  void refusesAHeaderWhoseNumbersLie() {
    byte[] file = SampleShortlist.small().toBytes();
    for (int at : new int[] {0, 32, 40}) {
      for (long lie : LIES) {
        byte[] changed = file.clone();
        ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putLong(at, lie);
        refusesCheaply(SampleShortlist.signed(changed));
      }
    }
  }

  @Test
  void endsInNothingButAModelExceptionHoweverTheFileIsChanged() {
    byte[] file = SampleShortlist.small().toBytes();
    Random random = new Random(6);
    for (int round = 0; round < 20_000; round++) {
      byte[] changed = file.clone();
      for (int i = 0; i <= random.nextInt(3); i++) {
        changed[random.nextInt(file.length)] = (byte) random.nextInt(-2, 42);
      }
      try {
        Shortlist shortlist = SampleShortlist.read(SampleShortlist.signed(changed));
        assertThat(words(shortlist, true, new int[] {0, 1, 2, 3, 4})).contains(0, 4).isSorted();
      } catch (ModelException e) {
        assertThat(e).hasMessageStartingWith("sample.bin: ");
      }
    }
  }

  @Test
  void refusesFilesLargerThanAnyShortlist() throws IOException {
    Path file = folder.resolve("lex.bin");
    try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
      huge.setLength(1L << 32);
    }

    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> Shortlist.read(file, 5, 40))
        .withMessageContaining(file + ": 4294967296 bytes are more than a shortlist has");
  }

  private static void refuses(byte[] file, String because) {
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> SampleShortlist.read(file))
        .withMessageStartingWith("sample.bin: ")
        .withMessageContaining(because);
  }

  private static void refusesCheaply(byte[] file) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    refuses(file, "");
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_ALLOCATED);
  }
}
