package press.colophon.translation;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import press.colophon.platform.db.Presence;
import press.colophon.platform.jobs.Worker;

/// The workers of this process: each takes an order, does it, and takes the next.
///
/// ```java
/// TranslationWorkers workers = new TranslationWorkers(db, clock, presence, job, able, 2, 4);
/// workers.start();
/// ```
///
/// A worker stays with its language for a while, because models are costly to open. Together they
/// work in few enough languages that their models fit the memory. Thread-safe.
public final class TranslationWorkers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TranslationWorkers.class);

  /// Rings get lost with their connection; and what is not due yet does not ring.
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  /// A slow language does not keep a worker for longer.
  private static final Duration STAY = Duration.ofSeconds(30);

  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Orders orders;
  private final Presence presence;
  private final TranslateArticle job;
  private final Set<String> able;
  private final int mostLanguages;
  private final List<Thread> threads;
  private final Map<String, Integer> atWork = new HashMap<>();
  private long rings;
  private boolean closed;

  /// @param presence of this process
  /// @param able the languages it takes orders in: those that its engines lead to
  /// @param atOnce how many translations are made at the same time, at least 1
  /// @param mostLanguages in how many languages at the same time, at least 1; those that readers
  ///     wait for may come on top
  public TranslationWorkers(
      Jdbi db,
      Clock clock,
      Presence presence,
      TranslateArticle job,
      Collection<Language> able,
      int atOnce,
      int mostLanguages) {
    if (atOnce < 1 || mostLanguages < 1) {
      throw new IllegalArgumentException(
          "%d translations at once in %d languages".formatted(atOnce, mostLanguages));
    }
    this.orders = new Orders(db, clock);
    this.presence = presence;
    this.job = job;
    this.able = able.stream().map(Language::tag).collect(Collectors.toUnmodifiableSet());
    this.mostLanguages = mostLanguages;
    this.threads =
        IntStream.rangeClosed(1, atOnce)
            .mapToObj(
                n -> Thread.ofPlatform().name("translator-" + n).daemon().unstarted(this::work))
            .toList();
  }

  /// Begins to take orders.
  public void start() {
    threads.forEach(Thread::start);
  }

  /// Looks for orders now.
  public synchronized void wake() {
    rings++;
    notifyAll();
  }

  private void work() {
    String language = "";
    long since = System.nanoTime();
    while (!isClosed()) {
      long heard = rings();
      boolean stays = System.nanoTime() - since < STAY.toNanos();
      TranslationOrder order = take(stays ? language : "");
      if (order == null) {
        await(heard, LOOK_AGAIN);
        continue;
      }
      if (!stays || !order.language().equals(language)) {
        language = order.language();
        since = System.nanoTime();
      }
      run(order);
    }
  }

  private @Nullable TranslationOrder take(String stay) {
    try {
      return taken(stay).orElse(null);
    } catch (RuntimeException e) {
      if (!isClosed()) {
        LOG.warn("event=no-order-taken reason=\"{}\"", e.getMessage());
      }
      return null;
    }
  }

  /// One after the other, so that together they keep to the number of languages.
  private synchronized Optional<TranslationOrder> taken(String stay) {
    Collection<String> only = atWork.size() < mostLanguages ? Set.of() : atWork.keySet();
    Optional<TranslationOrder> order = orders.take(presence.number(), stay, able, only);
    order.ifPresent(taken -> atWork.merge(taken.language(), 1, Integer::sum));
    return order;
  }

  private void run(TranslationOrder order) {
    boolean fault = false;
    try {
      job.run(order);
    } catch (Worker.Postponed e) {
      fault = !isClosed(); // otherwise it is for another process
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      fault = true;
      LOG.warn(
          "event=translation-interrupted revision={} language={}",
          order.revisionId(),
          order.language(),
          e);
    }
    release(order, fault);
    leave(order.language());
  }

  /// What is not released would stay with this process: it is tried until it is, or the process
  /// ends.
  private void release(TranslationOrder order, boolean fault) {
    boolean released = false;
    while (!released) {
      try {
        if (fault) {
          orders.postpone(presence.number(), order);
        } else {
          orders.release(presence.number(), order);
        }
        released = true;
      } catch (RuntimeException e) {
        if (isClosed()) {
          return;
        }
        LOG.warn("event=order-not-released reason=\"{}\"", e.getMessage());
        await(rings(), AFTER_A_FAULT);
      }
    }
  }

  private synchronized void leave(String language) {
    boolean wasFull = atWork.size() >= mostLanguages;
    atWork.computeIfPresent(language, (l, workers) -> workers > 1 ? workers - 1 : null);
    if (wasFull && atWork.size() < mostLanguages) {
      wake(); // those who found nothing in the languages at work
    }
  }

  private synchronized long rings() {
    return rings;
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /// Waits for a ring after the ones that were heard.
  private synchronized void await(long heard, Duration most) {
    long end = System.nanoTime() + most.toNanos();
    try {
      for (long left = most.toMillis();
          !closed && rings == heard && left > 0;
          left = (end - System.nanoTime()) / 1_000_000) {
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Takes no more orders and waits some seconds for those under way. With closed engines they end
  /// at once and stand in the queue again.
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (Thread thread : new ArrayList<>(threads)) {
      try {
        thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
