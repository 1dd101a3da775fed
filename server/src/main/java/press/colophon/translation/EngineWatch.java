package press.colophon.translation;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says when engines lead elsewhere than before: a language was installed or removed, a host
/// answers again. Pages that were made before then show the wrong menu. Thread-safe.
public final class EngineWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EngineWatch.class);

  private final Engines engines;
  private final Runnable changed;
  private final Duration interval;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("engine-watch").factory());
  private List<Set<Passage>> known = List.of();

  /// @param changed runs on a thread of the watch
  /// @param interval between two looks
  public EngineWatch(Engines engines, Runnable changed, Duration interval) {
    this.engines = engines;
    this.changed = changed;
    this.interval = interval;
  }

  /// Watches from now on: what engines offer at this moment is no change.
  public void start() {
    known = engines.passages();
    var _ =
        timer.scheduleWithFixedDelay(
            this::look, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void look() {
    try {
      List<Set<Passage>> present = engines.passages();
      if (!present.equals(known)) {
        changed.run();
        known = present;
      }
    } catch (RuntimeException e) {
      LOG.warn("event=engine-watch-failed", e); // The next look is another try.
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
