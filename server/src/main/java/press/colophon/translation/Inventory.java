package press.colophon.translation;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/// What this machine has, taken stock of again when somebody asks and the last time is a while ago:
/// what is installed beside a running server is used without a restart.
///
/// Thread-safe. One thread looks, the others go on with what is known.
///
/// @param <S> what is seen, compared by `equals`
/// @param <T> what is made of it; the same object while the same is seen
final class Inventory<S, T> {
  private final Supplier<S> look;
  private final Function<S, T> arrange;
  private final long kept;
  private final ReentrantLock looking = new ReentrantLock();
  private S seen;
  private volatile T arranged;
  private volatile long lookedAt;

  /// Looks at once.
  ///
  /// @param look takes stock; it should cost little
  /// @param arrange what is made of it, by one thread at a time
  /// @param kept how long what was seen holds
  Inventory(Supplier<S> look, Function<S, T> arrange, Duration kept) {
    this.look = look;
    this.arrange = arrange;
    this.kept = kept.toNanos();
    this.seen = look.get();
    this.arranged = arrange.apply(seen);
    this.lookedAt = System.nanoTime();
  }

  T now() {
    if (System.nanoTime() - lookedAt >= kept && looking.tryLock()) {
      try {
        lookAgain();
      } finally {
        looking.unlock();
      }
    }
    return arranged;
  }

  private void lookAgain() {
    S present = look.get();
    if (!present.equals(seen)) {
      arranged = arrange.apply(present);
      seen = present;
    }
    lookedAt = System.nanoTime();
  }
}
