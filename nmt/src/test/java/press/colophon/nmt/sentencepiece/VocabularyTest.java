package press.colophon.nmt.sentencepiece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.colophon.nmt.Fixtures;
import press.colophon.nmt.ModelException;
import press.colophon.nmt.Token;

class VocabularyTest {
  private static final Vocabulary VOCABULARY = Vocabulary.read(Fixtures.file("vocab.spm"));

  @Test
  void knowsItsPieces() {
    assertThat(VOCABULARY.size()).isEqualTo(1000);
    assertThat(VOCABULARY.end()).isZero();
    assertThat(VOCABULARY.unknown()).isEqualTo(1);
  }

  @Test
  void choosesTheLikeliestPieces() {
    Vocabulary harbour = SampleFile.harbour().read();

    assertThat(harbour.encode("harbour hour"))
        .containsExactly(
            new Token(3, 0, 7),
            new Token(2, 7, 8),
            new Token(5, 8, 9),
            new Token(4, 9, 11),
            new Token(7, 11, 12));
  }

  @Test
  void findsNoTokensInWhiteSpace() {
    assertThat(VOCABULARY.encode("")).isEmpty();
    assertThat(VOCABULARY.encode(" \t\u3000 ")).isEmpty();
    assertThat(SampleFile.harbour().read().encode("   ")).isEmpty();
  }

  @Test
  void makesOneTokenOfUnknownCharactersInARow() {
    Vocabulary harbour = SampleFile.harbour().read();

    assertThat(harbour.encode("ξéh"))
        .containsExactly(new Token(2, 0, 0), new Token(1, 0, 4), new Token(5, 4, 5));
  }

  @Test
  void spellsUnknownCharactersByteByByteWhereItCan() {
    Vocabulary harbour = SampleFile.harbour().bytePieces().read();
    int first = harbour.size() - 256;

    assertThat(harbour.encode("é"))
        .containsExactly(
            new Token(2, 0, 0), new Token(first + 0xC3, 0, 0), new Token(first + 0xA9, 0, 2));
  }

  @Test
  void letsASymbolWinOverLikelierPieces() {
    Vocabulary harbour = SampleFile.harbour().piece("rb", 0, 4).piece("arbour", -0.05f, 1).read();
    int symbol = harbour.size() - 2;

    assertThat(harbour.encode("arb")).extracting(Token::id).containsExactly(2, 6, symbol);
    assertThat(harbour.encode("rb rb")).extracting(Token::id).containsExactly(2, symbol, 2, symbol);
  }

  @Test
  void neverChoosesAnUnusedPiece() {
    Vocabulary harbour = SampleFile.harbour().piece("ha", -0.5f, 5).read();

    assertThat(harbour.encode("ha")).extracting(Token::id).containsExactly(2, 5, 6);
  }

  @Test
  void keepsSpacesWhereTheFileSaysSo() {
    Vocabulary spaced =
        SampleFile.harbour()
            .normalisation(SampleFile.withoutPieces().number(3, 0).number(4, 0))
            .read();

    assertThat(spaced.encode(" h  "))
        .containsExactly(
            new Token(2, 0, 1), new Token(5, 1, 2), new Token(2, 2, 3), new Token(2, 3, 4));
  }

  @Test
  void readsALoneSurrogateAsTheReplacementCharacter() {
    assertThat(VOCABULARY.encode("a\uD800b\uDC00")).isEqualTo(VOCABULARY.encode("a\uFFFDb\uFFFD"));
    assertThat(VOCABULARY.encode("\uDE00\uD83D")).isEqualTo(VOCABULARY.encode("\uFFFD\uFFFD"));
  }

  @Test
  void saysWhereEachIdStandsInTheText() {
    Vocabulary harbour = SampleFile.harbour().bytePieces().read();
    int first = harbour.size() - 256;

    Decoded decoded = harbour.decode(new int[] {3, 2, first + 0xC3, first + 0xA9, 5, 0});

    assertThat(decoded)
        .isEqualTo(
            new Decoded(
                "harbour éh",
                List.of(
                    new Token(3, 0, 7),
                    new Token(2, 7, 8),
                    new Token(first + 0xC3, 8, 8),
                    new Token(first + 0xA9, 8, 10),
                    new Token(5, 10, 11),
                    new Token(0, 11, 11))));
  }

  @Test
  void dropsSpacesInFrontOfTheFirstWordOnly() {
    Vocabulary harbour = SampleFile.harbour().read();

    assertThat(harbour.decode(new int[] {0, 2, 2, 3, 2, 3}).text()).isEqualTo("harbour  harbour");
  }

  @Test
  void spellsUnknownAndBrokenBytes() {
    Vocabulary harbour = SampleFile.harbour().bytePieces().read();
    int first = harbour.size() - 256;

    assertThat(harbour.decode(new int[] {5, 1, 5}).text()).isEqualTo("h ⁇ h");
    assertThat(harbour.decode(new int[] {first + 0xC3, 5, first + 0xA9, first + 0x41}).text())
        .isEqualTo("\uFFFDh\uFFFDA");
  }

  @Test
  void spellsEveryIdAndNoOther() {
    int[] ids = IntStream.range(0, VOCABULARY.size()).toArray();

    assertThat(VOCABULARY.decode(ids).tokens()).hasSize(1000);
    assertThatIllegalArgumentException().isThrownBy(() -> VOCABULARY.decode(new int[] {1000}));
    assertThatIllegalArgumentException().isThrownBy(() -> VOCABULARY.decode(new int[] {-1}));
  }

  @Test
  void takesLongTexts() {
    String text = "The price of bread, Café ﷺ 漢字. ".repeat(40_000) + "a".repeat(500_000);

    List<Token> tokens =
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> VOCABULARY.encode(text));

    assertThat(tokens).hasSizeGreaterThan(400_000);
    int[] ids = tokens.stream().mapToInt(Token::id).toArray();
    assertThat(VOCABULARY.decode(ids).text()).hasSizeGreaterThan(text.length());
  }

  @Test
  void refusesAFileOfManyMegabytesUnread(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("large.spm");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(65L << 20);
    }

    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> Vocabulary.read(file))
        .withMessageStartingWith(file + ": a vocabulary of 68157440 bytes");
  }

  @Test
  void saysWhichFileIsMissing(@TempDir Path folder) {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> Vocabulary.read(folder.resolve("none.spm")))
        .withMessageContaining("none.spm");
  }
}
