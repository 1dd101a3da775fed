package press.colophon.intake.source;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.format.feed.FeedHead;
import press.colophon.platform.config.SourceSettings;

/// Says when a feed, or the page of an article, is asked again. Immutable.
///
/// A feed is asked a good twenty times between two of its articles: every hour where one comes a
/// day, every ten minutes where they come all day long, once a day where nothing has come for a
/// month. What the feed says of its own rhythm goes before. A little chance keeps feeds that were
/// added together from being asked together for ever.
final class Rhythm {
  private static final int POLLS_AN_ARTICLE = 24;
  private static final int HOURS_A_WEEK = 7 * 24;
  private static final double JITTER = 0.1;
  private static final int LATEST = 20;
  private static final Duration FIRST_BACKOFF = Duration.ofMinutes(10);
  private static final Duration LONGEST_BACKOFF = Duration.ofDays(1);
  private static final int DOUBLINGS = 8;
  private static final int REVISITS_STRETCH = 3;

  private final SourceSettings settings;
  private final RandomGenerator random;

  Rhythm(SourceSettings settings, RandomGenerator random) {
    this.settings = settings;
    this.random = random;
  }

  /// How long to wait between two polls.
  ///
  /// @param published times of the feed's articles, in any order
  /// @param every how often the feed says that it changes
  Duration of(List<Instant> published, Instant now, @Nullable Duration every) {
    Duration observed = published.isEmpty() ? settings.interval() : observed(published, now);
    Duration wanted = every != null && every.compareTo(observed) > 0 ? every : observed;
    return within(wanted, settings.intervalLeast(), settings.intervalMost());
  }

  /// A rhythm grows with the silence since it was found, where that is longer.
  ///
  /// @param since when the feed last brought something
  Duration stretched(@Nullable Duration rhythm, @Nullable Instant since, Instant now) {
    if (rhythm == null || since == null) {
      return settings.interval();
    }
    Duration silence = Duration.between(since, now).dividedBy(POLLS_AN_ARTICLE);
    return silence.compareTo(rhythm) > 0
        ? within(silence, settings.intervalLeast(), settings.intervalMost())
        : rhythm;
  }

  private static Duration observed(List<Instant> published, Instant now) {
    List<Instant> latest =
        published.stream()
            .map(time -> time.isAfter(now) ? now : time)
            .sorted(Comparator.reverseOrder())
            .limit(LATEST)
            .toList();
    Duration silence = Duration.between(latest.getFirst(), now);
    Duration gap =
        latest.size() == 1
            ? silence
            : Duration.between(latest.getLast(), latest.getFirst()).dividedBy(latest.size() - 1);
    return (gap.compareTo(silence) > 0 ? gap : silence).dividedBy(POLLS_AN_ARTICLE);
  }

  private static Duration within(Duration wanted, Duration least, Duration most) {
    if (wanted.compareTo(least) < 0) {
      return least;
    }
    return wanted.compareTo(most) > 0 ? most : wanted;
  }

  /// The next poll after one that went well.
  ///
  /// @param quiet hours of the week, as [#quietHours] gives them
  Instant next(Instant now, Duration rhythm, Set<Integer> quiet) {
    Instant time = now.plus(jittered(rhythm));
    if (quiet.isEmpty() || quiet.size() >= HOURS_A_WEEK) {
      return time;
    }
    ZonedDateTime hour = time.atZone(ZoneOffset.UTC);
    while (quiet.contains(hourOfWeek(hour.getDayOfWeek(), hour.getHour()))) {
      hour = hour.plusHours(1).truncatedTo(ChronoUnit.HOURS);
    }
    return hour.toInstant();
  }

  /// The hours of the week in which a feed says that it never changes.
  static Set<Integer> quietHours(FeedHead head) {
    Set<Integer> quiet = new TreeSet<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      for (int hour = 0; hour < 24; hour++) {
        if (head.skipDays().contains(day) || head.skipHours().contains(hour)) {
          quiet.add(hourOfWeek(day, hour));
        }
      }
    }
    return quiet;
  }

  private static int hourOfWeek(DayOfWeek day, int hour) {
    return (day.getValue() - 1) * 24 + hour;
  }

  /// The next poll after a failure: ever later, a day at most, unless the site has named a time.
  ///
  /// @param failures in a row, this one included
  /// @param retryAfter what the site asked for
  Instant afterFailure(Instant now, int failures, @Nullable Duration retryAfter) {
    int doublings = Math.min(DOUBLINGS, Math.max(0, failures - 1));
    Duration backoff =
        within(FIRST_BACKOFF.multipliedBy(1L << doublings), FIRST_BACKOFF, LONGEST_BACKOFF);
    Instant own = now.plus(jittered(backoff));
    Instant asked = retryAfter == null ? own : now.plus(retryAfter).plusSeconds(1);
    return asked.isAfter(own) ? asked : own;
  }

  /// When the page of an article is asked again: after a while that is three times as long each
  /// time, until the article is old.
  ///
  /// @param since when the article came
  /// @param times that its page was asked since it last changed
  Optional<Instant> revisit(Instant since, int times, Instant now) {
    Duration wait = settings.revisitFirst();
    for (int i = 0; i < times && wait.compareTo(settings.revisitMost()) < 0; i++) {
      wait = wait.multipliedBy(REVISITS_STRETCH);
    }
    Instant next =
        now.plus(jittered(within(wait, settings.revisitFirst(), settings.revisitMost())));
    return next.isAfter(since.plus(settings.revisitUntil())) ? Optional.empty() : Optional.of(next);
  }

  private Duration jittered(Duration rhythm) {
    double factor = 1 + JITTER * (2 * random.nextDouble() - 1);
    return Duration.ofMillis((long) (rhythm.toMillis() * factor));
  }
}
