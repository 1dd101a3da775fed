package press.colophon.nmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PivotTranslatorTest {

  @Test
  void translatesByWayOfTheMiddle() {
    FakeTranslator first = FakeTranslator.words(Map.of("havnen", "the harbour", "rød", "red"));
    FakeTranslator second =
        FakeTranslator.words(Map.of("harbour", "puerto", "red", "rojo", "the", "el"));

    TranslatedSentence translated = new PivotTranslator(first, second).translate("havnen er rød");

    assertThat(translated.source()).isEqualTo("havnen er rød");
    assertThat(translated.text()).isEqualTo("el puerto er rojo");
    assertThat(translated.sourceTokens()).hasSize(3);
    assertThat(translated.targetTokens()).hasSize(4);
    assertThat(best(translated)).containsExactly(0, 0, 1, 2);
    assertThat(second.seen.getFirst().source()).isEqualTo("the harbour er red");
  }

  @Test
  void composesAlignmentsOverTokensThatAreCutDifferently() {
    Translator first =
        answering(
            "ab",
            "abcd",
            List.of(token(0, 1), token(1, 2)),
            List.of(token(0, 3), token(3, 4)),
            new float[][] {{1, 0, 0}, {0, 0.5f, 0.5f}},
            -1);
    Translator second =
        answering(
            "abcd",
            "x",
            List.of(token(0, 2), token(2, 4)),
            List.of(token(0, 1)),
            new float[][] {{0.25f, 0.5f, 0.25f}},
            -0.25);

    TranslatedSentence translated = new PivotTranslator(first, second).translate("ab");

    assertThat(translated.alignment().weight(0, 0)).isEqualTo(0.25f + 0.25f, within(1e-5f));
    assertThat(translated.alignment().weight(0, 1)).isEqualTo(0.125f, within(1e-5f));
    assertThat(translated.alignment().weight(0, 2)).isEqualTo(0.125f + 0.25f, within(1e-5f));
    assertThat(translated.score()).isEqualTo((2 * -1 + -0.25) / 3, within(1e-9));
  }

  /// In full the weights of this sentence would be 6.4 GB.
  @Test
  void keepsNoZerosOfALongSentence() {
    String sentence = "x".repeat(40_000);

    Alignment alignment =
        new PivotTranslator(repeating(), repeating()).translate(sentence).alignment();

    assertThat(alignment.targetTokens()).isEqualTo(40_000);
    assertThat(alignment.weight(39_999, 39_999)).isEqualTo(1);
    assertThat(alignment.weight(39_999, 39_998)).isZero();
    assertThat(alignment.best(12_345)).isEqualTo(12_345);
  }

  /// Gives each letter again, as if each were translated by itself.
  private static Translator repeating() {
    return new Translator() {
      @Override
      public List<TranslatedSentence> translate(List<String> sentences) {
        String text = sentences.getFirst();
        List<Token> tokens =
            IntStream.range(0, text.length()).mapToObj(i -> token(i, i + 1)).toList();
        List<Alignment.Row> rows =
            IntStream.range(0, text.length())
                .mapToObj(i -> new Alignment.Row(i, new float[] {1, 0}))
                .toList();
        Alignment alignment = Alignment.ofRows(rows, text.length());
        return List.of(new TranslatedSentence(text, text, tokens, tokens, alignment, -1));
      }

      @Override
      public void close() {}
    };
  }

  @Test
  void carriesMarkupAcrossBothSteps() {
    FakeTranslator first = FakeTranslator.reversing();
    Translator pivot =
        new PivotTranslator(
            first, FakeTranslator.words(Map.of("red", "rojo", "harbour", "puerto")));

    assertThat(
            new MarkupTranslator(pivot, SentenceSplitter.of(java.util.Locale.ENGLISH))
                .translate("the <b>red</b> <a>harbour</a>"))
        .isEqualTo("<a>puerto</a> <b>rojo</b> the");
  }

  @Test
  void givesAnEmptyTextForABlankSentenceAndForAnEmptyMiddle() {
    TranslatedSentence blank =
        new PivotTranslator(FakeTranslator.identity(), FakeTranslator.identity()).translate(" ");
    TranslatedSentence lost =
        new PivotTranslator(FakeTranslator.silent(), FakeTranslator.oneWord()).translate("a b");

    assertThat(blank.text()).isEmpty();
    assertThat(blank.score()).isNaN();
    assertThat(lost.alignment().best(0)).isEqualTo(2);
    assertThat(lost.score()).isNaN();
  }

  @Test
  void closesBothEvenIfOneFails() {
    FakeTranslator first = FakeTranslator.identity();
    Translator failing =
        new Translator() {
          @Override
          public List<TranslatedSentence> translate(List<String> sentences) {
            return List.of();
          }

          @Override
          public void close() {
            throw new IllegalStateException("stuck");
          }
        };

    assertThatThrownBy(() -> new PivotTranslator(first, failing).close()).hasMessage("stuck");
    assertThat(first.closed).isTrue();
  }

  private static List<Integer> best(TranslatedSentence translated) {
    return IntStream.range(0, translated.targetTokens().size())
        .mapToObj(translated.alignment()::best)
        .toList();
  }

  private static Token token(int begin, int end) {
    return new Token(2, begin, end);
  }

  private static Translator answering(
      String source,
      String text,
      List<Token> from,
      List<Token> to,
      float[][] weights,
      double score) {
    return new Translator() {
      @Override
      public List<TranslatedSentence> translate(List<String> sentences) {
        assertThat(sentences).containsExactly(source);
        Alignment alignment = new Alignment(weights, from.size());
        return List.of(new TranslatedSentence(source, text, from, to, alignment, score));
      }

      @Override
      public void close() {}
    };
  }
}
