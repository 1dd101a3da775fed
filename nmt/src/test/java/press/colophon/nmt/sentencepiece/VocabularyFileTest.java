package press.colophon.nmt.sentencepiece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import press.colophon.nmt.Fixtures;
import press.colophon.nmt.ModelException;
import press.colophon.nmt.Token;

/// Files that are broken, or not what we run.
class VocabularyFileTest {

  @Test
  void refusesLengthsBeyondTheFile() {
    refuses(SampleFile.withoutPieces().raw(0x0A, 0x05, 0x0A), "byte 0: cut short: needs 5 bytes");
    refuses(
        SampleFile.harbour().raw(0x0A).varint(1 << 30), "needs 1073741824 bytes where 0 are left");
    refuses(SampleFile.harbour().raw(0x0A).varint(-1), "needs 18446744073709551615 bytes where 0");
    refuses(SampleFile.harbour().raw(0x0D, 0, 0), "needs 4 bytes where 2 are left");
  }

  @Test
  void refusesNumbersWithoutAnEnd() {
    refuses(SampleFile.harbour().raw(0x80), "cut short: needs 1 bytes where 0 are left");
    refuses(SampleFile.withoutPieces().raw(0, 1), "no field has the number 0");
    int[] endless = new int[11];
    Arrays.fill(endless, 0xFF);
    refuses(SampleFile.withoutPieces().raw(endless), "byte 0: a number of more than ten bytes");
  }

  @Test
  void refusesFieldsOfAnotherKind() {
    refuses(SampleFile.withoutPieces().number(1, 5), "field 1 should be a message");
    refuses(SampleFile.withoutPieces().raw(0x0B), "field 1 has the unknown wire type 3");
    refuses(
        SampleFile.harbour().training(SampleFile.withoutPieces().decimal(3, 1)),
        "field 3 should be a whole number, has wire type 5");
  }

  @Test
  void refusesOtherModelsThanUnigram() {
    refuses(training(3, 2), "model_type is 2; we run only 1");
    refuses(training(24, 1), "treat_whitespace_as_suffix is 1; we run only 0");
    refuses(
        SampleFile.harbour().normalisation(SampleFile.withoutPieces().number(5, 0)),
        "escape_whitespaces is 0; we run only 1");
    SampleFile rules = SampleFile.withoutPieces().bytes(2, new byte[4]);
    refuses(SampleFile.harbour().bytes(5, rules.toBytes()), "rules for denormalisation");
  }

  @Test
  void refusesPiecesThatAreNone() {
    refuses(SampleFile.harbour().piece("", -1, 1), "piece 11 has 0 bytes");
    refuses(SampleFile.harbour().piece("a".repeat(256), -1, 1), "piece 11 has 256 bytes");
    refuses(SampleFile.harbour().piece(new byte[] {'a', -1}, -1, 1), "piece 11 is not UTF-8");
    refuses(SampleFile.harbour().piece("x", Float.NaN, 1), "piece 11 has the score NaN");
    refuses(
        SampleFile.harbour().piece("x", Float.NEGATIVE_INFINITY, 1),
        "piece 11 has the score -Infinity");
    refuses(SampleFile.harbour().piece("x", -1, 7), "piece 11 has the unknown type 7");
  }

  @Test
  void refusesTheSamePieceTwice() {
    refuses(SampleFile.harbour().piece("ou", -1, 1), "the pieces 4 and 11 are the same");
    refuses(SampleFile.harbour().piece("ou", -1, 5), "the pieces 4 and 11 are the same");
    refuses(SampleFile.harbour().piece("<unk>", 0, 3), "the pieces 1 and 11 are the same");
    assertThatNoException().isThrownBy(() -> SampleFile.harbour().piece("</s>", -1, 1).read());
  }

