package press.colophon.intake.format.document;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import press.colophon.intake.Drop;
import press.colophon.intake.Item;

/// Reads a document in a thread of its own, for so long and no longer, with a stack of its own, so
/// that one made to break its reader breaks nothing else.
///
/// When time is up its thread is interrupted, and ends at the next [Deadline]. One that looks at
/// none is left alone and takes a place until it ends: there are [#PLACES], so that documents made
/// to run for ever cannot take the machine. Who finds no place within the time is told so.
final class BoundedReading {
  static final int PLACES = 4 * Runtime.getRuntime().availableProcessors();
  private static final long STACK = 4L << 20;
  private static final Semaphore FREE = new Semaphore(PLACES, true);

  private BoundedReading() {}

  /// What the reading gives, or why it gives nothing.
  static Item within(Duration time, Callable<Item> reading) throws IOException {
    try {
      if (!FREE.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
        return tooMuch("too many documents before it take too long to read");
      }
      return inPlace(time, reading);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("its reading was interrupted", e);
    }
  }

  private static Item inPlace(Duration time, Callable<Item> reading)
      throws IOException, InterruptedException {
    FutureTask<Item> task = new FutureTask<>(reading);
    Thread thread = new Thread(null, () -> runAndLeave(task), "document", STACK);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return tooMuch("it takes more than %d seconds to read".formatted(time.toSeconds()));
    } catch (ExecutionException e) {
      return failed(e.getCause() == null ? e : e.getCause());
    } finally {
      task.cancel(true);
    }
  }

  private static void runAndLeave(FutureTask<Item> task) {
    try {
      task.run();
    } finally {
      FREE.release();
    }
  }

  private static Item failed(Throwable cause) throws IOException {
    return switch (cause) {
      case StackOverflowError deep -> tooMuch("its parts are nested too deep");
      case OutOfMemoryError large -> tooMuch("it takes too much memory to read");
      case IOException damaged -> throw new IOException(words(damaged), damaged);
      case RuntimeException damaged -> throw new IOException(words(damaged), damaged);
      default -> throw new IllegalStateException(cause);
    };
  }

  static Item tooMuch(String sentence) {
    return new Item.Empty("", Drop.Reason.TOO_MANY, sentence);
  }

  private static String words(Exception damaged) {
    String message = damaged.getMessage();
    String line = message == null ? "it is damaged" : message.replaceAll("\\s+", " ").strip();
    return line.length() > 160 ? line.substring(0, 160) : line;
  }
}
