package press.colophon.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.util.internal.PlatformDependent;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PageCacheTest {

  private final PageCache cache = new PageCache(10_000_000);
  private final Crew crew = new Crew(8, 100);

  @AfterEach
  void close() {
    cache.close();
  }

  @Test
  void keepsARenderedPage() throws Exception {
    AtomicInteger renders = new AtomicInteger();

    get("/a", () -> page("one " + renders.incrementAndGet(), "article:1"));
    String again = get("/a", () -> page("two " + renders.incrementAndGet(), "article:1"));

    assertThat(again).isEqualTo("one 1");
  }

  @Test
  void dropsExactlyThePagesAboutAChangedTopic() throws Exception {
    get("/a", () -> page("a", "article:1", "site"));
    get("/b", () -> page("b", "article:2", "site"));
    get("/c", () -> page("c", "article:1", "article:2"));

    cache.changed(Set.of("article:1"));

    assertThat(cache.find("/a")).isNull();
    assertThat(cache.find("/b")).isNotNull();
    assertThat(cache.find("/c")).isNull();
  }

  @Test
  void dropsAPageRenderedAnewByItsNewTopicsOnly() throws Exception {
    get("/a", () -> page("first", "theme:1"));
    cache.changed(Set.of("theme:1"));
    get("/a", () -> page("second", "theme:2"));

    cache.changed(Set.of("theme:1"));

    assertThat(cache.find("/a")).isNotNull();
  }

  @Test
  void dropsEverythingWhenNobodyKnowsWhatChanged() throws Exception {
    get("/a", () -> page("a", "article:1"));
    get("/b", () -> page("b"));

    cache.changedAll();

    assertThat(cache.size()).isZero();
  }

  /// Netty counts what it took and waits to be given it back; a dropped page has nobody to do that.
  @Test
  void leavesTheMemoryOfDroppedPagesToTheGarbageCollector() throws Exception {
    long before = PlatformDependent.usedDirectMemory();

    for (int change = 0; change < 200; change++) {
      get("/a", () -> page("a".repeat(10_000), "article:1"));
      cache.changed(Set.of("article:1"));
    }

    assertThat(PlatformDependent.usedDirectMemory()).isEqualTo(before);
  }

  @Test
  void rendersOnceForRequestsThatMeet() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    AtomicInteger renders = new AtomicInteger();
    List<CompletableFuture<PageCache.Outcome>> all = new ArrayList<>();

    for (int i = 0; i < 50; i++) {
      all.add(
          cache.outcome(
              "/a",
              crew,
              PageCacheTest::prepare,
              () -> {
                awaitQuietly(open);
                return page("render " + renders.incrementAndGet(), "article:1");
              }));
    }
    open.countDown();

    for (CompletableFuture<PageCache.Outcome> each : all) {
      assertThat(text(each.get(10, TimeUnit.SECONDS))).isEqualTo("render 1");
    }
  }

  @Test
  void doesNotStoreWhatWasRenderedFromTheStateBeforeAChange() throws Exception {
    AtomicInteger state = new AtomicInteger(1);
    CountDownLatch read = new CountDownLatch(1);
    CountDownLatch changed = new CountDownLatch(1);
    CompletableFuture<PageCache.Outcome> early =
        cache.outcome(
            "/a",
            crew,
            PageCacheTest::prepare,
            () -> {
              int seen = state.get();
              read.countDown();
              awaitQuietly(changed);
              return page("state " + seen, "article:1");
            });

    awaitQuietly(read);
    state.set(2);
    cache.changed(Set.of("article:1"));
    CompletableFuture<PageCache.Outcome> late =
        cache.outcome(
            "/a", crew, PageCacheTest::prepare, () -> page("state " + state.get(), "article:1"));
    changed.countDown();

    assertThat(text(late.get(10, TimeUnit.SECONDS))).isEqualTo("state 2");
    assertThat(text(early.get(10, TimeUnit.SECONDS))).isEqualTo("state 2");
    assertThat(cache.find("/a").page().bodyText()).isEqualTo("state 2");
  }

  @Test
  void storesAPageThatOtherTopicsChangedBeside() throws Exception {
    AtomicInteger renders = new AtomicInteger();

    get(
        "/a",
        () -> {
          cache.changed(Set.of("article:2"));
          return page("render " + renders.incrementAndGet(), "article:1");
        });

    assertThat(renders).hasValue(1);
    assertThat(cache.find("/a")).isNotNull();
  }

  @Test
  void asksAgainWhenNothingWasFoundWhileSomethingChanged() throws Exception {
    AtomicInteger renders = new AtomicInteger();

    String answer =
        get(
            "/a",
            () -> {
              if (renders.incrementAndGet() == 1) {
                cache.changed(Set.of("article:1"));
                return new Answer.NotFound();
              }
              return page("published", "article:1");
            });

    assertThat(answer).isEqualTo("published");
  }

  @Test
  void answersAPageThatNeverStopsChangingWithoutStoringIt() throws Exception {
    String answer =
        get(
            "/a",
            () -> {
              cache.changed(Set.of("article:1"));
              return page("restless", "article:1");
            });

    assertThat(answer).isEqualTo("restless");
    assertThat(cache.find("/a")).isNull();
  }

  @Test
  void neverServesAStateOlderThanTheLastChangeUnderLoad() throws Exception {
    AtomicInteger state = new AtomicInteger();
    AtomicBoolean done = new AtomicBoolean();
    AtomicInteger wrong = new AtomicInteger();
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      readers.add(Thread.startVirtualThread(() -> readUntil(done, state, wrong)));
    }

    for (int i = 0; i < 300; i++) {
      state.incrementAndGet();
      cache.changed(Set.of("article:1"));
      Thread.sleep(1);
    }
    done.set(true);
    for (Thread reader : readers) {
      reader.join();
    }

    assertThat(wrong).hasValue(0);
  }

  /// A reader may see the state at its request or a newer one. The state moves before the change is
  /// told, so the one before the last told is the oldest allowed.
  private void readUntil(AtomicBoolean done, AtomicInteger state, AtomicInteger wrong) {
    while (!done.get()) {
      int atLeast = state.get() - 1;
      try {
        String text =
            get(
                "/a",
                () -> {
                  int seen = state.get();
                  Thread.onSpinWait();
                  return page(Integer.toString(seen), "article:1");
                });
        if (Integer.parseInt(text) < atLeast) {
          wrong.incrementAndGet();
        }
      } catch (Exception e) {
        wrong.incrementAndGet();
      }
    }
  }

  @Test
  void staysWithinItsBytes() throws Exception {
    try (PageCache small = new PageCache(200_000)) {
      for (int i = 0; i < 500; i++) {
        String body = "page " + i + " ".repeat(5000);
        small
            .outcome("/" + i, crew, PageCacheTest::prepare, () -> page(body, "site"))
            .get(10, TimeUnit.SECONDS);
      }

      assertThat(small.bytes()).isLessThanOrEqualTo(200_000);
      assertThat(small.size()).isBetween(1L, 40L);
    }
  }

  @Test
  void forgetsTheTopicsOfEvictedPages() throws Exception {
    try (PageCache small = new PageCache(100_000)) {
      for (int i = 0; i < 500; i++) {
        String topic = "article:" + i;
        small
            .outcome("/" + i, crew, PageCacheTest::prepare, () -> page("x".repeat(5000), topic))
            .get(10, TimeUnit.SECONDS);
      }

      assertThat(small.topics()).isLessThanOrEqualTo((int) small.size());
    }
  }

  @Test
  void keepsNeitherErrorsNorPagesMadeForOne() throws Exception {
    get("/e", () -> Page.html("error").status(500));
    get("/o", () -> Page.html("yours").once());
    get("/n", () -> new Answer.NotFound());

    assertThat(cache.size()).isZero();
  }

  @Test
  void tellsAllWhoWaitThatARenderFailed() {
    CompletableFuture<PageCache.Outcome> outcome =
        cache.outcome(
            "/a",
            crew,
            PageCacheTest::prepare,
            () -> {
              throw new IllegalStateException("no database");
            });

    assertThatThrownBy(() -> outcome.get(10, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("no database");
  }

  @Test
  void rendersAgainAfterAFailure() throws Exception {
    CompletableFuture<PageCache.Outcome> failed =
        cache.outcome(
            "/a",
            crew,
            PageCacheTest::prepare,
            () -> {
              throw new IllegalStateException("no database");
            });
    assertThatThrownBy(() -> failed.get(10, TimeUnit.SECONDS)).isNotNull();

    assertThat(get("/a", () -> page("back", "article:1"))).isEqualTo("back");
  }

  @Test
  void turnsRequestsAwayWhenTooManyWait() throws Exception {
    Crew few = new Crew(1, 1);
    CountDownLatch open = new CountDownLatch(1);
    Supplier<Answer> slow =
        () -> {
          awaitQuietly(open);
          return page("late", "site");
        };
    var _ = cache.outcome("/1", few, PageCacheTest::prepare, slow);
    var _ = cache.outcome("/2", few, PageCacheTest::prepare, slow);

    PageCache.Outcome third =
        cache.outcome("/3", few, PageCacheTest::prepare, slow).get(10, TimeUnit.SECONDS);
    open.countDown();

    assertThat(third).isEqualTo(new PageCache.Unprepared(Crew.BUSY));
  }

  @Test
  void addsBrotliSoonAfterTheFirstAnswer() throws Exception {
    get("/a", () -> page("harbour ".repeat(2000), "site"));

    Acceptance likesBrotli = Acceptance.of("br, gzip");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (cache.find("/a").best(likesBrotli).coding() != Coding.BROTLI
        && System.nanoTime() < end) {
      Thread.sleep(5);
    }

    assertThat(cache.find("/a").best(likesBrotli).coding()).isEqualTo(Coding.BROTLI);
  }

  private String get(String key, Supplier<Answer> render) throws Exception {
    return text(cache.outcome(key, crew, PageCacheTest::prepare, render).get(10, TimeUnit.SECONDS));
  }

  private static String text(PageCache.Outcome outcome) {
    return switch (outcome) {
      case PreparedPage page -> page.page().bodyText();
      case PageCache.Unprepared other -> other.answer().toString();
    };
  }

  private static Answer page(String text, String... topics) {
    return Page.html(text).about(topics);
  }

  private static PreparedPage prepare(String key, Page page) {
    return new PreparedPage(key, page, MultiMap.caseInsensitiveMultiMap(), 6);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody opened");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
