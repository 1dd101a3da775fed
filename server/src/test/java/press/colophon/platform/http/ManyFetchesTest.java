package press.colophon.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import press.colophon.platform.http.Fetch.Because;

/// Many documents at once, and the end of it.
final class ManyFetchesTest {

  private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private static WebFetcher fetcher(int atOnce, Duration limit) {
    return new WebFetcher(
        FetchLimits.defaults().withLocal().within(limit).atOnce(atOnce),
        "Colophon-Test/1",
        InstantSource.system());
  }

  @Test
  void readsAThousandSourcesFromVirtualThreads() throws Exception {
    AtomicInteger open = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (RawSite site =
            new RawSite(
                (request, socket) -> {
                  most.accumulateAndGet(open.incrementAndGet(), Math::max);
                  Thread.sleep(5);
                  open.decrementAndGet();
                  RawSite.send(socket, ANSWER);
                });
        WebFetcher fetcher = fetcher(64, Duration.ofSeconds(20))) {
      List<Fetch> all = together(1000, i -> fetcher.fetch(site.at("/" + i)));

      assertThat(all).hasSize(1000).allMatch(fetch -> fetch instanceof Fetch.Fetched);
      assertThat(most.get()).isBetween(2, 64);
    }
  }

  @Test
  void waitingForATurnTakesNoneOfTheTime() throws Exception {
    try (RawSite site =
            new RawSite(
                (request, socket) -> {
                  Thread.sleep(250);
                  RawSite.send(socket, ANSWER);
                });
        WebFetcher fetcher = fetcher(2, Duration.ofSeconds(1))) {
      List<Fetch> all = together(14, i -> fetcher.fetch(site.at("/")));

      assertThat(all).allMatch(fetch -> fetch instanceof Fetch.Fetched);
    }
  }

  @Test
  void aClosedFetcherBlamesNobody() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    try (RawSite site =
            new RawSite(
                (request, socket) -> {
                  asked.countDown();
                  Thread.sleep(5_000);
                });
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      WebFetcher fetcher = fetcher(2, Duration.ofSeconds(5));
      Future<Fetch> fetch = threads.submit(() -> fetcher.fetch(site.at("/")));
      asked.await();

      fetcher.close();

      assertThat(because(fetch.get())).isEqualTo(Because.STOPPED);
      assertThat(because(fetcher.fetch(site.at("/")))).isEqualTo(Because.STOPPED);
    }
  }

  @Test
  void anInterruptedFetchBlamesNobody() throws IOException {
    try (RawSite site = RawSite.saying(ANSWER);
        WebFetcher fetcher = fetcher(2, Duration.ofSeconds(5))) {
      Thread.currentThread().interrupt();

      Fetch fetch = fetcher.fetch(site.at("/"));

      assertThat(Thread.interrupted()).isTrue();
      assertThat(because(fetch)).isEqualTo(Because.STOPPED);
    }
  }

  private static Because because(Fetch fetch) {
    assertThat(fetch).isInstanceOf(Fetch.Refused.class);
    return ((Fetch.Refused) fetch).because();
  }

  /// Asks one thing.
  private interface Question {
    Fetch ask(int number);
  }

  private static List<Fetch> together(int count, Question question) throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Fetch>> questions =
          IntStream.range(0, count).mapToObj(i -> (Callable<Fetch>) () -> question.ask(i)).toList();
      return threads.invokeAll(questions).stream().map(Future::resultNow).toList();
    }
  }
}
