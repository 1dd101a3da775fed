package press.colophon.intake.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StatedTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2026-01-05T14:30:00+01:00, 2026-01-05T13:30:00Z",
    "20260105T143000Z, 2026-01-05T14:30:00Z",
    "2026-01-05T14:30, 2026-01-05T14:30:00Z",
    "2026-01-05, 2026-01-05T00:00:00Z",
    "2026-01-05T24:00:00, 2026-01-06T00:00:00Z",
    "2026-01-05T24:00:00Z, 2026-01-06T00:00:00Z"
  })
  void readsATimeAsMachinesWriteIt(String stated, Instant moment) {
    assertThat(StatedTime.instant(stated)).isEqualTo(moment);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "2026-02-30", "2026-01-05T25:00:00", "2026-01-05T24:30:00"})
  void readsNothingFromWhatIsNoTime(String stated) {
    assertThat(StatedTime.instant(stated)).isNull();
  }

  @Test
  void readsNothingFromNothing() {
    assertThat(StatedTime.instant(null)).isNull();
  }
}
