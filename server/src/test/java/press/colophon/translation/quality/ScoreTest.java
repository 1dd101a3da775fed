package press.colophon.translation.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import press.colophon.translation.Language;

final class ScoreTest {
  private static final Language ENGLISH = new Language("en");

  @Test
  void isFullForTheSameTextAndNothingForAnother() {
    List<String> text =
        List.of("The harbour is closed on Monday.", "Nobody was hurt in the storm.");

    assertThat(Score.of(text, text, ENGLISH).chrf2()).isCloseTo(100, within(1e-9));
    assertThat(Score.of(text, text, ENGLISH).bleu()).isCloseTo(100, within(1e-9));
    assertThat(Score.of(List.of("", ""), text, ENGLISH)).isEqualTo(new Score(0, 0, 2));
    assertThat(Score.of(List.of("xyz", "qqq"), text, ENGLISH).bleu()).isZero();
  }

  /// Figures of `score.py`, which follows sacreBLEU's definitions, for the same lines.
  @Test
  void isThatOfTheReferenceForTextsThatDiffer() {
    Score score =
        Score.of(
            List.of(
                "The harbour stays shut on Monday, said 3 officials.",
                "No one was injured in the storm."),
            List.of(
                "The harbour is closed on Monday, 3 officials said.",
                "Nobody was hurt in the storm."),
            ENGLISH);

    assertThat(score.chrf2()).isCloseTo(55.38, within(0.005));
    assertThat(score.bleu()).isCloseTo(26.14, within(0.005));
  }

  @Test
  void comparesCharactersWhereWordsHaveNoSpaces() {
    Score score = Score.of(List.of("港口周一关闭了。"), List.of("港口星期一关闭。"), new Language("zh-Hans"));

    assertThat(score.bleu()).isCloseTo(27.05, within(0.005));
  }
}
