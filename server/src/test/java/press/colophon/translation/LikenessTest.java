package press.colophon.translation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LikenessTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The old harbour silted up within a year. | The old harbour silted up within a year. | 100
          The old harbour silted up within a year. | The old  harbour silted up within a year. | 100
          The old harbour silted up within a year. | The old harbour silted up within a month. | 88
          The old harbour silted up within a year. | The old harbours silted up within a year. | 98
          The old harbour silted up within a year. | Nobody was hurt. | 11
          港口在一年内淤塞了。 | 港口在两年内淤塞了。 | 71
          ท่าเรือเก่าตื้นเขิน | ท่าเรือเก่าตื้นเขินแล้ว | 80
          """)
  void isThatOfWords(String one, String other, int percent) {
    assertThat(Likeness.percent(one, other)).isEqualTo(percent);
    assertThat(Likeness.percent(other, one)).isEqualTo(percent);
  }
}
