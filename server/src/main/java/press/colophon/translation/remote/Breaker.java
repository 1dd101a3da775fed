package press.colophon.translation.remote;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import press.colophon.translation.EngineState;

/// Leaves an engine alone after several failures in a row: a minute, and twice as long each time
/// that the next attempt fails, too, up to an hour. One success and all is forgotten. Thread-safe.
final class Breaker {
  private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);

  /// In a row.
  static final int FAILURES = 5;

  static final Duration FIRST_REST = Duration.ofMinutes(1);
  private static final Duration LONGEST_REST = Duration.ofHours(1);

  private final String engine;
  private final InstantSource clock;
  private int failures;
  private Duration nextRest = FIRST_REST;
  private Instant until = Instant.EPOCH;
  private @Nullable String because;

  Breaker(String engine, InstantSource clock) {
    this.engine = engine;
    this.clock = clock;
  }

  synchronized EngineState state() {
    if (because == null) {
      return new EngineState.Ready();
    }
    return clock.instant().isBefore(until)
        ? new EngineState.LeftOut(until, because)
        : new EngineState.Troubled(because);
  }

  synchronized void succeeded() {
    failures = 0;
    nextRest = FIRST_REST;
    because = null;
  }

  synchronized void failed(String reason) {
    failures++;
    because = reason;
    if (failures >= FAILURES) {
      rest(nextRest, reason);
      Duration twice = nextRest.multipliedBy(2);
      nextRest = twice.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : twice;
    }
  }

  /// Leaves it alone for a time that it or its allowance asks for.
  synchronized void rest(Duration time, String reason) {
    because = reason;
    until = clock.instant().plus(time);
    LOG.warn("event=engine-left-out engine={} until={} reason=\"{}\"", engine, until, reason);
  }
}
