package press.colophon.intake.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import press.colophon.intake.format.feed.FeedHead;
import press.colophon.platform.config.SourceSettings;

final class RhythmTest {
  /// A Thursday.
  private static final Instant NOW = Instant.parse("2026-11-12T10:00:00Z");

  private final Rhythm rhythm =
      new Rhythm(
          new SourceSettings(
              true,
              8,
              Duration.ofMinutes(10),
              Duration.ofHours(1),
              Duration.ofDays(1),
              Duration.ofSeconds(2),
              30,
              true,
              Duration.ofHours(6),
              true,
              Duration.ofDays(1),
              Duration.ofDays(90),
              Duration.ofDays(365)),
          new Random(7));

  @Test
  void aBusyFeedIsAskedOftenADailyOneHourlyAndADeadOneOnceADay() {
    assertThat(rhythm.of(every(Duration.ofMinutes(20)), NOW, null))
        .isEqualTo(Duration.ofMinutes(10));
    assertThat(rhythm.of(every(Duration.ofDays(1)), NOW, null)).isEqualTo(Duration.ofHours(1));
    assertThat(rhythm.of(every(Duration.ofDays(60)), NOW, null)).isEqualTo(Duration.ofDays(1));
    assertThat(rhythm.of(List.of(), NOW, null)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void whatTheFeedSaysOfItselfMakesItRarerAndNeverMoreFrequent() {
    List<Instant> busy = every(Duration.ofMinutes(20));

    assertThat(rhythm.of(busy, NOW, Duration.ofHours(2))).isEqualTo(Duration.ofHours(2));
    assertThat(rhythm.of(busy, NOW, Duration.ofMinutes(1))).isEqualTo(Duration.ofMinutes(10));
    assertThat(rhythm.of(busy, NOW, Duration.ofDays(400))).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void datesInTheFutureAndFeedsFallenSilentDoNoHarm() {
    assertThat(rhythm.of(List.of(NOW.plusSeconds(1_000_000_000)), NOW, null))
        .isEqualTo(Duration.ofMinutes(10));
    assertThat(rhythm.stretched(Duration.ofMinutes(10), NOW.minus(Duration.ofDays(10)), NOW))
        .isEqualTo(Duration.ofHours(10));
  }

  @Test
  void hoursAndDaysThatAFeedSkipsArePassedOver() {
    Set<Integer> nights = Rhythm.quietHours(head(Set.of(10, 11, 12), Set.of(DayOfWeek.FRIDAY)));

    assertThat(rhythm.next(NOW, Duration.ofHours(1), nights))
        .isEqualTo(Instant.parse("2026-11-12T13:00:00Z"));
    assertThat(rhythm.next(NOW, Duration.ofDays(1), nights))
        .isBetween(Instant.parse("2026-11-13T00:00:00Z"), Instant.parse("2026-11-14T00:00:00Z"));
    Set<Integer> always =
        IntStream.range(0, 168).boxed().collect(java.util.stream.Collectors.toSet());
    assertThat(rhythm.next(NOW, Duration.ofHours(1), always)).isAfter(NOW);
  }

  @Test
  void feedsAddedTogetherDriftApart() {
    assertThat(
            IntStream.range(0, 50).mapToObj(i -> rhythm.next(NOW, Duration.ofHours(1), Set.of())))
        .doesNotHaveDuplicates()
        .allMatch(
            next ->
                next.isAfter(NOW.plus(Duration.ofMinutes(53)))
                    && next.isBefore(NOW.plus(Duration.ofMinutes(67))));
  }

  @Test
  void aPageIsAskedAgainThreeTimesAsLateEachTimeAndNotAfterAYear() {
    assertThat(days(0)).isBetween(0.9, 1.1);
    assertThat(days(1)).isBetween(2.7, 3.3);
    assertThat(days(3)).isBetween(24.3, 29.7);
    assertThat(days(40)).isBetween(81.0, 99.0);
    assertThat(rhythm.revisit(NOW.minus(Duration.ofDays(300)), 9, NOW)).isEmpty();
  }

  private double days(int times) {
    Instant next = rhythm.revisit(NOW, times, NOW).orElseThrow();
    return Duration.between(NOW, next).toMinutes() / (24 * 60.0);
  }

  private static List<Instant> every(Duration gap) {
    return IntStream.range(0, 10).mapToObj(i -> NOW.minus(gap.multipliedBy(i))).toList();
  }

  private static FeedHead head(Set<Integer> hours, Set<DayOfWeek> days) {
    return new FeedHead(
        "RSS 2.0", null, null, null, List.of(), null, null, null, hours, days, null, false, false,
        null);
  }
}
