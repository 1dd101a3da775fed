package press.colophon.translation.remote;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import press.colophon.translation.EngineException;

/// What an engine offered when it was last asked. Thread-safe.
///
/// It is asked when somebody wants to know and the last answer is an hour old, or a minute where
/// there was none; meanwhile the last answer holds. Only who wants to know while it is asked for
/// the first time waits, and not for long: pages are made from this.
final class KnownOffer {
  private static final Duration KEPT = Duration.ofHours(1);
  private static final Duration KEPT_WITHOUT_ANSWER = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private record Known(Offer offer, Instant until, @Nullable String problem) {}

  private final Supplier<Offer> asking;
  private final InstantSource clock;
  private final AtomicBoolean isAsking = new AtomicBoolean();
  private final CountDownLatch first = new CountDownLatch(1);
  private volatile Known known = new Known(Offer.NONE, Instant.EPOCH, null);
  private volatile long firstAsked;

  KnownOffer(Supplier<Offer> asking, InstantSource clock) {
    this.asking = asking;
    this.clock = clock;
  }

  Offer now() {
    if (!clock.instant().isBefore(known.until()) && isAsking.compareAndSet(false, true)) {
      if (firstAsked == 0) {
        firstAsked = System.nanoTime();
      }
      Thread.ofVirtual().name("offer").start(this::ask);
    }
    awaitFirst();
    return known.offer();
  }

  /// Why there was no answer last time, if there was none.
  Optional<String> problem() {
    return Optional.ofNullable(known.problem());
  }

  private void awaitFirst() {
    long left = PATIENCE.toNanos() - (firstAsked == 0 ? 0 : System.nanoTime() - firstAsked);
    try {
      if (left > 0) {
        // Whether it came or not, what is known holds.
        boolean _ = first.await(left, TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask() {
    try {
      Offer offer = asking.get();
      String problem = offer.hops().isEmpty() ? "it offers no pair of languages known here" : null;
      known = new Known(offer, clock.instant().plus(KEPT), problem);
    } catch (EngineException e) {
      Instant until = clock.instant().plus(KEPT_WITHOUT_ANSWER);
      known = new Known(known.offer(), until, String.valueOf(e.getMessage()));
    } finally {
      isAsking.set(false);
      first.countDown();
    }
  }
}