  @Test
  void refusesAVocabularyWithoutItsControls() {
    refuses(SampleFile.withoutPieces(), "needs one of: the control piece </s>; has none");
    refuses(
        SampleFile.withoutPieces().piece("</s>", 0, 1),
        "needs one of: the control piece </s>; has none");
    refuses(
        SampleFile.withoutPieces().piece("</s>", 0, 3), "needs one of: an unknown piece; has none");
    refuses(
        SampleFile.harbour().piece("<unk2>", 0, 2),
        "needs one of: an unknown piece; has the pieces [1, 11]");
  }

  @Test
  void refusesAnIncompleteSetOfBytes() {
    refuses(training(35, 1), "byte_fallback is true with 0 byte pieces");
    refuses(
        SampleFile.harbour().piece("<0x41>", 0, 6), "byte_fallback is false with 1 byte pieces");
    refuses(
        SampleFile.harbour().bytePieces().piece("<0x1FF>", 0, 6),
        "byte_fallback is true with 257 byte pieces");
    SampleFile misnamed = training(35, 1);
    for (int value = 0; value < 256; value++) {
      misnamed.piece("<%d>".formatted(value), 0, 6);
    }
    refuses(misnamed, "piece 11 is of the type for bytes, but names none");
  }

  @Test
  void refusesMorePiecesThanAnyModelHas() {
    SampleFile file = SampleFile.harbour();
    byte[] piece = SampleFile.withoutPieces().bytes(1, new byte[] {'x'}).toBytes();
    for (int i = 0; i < 1_000_000; i++) {
      file.bytes(1, piece);
    }

    refuses(file, "more than 1000000 pieces");
  }

  @Test
  void refusesPiecesThatTakeTooMuchRoom() {
    SampleFile file = SampleFile.harbour();
    Random random = new Random(1);
    for (int i = 0; i < 25_000; i++) {
      byte[] name = new byte[250];
      for (int k = 0; k < name.length; k++) {
        name[k] = (byte) ('a' + random.nextInt(26));
      }
      file.piece(name, -1, 1);
    }

    refuses(file, "they take over 4194304 cells");
  }

  @Test
  void takesPiecesThatShareTheirBeginnings() {
    SampleFile file = SampleFile.harbour();
    for (int i = 1; i < 250; i++) {
      file.piece("z".repeat(i), -i, 1);
    }
    Vocabulary vocabulary = file.read();

    assertThatNoException().isThrownBy(() -> vocabulary.encode("z".repeat(100_000)));
  }

  @Test
  void endsInNothingButAModelExceptionHoweverTheFileIsCut() throws Exception {
    byte[] file = Files.readAllBytes(Fixtures.file("vocab.spm"));

    for (int length = 0; length < file.length; length += length < 2000 ? 1 : 37) {
      use(Arrays.copyOf(file, length));
    }
  }

  @Test
  void endsInNothingButAModelExceptionHoweverTheFileIsChanged() throws Exception {
    byte[] file = Files.readAllBytes(Fixtures.file("vocab.spm"));
    Random random = new Random(42);

    for (int round = 0; round < 3000; round++) {
      byte[] changed = file.clone();
      int changes = 1 + random.nextInt(8);
      for (int i = 0; i < changes; i++) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      }
      use(changed);
    }
  }

  private static void use(byte[] file) {
    try {
      Vocabulary vocabulary = Vocabulary.read(file, "changed.spm");
      int[] ids = vocabulary.encode("Café ﷺ __start__ ½ 漢字").stream().mapToInt(Token::id).toArray();
      vocabulary.decode(ids);
    } catch (ModelException e) {
      assertThat(e).hasMessageStartingWith("changed.spm: ");
    }
  }

  private static SampleFile training(int field, int value) {
    return SampleFile.harbour().training(SampleFile.withoutPieces().number(field, value));
  }

  private static void refuses(SampleFile file, String because) {
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(file::read)
        .withMessageStartingWith("sample.spm: ")
        .withMessageContaining(because);
  }
}
