package press.colophon.nmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class AlignmentTest {

  @Test
  void namesTheFirstOfEquallyHeavyTokens() {
    Alignment alignment = new Alignment(new float[][] {{0.2f, 0.4f, 0.4f}}, 2);

    assertThat(alignment.best(0)).isEqualTo(1);
    assertThat(alignment.weight(0, 2)).isEqualTo(0.4f);
  }

  @Test
  void refusesRowsWithoutAWeightForTheEnd() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Alignment(new float[][] {{1f}}, 1))
        .withMessageContaining("1 weights for 1 tokens and the end");
  }
}
