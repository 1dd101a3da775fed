package press.colophon.nmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TextTranslatorTest {
  private static final SentenceSplitter ENGLISH = SentenceSplitter.of(Locale.ENGLISH);

  @Test
  void copiesWhatIsBetweenSentences() {
    TextTranslator translator = new TextTranslator(FakeTranslator.upperCasing(), ENGLISH);

    assertThat(translator.translate("\n One.  Two!\r\n\r\n\tThree \u00A0"))
        .isEqualTo("\n ONE.  TWO!\r\n\r\n\tTHREE \u00A0");
  }

  @Test
  void translatesAllSentencesOfAllTextsInOneCall() {
    FakeTranslator fake = FakeTranslator.upperCasing();

    List<String> translated =
        new TextTranslator(fake, ENGLISH).translate(List.of("One. Two.", " ", "", "Three."));

    assertThat(translated).containsExactly("ONE. TWO.", " ", "", "THREE.");
    assertThat(fake.seen)
        .extracting(TranslatedSentence::source)
        .containsExactly("One.", "Two.", "Three.");
    assertThat(fake.calls).isEqualTo(1);
  }

  @Test
  void leavesBlankTextsAlone() {
    FakeTranslator fake = FakeTranslator.upperCasing();

    assertThat(new TextTranslator(fake, ENGLISH).translate(" \n ")).isEqualTo(" \n ");
    assertThat(fake.calls).isZero();
  }

  @Test
  void cutsWhatIsFarTooLongForASentence() {
    FakeTranslator fake = FakeTranslator.oneWord();
    String text = "word ".repeat(1000) + "x".repeat(5000) + "👍".repeat(3000);

    new TextTranslator(fake, ENGLISH).translate(text);

    assertThat(fake.seen)
        .allSatisfy(sentence -> assertThat(sentence.source().length()).isBetween(1, 4000))
        .noneSatisfy(sentence -> assertThat(sentence.source()).matches("(?s)[\\uDC00-\\uDFFF].*"));
  }

  @Test
  void refusesASplitterThatLosesText() {
    SentenceSplitter losing = _ -> List.of(new TextRange(0, 3));

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new TextTranslator(FakeTranslator.identity(), losing).translate("One two"))
        .withMessageContaining("no sentence holds the text from char 3");
  }
}
