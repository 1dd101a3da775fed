package press.colophon.platform.http;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// The virtual threads that do what may block: so many at work, so many waiting, and no more.
///
/// The limit at work should not exceed the database connections: a thread without one only waits.
/// First come, first served. Thread-safe.
final class Crew {

  /// What those get who would have to wait too long.
  static final Answer BUSY =
      new Answer.Refused(503, "The server is busy. Please try again in a moment.");

  private final Semaphore places;
  private final AtomicInteger waitingOrAtWork = new AtomicInteger();
  private final int limit;
  private final Thread.Builder.OfVirtual threads = Thread.ofVirtual().name("crew-", 0);

  Crew(int atWork, int waiting) {
    this.places = new Semaphore(atWork, true);
    this.limit = atWork + waiting;
  }

  /// Runs the work soon, or answers false when too much is waiting already.
  boolean start(Runnable work) {
    if (waitingOrAtWork.incrementAndGet() > limit) {
      waitingOrAtWork.decrementAndGet();
      return false;
    }
    threads.start(() -> run(work));
    return true;
  }

  private void run(Runnable work) {
    places.acquireUninterruptibly();
    try {
      work.run();
    } finally {
      places.release();
      waitingOrAtWork.decrementAndGet();
    }
  }
}
