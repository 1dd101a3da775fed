package press.colophon.intake.archive;

import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import press.colophon.platform.PlainException;

/// The right to import an archive: two imports of one archive would both move its position.
///
/// It is a lock of the database's session, so that one who was killed lets go as soon as the
/// database notices. Not thread-safe.
final class Turn implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Handle lock;
  private final String key;

  private Turn(Handle lock, String key) {
    this.lock = lock;
    this.key = key;
  }

  static Turn await(Jdbi db, String key) throws InterruptedException {
    Handle handle = db.open();
    try {
      return await(handle, key);
    } catch (RuntimeException | InterruptedException e) {
      handle.close();
      throw e;
    }
  }

  private static Turn await(Handle handle, String key) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!ask(handle, "select pg_try_advisory_lock(hashtextextended(:key, 7))", key)) {
      if (System.nanoTime() > deadline) {
        throw new BusyException(key);
      }
      Thread.sleep(Duration.ofMillis(200));
    }
    return new Turn(handle, key);
  }

  private static boolean ask(Handle handle, String question, String key) {
    return handle.createQuery(question).bind("key", key).mapTo(Boolean.class).one();
  }

  /// The connection goes back to others, so the lock must be let go before.
  @Override
  public void close() {
    try (lock) {
      ask(lock, "select pg_advisory_unlock(hashtextextended(:key, 7))", key);
    } catch (JdbiException lost) {
      // With its session the lock is gone, too; why it is lost, the import says.
    }
  }

  /// Says that an archive is being imported by somebody else.
  private static final class BusyException extends PlainException {
    private static final long serialVersionUID = 1L;

    private BusyException(String path) {
      super(path + " is being imported by another command right now.", null);
    }
  }
}
