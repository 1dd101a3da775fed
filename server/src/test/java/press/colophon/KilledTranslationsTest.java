package press.colophon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A few kills of what `bench/kills.sh` does a thousand times.
final class KilledTranslationsTest {
  @Test
  void nothingApprovedIsLostAndNothingIsDoneTwiceHoweverOftenProcessesAreKilled() {
    KilledTranslations.Report report = KilledTranslations.run(5, 7);

    assertThat(report.isGood()).as(report.toString()).isTrue();
    assertThat(report.translations()).as(report.toString()).isPositive();
    assertThat(report.approved()).as(report.toString()).isPositive();
  }
}
