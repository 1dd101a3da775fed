package press.colophon.site;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Has pages made anew when a day begins (UTC): terms and permissions hold from a day and until a
/// day, and a page that is kept would not notice. Thread-safe.
public final class DayTurn implements AutoCloseable {
  /// Clocks of several machines differ a little.
  private static final Duration AFTER_MIDNIGHT = Duration.ofMillis(200);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("day-turn").factory());
  private final Runnable then;
  private final Clock clock;

  /// @param then what is done at the beginning of each day
  public DayTurn(Runnable then, Clock clock) {
    this.then = then;
    this.clock = clock;
  }

  public void start() {
    Instant now = clock.instant();
    Instant midnight =
        now.atZone(ZoneOffset.UTC)
            .toLocalDate()
            .plusDays(1)
            .atStartOfDay()
            .toInstant(ZoneOffset.UTC);
    long millis = Duration.between(now, midnight).plus(AFTER_MIDNIGHT).toMillis();
    var _ = timer.schedule(this::turn, millis, TimeUnit.MILLISECONDS);
  }

  private void turn() {
    try {
      then.run();
    } finally {
      start();
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
