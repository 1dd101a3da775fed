package press.colophon.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.colophon.platform.MovedClock;

final class FormTokensTest {
  private static final String PAGE = "2026/05/counting-ibex";

  private final MovedClock clock = new MovedClock(Instant.parse("2026-05-04T12:00:00Z"));
  private final FormTokens tokens = new FormTokens(key("one"), clock);

  @Test
  void isGoodForItsPageFromThreeSecondsToADay() {
    String token = tokens.give(PAGE);

    assertThat(tokens.isGood(token, PAGE)).isFalse();
    clock.moveBy(Duration.ofSeconds(3));
    assertThat(tokens.isGood(token, PAGE)).isTrue();
    assertThat(tokens.isGood(token, "2026/05/another")).isFalse();
    clock.moveBy(Duration.ofHours(24));
    assertThat(tokens.isGood(token, PAGE)).isFalse();
  }

  @Test
  void anotherProcessWithTheSameKeyKnowsIt() {
    String token = tokens.give(PAGE);
    clock.moveBy(Duration.ofMinutes(1));

    assertThat(new FormTokens(key("one"), clock).isGood(token, PAGE)).isTrue();
    assertThat(new FormTokens(key("two"), clock).isGood(token, PAGE)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "1", "1.a", "x.y.z", "99999999999999999999.a.b"})
  void whatWasNotGivenOutIsNotGood(String token) {
    assertThat(tokens.isGood(token, PAGE)).isFalse();
  }

  private static byte[] key(String word) {
    return word.getBytes(StandardCharsets.UTF_8);
  }
}
