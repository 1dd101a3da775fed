package press.colophon.platform.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Rendered pages by their address, each kept until a topic it depends on changes.
///
/// Two promises. What [#changed] returns from is gone: no request that begins afterwards sees a
/// page rendered from the older state, not even from a render that was under way. And what did not
/// change stays: only pages about the named topics are dropped.
///
/// How the first is kept: every render under way collects the topics that change meanwhile. When it
/// ends, a page about one of them is rendered again instead of stored; so is an answer without
/// topics, such as "not found", after any change. Storing and changing exclude each other by one
/// lock; finding takes none.
///
/// Bounded by bytes; what is asked for least goes first. Thread-safe.
public final class PageCache implements AutoCloseable {

  /// How often a page is rendered anew because its topics changed while it was rendered. Then it is
  /// sent once and not stored: a page under constant change must not be waited for for ever.
  private static final int ATTEMPTS = 5;

  /// Pages that may wait for their brotli form; what comes beyond stays with gzip.
  private static final int MOST_WAITING = 1_000;

  private final Cache<String, PreparedPage> pages;
  private final ConcurrentMap<String, Set<PreparedPage>> byTopic = new ConcurrentHashMap<>();
  private final Map<String, Flight> flights = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();

  /// A platform thread, because compressing is one long call that would hold a virtual thread's
  /// carrier; one, because readers come first.
  private final ExecutorService compressor =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(MOST_WAITING),
          Thread.ofPlatform().name("page-compressor").daemon().factory(),
          new ThreadPoolExecutor.DiscardPolicy());

  /// An empty cache.
  ///
  /// @param maxBytes what all pages together may take, in bytes
  public PageCache(long maxBytes) {
    this.pages =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher((String key, PreparedPage page) -> key.length() + page.bytes())
            .evictionListener((key, page, cause) -> evicted(page))
            .executor(Runnable::run)
            .build();
  }

  /// What came of a request for a page.
  sealed interface Outcome permits PreparedPage, Unprepared {}

  /// An answer that is not kept.
  record Unprepared(Answer answer) implements Outcome {}

  /// Drops exactly the pages that depend on one of these topics.
  public void changed(Set<String> topics) {
    lock.lock();
    try {
      flights.values().forEach(flight -> flight.changed.addAll(topics));
      topics.forEach(topic -> byTopic.getOrDefault(topic, Set.of()).forEach(this::drop));
    } finally {
      lock.unlock();
    }
  }

  /// Drops every page, for when it is not known what changed.
  public void changedAll() {
    lock.lock();
    try {
      flights.values().forEach(flight -> flight.changedAll = true);
      pages.asMap().values().forEach(this::drop);
    } finally {
      lock.unlock();
    }
  }

  /// How many topics held pages depend on.
  int topics() {
    return byTopic.size();
  }

  /// How many pages are held.
  public long size() {
    pages.cleanUp();
    return pages.estimatedSize();
  }

  /// What the held pages take, in bytes.
  public long bytes() {
    pages.cleanUp();
    return pages.policy().eviction().orElseThrow().weightedSize().orElseThrow();
  }

  @Override
  public void close() {
    compressor.shutdownNow();
  }

  @Nullable PreparedPage find(String key) {
    return pages.getIfPresent(key);
  }

  /// The page from the cache, or rendered by `render` on one of the crew's threads; requests that
  /// meet share one render.
  CompletableFuture<Outcome> outcome(
      String key, Crew crew, Preparation preparation, Supplier<Answer> render) {
    lock.lock();
    try {
      PreparedPage present = pages.getIfPresent(key);
      if (present != null) {
        return CompletableFuture.completedFuture(present);
      }
      Flight underWay = flights.get(key);
      if (underWay != null) {
        return underWay.outcome;
      }
      return depart(new Flight(key, preparation, render), crew);
    } finally {
      lock.unlock();
    }
  }

  /// Makes a page ready to send.
  interface Preparation {
    PreparedPage prepare(String key, Page page);
  }

  private CompletableFuture<Outcome> depart(Flight flight, Crew crew) {
    flights.put(flight.key, flight);
    if (!crew.start(() -> fly(flight))) {
      flights.remove(flight.key);
      return CompletableFuture.completedFuture(new Unprepared(Crew.BUSY));
    }
    return flight.outcome;
  }

  private void fly(Flight flight) {
    try {
      for (int attempt = 1; !flight.outcome.isDone(); attempt++) {
        flight.begin(lock);
        land(flight, flight.arrive(), attempt == ATTEMPTS);
      }
    } catch (Throwable t) {
      // Whatever it was, those who wait must hear of it; the edge of the request logs it.
      leave(flight);
      flight.outcome.completeExceptionally(t);
    }
  }

  private void land(Flight flight, Outcome outcome, boolean lastAttempt) {
    lock.lock();
    try {
      boolean stale = flight.isStale(outcome);
      if (stale && !lastAttempt) {
        return;
      }
      if (outcome instanceof PreparedPage page && page.page().isStored() && !stale) {
        store(flight.key, page);
      }
      flights.remove(flight.key);
    } finally {
      lock.unlock();
    }
    flight.outcome.complete(outcome);
  }

  private void leave(Flight flight) {
    lock.lock();
    try {
      flights.remove(flight.key);
    } finally {
      lock.unlock();
    }
  }

  private void store(String key, PreparedPage page) {
    PreparedPage previous = pages.asMap().put(key, page);
    if (previous != null) {
      forget(previous);
    }
    page.topics().forEach(topic -> index(topic, page));
    if (pages.asMap().get(key) == page) {
      compressor.execute(() -> compressIfHeld(key, page));
    } else {
      // Evicted before it was indexed, as a page larger than the whole cache is.
      forget(page);
    }
  }

  /// Adds within the map's own atomic step: an eviction on another thread may be removing the last
  /// page of the topic.
  private void index(String topic, PreparedPage page) {
    byTopic.compute(
        topic,
        (t, about) -> {
          Set<PreparedPage> pagesAbout = about == null ? ConcurrentHashMap.newKeySet() : about;
          pagesAbout.add(page);
          return pagesAbout;
        });
  }

  /// Adds the brotli form of a page that is kept elsewhere.
  void compressSoon(PreparedPage page) {
    compressor.execute(page::compressFurther);
  }

  private void compressIfHeld(String key, PreparedPage page) {
    if (pages.asMap().get(key) == page) {
      page.compressFurther();
    }
  }

  private void evicted(@Nullable PreparedPage page) {
    if (page != null) {
      forget(page);
    }
  }

  private void drop(PreparedPage page) {
    pages.asMap().remove(page.key(), page);
    forget(page);
  }

  /// Takes the page out of the index. Takes no lock: an eviction may call it from any thread.
  private void forget(PreparedPage page) {
    for (String topic : page.topics()) {
      byTopic.computeIfPresent(
          topic,
          (t, about) -> {
            about.remove(page);
            return about.isEmpty() ? null : about;
          });
    }
  }

  /// One render under way, and those who wait for it. Its mutable fields are guarded by the lock.
  private static final class Flight {
    private final String key;
    private final Preparation preparation;
    private final Supplier<Answer> render;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final Set<String> changed = new HashSet<>();
    private boolean changedAll;

    Flight(String key, Preparation preparation, Supplier<Answer> render) {
      this.key = key;
      this.preparation = preparation;
      this.render = render;
    }

    void begin(ReentrantLock lock) {
      lock.lock();
      try {
        changed.clear();
        changedAll = false;
      } finally {
        lock.unlock();
      }
    }

    Outcome arrive() {
      Answer answer = render.get();
      return answer instanceof Page page ? preparation.prepare(key, page) : new Unprepared(answer);
    }

    boolean isStale(Outcome arrived) {
      if (arrived instanceof PreparedPage page && !page.topics().isEmpty()) {
        return changedAll || page.topics().stream().anyMatch(changed::contains);
      }
      return changedAll || !changed.isEmpty();
    }
  }
}
