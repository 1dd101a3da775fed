package press.colophon.intake.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.LongPredicate;

/// One thread reads an archive, one for each core makes its units ready, and whoever asks for
/// [#next] gets them in their order.
///
/// At most [#DEPTH] units, and at most [#MOST_KILOBYTES] of them, are on their way: the reader
/// waits for those who store.
final class Pipeline implements AutoCloseable {
  /// The most that are stored together: so long others wait who take something in.
  static final int BATCH = 32;

  private static final int DEPTH = 4 * BATCH;
  private static final int MOST_KILOBYTES = 48 << 10;
  private static final Prepared END = new Prepared(-1, "", List.of(), 0);

  private final BlockingQueue<Future<Prepared>> queue = new ArrayBlockingQueue<>(DEPTH);
  private final Semaphore kilobytes = new Semaphore(MOST_KILOBYTES);
  private final ExecutorService workers;
  private final Thread reading;
  private boolean ended;

  /// @param isWanted whether a unit, by its number, is still to be dealt with
  Pipeline(Archive archive, LongPredicate isWanted, Prepared.Maker maker, int cores) {
    workers = Executors.newFixedThreadPool(cores);
    reading = Thread.ofPlatform().name("archive").start(() -> read(archive, isWanted, maker));
  }

  /// The next units, at least one if there is any, and as many more as are ready and sound.
  ///
  /// @throws IOException where the archive cannot be read any further
  /// @throws RuntimeException where the machine is at fault: all units before were given
  List<Prepared> next() throws IOException, InterruptedException {
    List<Prepared> batch = new ArrayList<>();
    while (!ended && batch.size() < BATCH && (batch.isEmpty() || isNextReady())) {
      Prepared next = get(queue.take());
      ended = next.equals(END);
      if (!ended) {
        batch.add(next);
      }
    }
    return batch;
  }

  /// Hears that units are stored and may be forgotten.
  void stored(List<Prepared> batch) {
    kilobytes.release(batch.stream().mapToInt(Prepared::weight).sum());
  }

  private boolean isNextReady() {
    Future<Prepared> next = queue.peek();
    return next != null && next.state() == Future.State.SUCCESS;
  }

  private static Prepared get(Future<Prepared> future) throws IOException, InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private void read(Archive archive, LongPredicate isWanted, Prepared.Maker maker) {
    long[] count = new long[1];
    try {
      archive.units(
          unit -> {
            long number = count[0]++;
            if (isWanted.test(number)) {
              hand(number, unit, maker);
            }
          });
      queue.put(CompletableFuture.completedFuture(END));
    } catch (InterruptedException | Stopped e) {
      Thread.currentThread().interrupt(); // It is closed, and nobody waits for more.
    } catch (Throwable e) { // Whoever waits for the next unit must hear of an error, too.
      fail(e);
    }
  }

  private void fail(Throwable e) {
    try {
      queue.put(CompletableFuture.failedFuture(e));
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void hand(long number, Unit unit, Prepared.Maker maker) {
    int weight = (int) Math.min(MOST_KILOBYTES, 1 + (unit.size() >> 10));
    try {
      kilobytes.acquire(weight);
      queue.put(workers.submit(() -> maker.prepare(number, unit, weight)));
    } catch (InterruptedException e) {
      throw new Stopped(e);
    }
  }

  @Override
  public void close() {
    reading.interrupt();
    workers.shutdownNow();
  }

  /// Unwinds the reader of an archive when nobody wants more.
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Stopped(InterruptedException cause) {
      super(cause);
    }
  }
}
