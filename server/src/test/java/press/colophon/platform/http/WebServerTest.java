package press.colophon.platform.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.aayushatharva.brotli4j.decoder.Decoder;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebServerTest {

  private static final String HARBOUR = "<h1>The harbour</h1>" + "<p>Boats.</p>".repeat(300);
  private static final Instant MODIFIED = Instant.parse("2022-06-01T10:00:00Z");

  private final PageCache cache = new PageCache(10_000_000);
  private final AtomicInteger renders = new AtomicInteger();
  private final CountDownLatch slowStarted = new CountDownLatch(1);
  private WebServer server;

  @BeforeAll
  void start() {
    WebSettings settings = WebSettings.at("127.0.0.1", 0).silent();
    server = new WebServer(settings, cache, WebServerTest::errorPage, InstantSource.system());
    routes(server);
    server.start();
  }

  private void routes(WebServer to) {
    to.page("/", request -> Page.html("home"))
        .page("/list", Set.of("page", "sort"), this::list)
        .page("/gone", request -> new Answer.Gone())
        .page("/moved", request -> new Answer.Moved("/2022/06/höfn"))
        .page("/broken", request -> failing())
        .page("/theme/:slug", request -> Page.html("theme " + request.parameter("slug")))
        .page("/:year(\\d{4})/:month(\\d{2})/:slug", this::article)
        .get("/search", request -> Page.html("found " + request.query("q").orElse("")).once())
        .get("/slow", request -> slow())
        .post("/form", request -> Page.html("got " + request.form("name").orElse("-")).once())
        .post("/subscribe", request -> new Answer.SeeOther("/"));
  }

  @AfterAll
  void stop() {
    server.close();
    cache.close();
  }

  private Answer article(PageRequest request) {
    renders.incrementAndGet();
    return request.parameter("slug").equals("none")
        ? new Answer.NotFound()
        : Page.html(HARBOUR + request.parameter("slug"))
            .about("article:1", "site")
            .lastModified(MODIFIED)
            .header("Link", "</a.css>; rel=preload");
  }

  private Answer list(PageRequest request) {
    renders.incrementAndGet();
    return Page.html("list " + request.query());
  }

  private static Answer failing() {
    throw new IllegalStateException("no database");
  }

  private Answer slow() {
    slowStarted.countDown();
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return Page.html("at last").once();
  }

  private static Page errorPage(ErrorPages.Problem problem) {
    return Page.html("<h1>" + problem.status() + "</h1><p>" + problem.because());
  }

  private Raw get(String target, String... headers) throws Exception {
    String[] lines = new String[headers.length + 1];
    lines[0] = "GET " + target + " HTTP/1.1";
    System.arraycopy(headers, 0, lines, 1, headers.length);
    return Raw.send(server.port(), lines);
  }

  private Raw head(String target, String... headers) throws Exception {
    String[] lines = new String[headers.length + 1];
    lines[0] = "HEAD " + target + " HTTP/1.1";
    System.arraycopy(headers, 0, lines, 1, headers.length);
    return Raw.send(server.port(), lines);
  }

  // Cached pages.

  @Test
  void answersARenderedPage() throws Exception {
    Raw answer = get("/2022/06/answers");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo(HARBOUR + "answers");
    assertThat(answer.header("content-type")).contains("text/html; charset=utf-8");
    assertThat(answer.header("content-length")).contains("" + answer.body().length);
    assertThat(answer.header("link")).contains("</a.css>; rel=preload");
    assertThat(answer.header("vary")).contains("accept-encoding");
    assertThat(answer.header("cache-control")).contains("no-cache");
    assertThat(answer.header("date")).hasValueSatisfying(HttpDate::parse);
  }

  @Test
  void rendersAPageOnce() throws Exception {
    int before = renders.get();

    get("/2022/06/once");
    Raw again = get("/2022/06/once");

    assertThat(renders.get() - before).isEqualTo(1);
    assertThat(again.text()).endsWith("once");
  }

  @Test
  void rendersAgainAfterAChange() throws Exception {
    get("/2022/06/again");
    int before = renders.get();

    cache.changed(Set.of("article:1"));
    get("/2022/06/again");

    assertThat(renders.get() - before).isEqualTo(1);
  }

  @Test
  void sendsGzipToAClientThatTakesIt() throws Exception {
    Raw answer = get("/2022/06/gzip", "Accept-Encoding: gzip");

    assertThat(answer.header("content-encoding")).contains("gzip");
    assertThat(answer.header("content-length")).contains("" + answer.body().length);
    byte[] plain = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
    assertThat(new String(plain, StandardCharsets.UTF_8)).isEqualTo(HARBOUR + "gzip");
  }

  @Test
  void sendsBrotliOnceItIsMade() throws Exception {
    Raw answer = get("/2022/06/brotli", "Accept-Encoding: gzip, br");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!answer.header("content-encoding").orElse("").equals("br") && System.nanoTime() < end) {
      Thread.sleep(20);
      answer = get("/2022/06/brotli", "Accept-Encoding: gzip, br");
    }

    assertThat(answer.header("content-encoding")).contains("br");
    byte[] plain = Decoder.decompress(answer.body()).getDecompressedData();
    assertThat(new String(plain, StandardCharsets.UTF_8)).isEqualTo(HARBOUR + "brotli");
  }

  @Test
  void tagsEveryFormDifferently() throws Exception {
    String plain = get("/2022/06/tags").header("etag").orElseThrow();
    String gzip = get("/2022/06/tags", "Accept-Encoding: gzip").header("etag").orElseThrow();

    assertThat(plain).matches("\"[^\"]+\"").isNotEqualTo(gzip);
  }

  @Test
  void saysNothingNewToAClientThatHoldsThePage() throws Exception {
    Raw full = get("/2022/06/held", "Accept-Encoding: gzip");
    String tag = full.header("etag").orElseThrow();

    Raw answer = get("/2022/06/held", "Accept-Encoding: gzip", "If-None-Match: \"x\", W/" + tag);

    assertThat(answer.status()).isEqualTo(304);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.header("etag")).contains(tag);
    assertThat(answer.header("cache-control")).isEqualTo(full.header("cache-control"));
    assertThat(answer.header("vary")).isEqualTo(full.header("vary"));
    assertThat(answer.header("link")).isEqualTo(full.header("link"));
    assertThat(answer.header("content-length")).isEmpty();
  }

  @Test
  void takesAStarForAnyForm() throws Exception {
    assertThat(get("/2022/06/star", "If-None-Match: *").status()).isEqualTo(304);
  }

  @Test
  void sendsThePageToAClientThatHoldsAnother() throws Exception {
    assertThat(get("/2022/06/other", "If-None-Match: \"other\"").status()).isEqualTo(200);
  }

  @Test
  void doesNotMistakeATagForAClientThatCannotReadThatForm() throws Exception {
    String gzip = get("/2022/06/form", "Accept-Encoding: gzip").header("etag").orElseThrow();

    assertThat(get("/2022/06/form", "If-None-Match: " + gzip).status()).isEqualTo(200);
  }

  @Test
  void comparesDatesOnlyWithoutATag() throws Exception {
    String since = "If-Modified-Since: " + HttpDate.format(MODIFIED);

    assertThat(get("/2022/06/date", since).status()).isEqualTo(304);
    assertThat(get("/2022/06/date", since, "If-None-Match: \"x\"").status()).isEqualTo(200);
    assertThat(
            get("/2022/06/date", "If-Modified-Since: " + HttpDate.format(MODIFIED.minusSeconds(1)))
                .status())
        .isEqualTo(200);
  }

  @Test
  void answersHeadWithTheLengthAndNoBody() throws Exception {
    Raw whole = get("/2022/06/head");

    Raw answer = head("/2022/06/head");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-length")).isEqualTo(whole.header("content-length"));
    assertThat(answer.header("etag")).isEqualTo(whole.header("etag"));
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void refusesAClientThatTakesNoFormAtAll() throws Exception {
    assertThat(get("/2022/06/none-of-it", "Accept-Encoding: identity;q=0").status()).isEqualTo(406);
  }

  @Test
  void answersOneConnectionManyTimes() throws Exception {
    String request = "GET /theme/sea HTTP/1.1\r\nHost: localhost\r\n\r\n";
    String last = "GET /theme/sea HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    Raw answers = Raw.exchange(server.port(), request + request + last);

    assertThat(answers.text().split("theme sea", -1)).hasSize(3 + 1);
  }

  // The key of the cache.

  @Test
  void ignoresQueryParametersThatThePageDoesNotKnow() throws Exception {
    get("/2022/06/query");
    int before = renders.get();
    long size = cache.size();

    for (int i = 0; i < 20; i++) {
      assertThat(get("/2022/06/query?utm_source=" + i).status()).isEqualTo(200);
    }

    assertThat(renders.get()).isEqualTo(before);
    assertThat(cache.size()).isEqualTo(size);
  }

  @Test
  void keepsAPageForEachValueOfAParameterItKnows() throws Exception {
    assertThat(get("/list?page=2").text()).isEqualTo("list {page=2}");
    assertThat(get("/list?page=3&x=1").text()).isEqualTo("list {page=3}");
    assertThat(get("/list?page=").text()).isEqualTo("list {}");
  }

  @Test
  void findsAPageInWhateverOrderItsParametersCome() throws Exception {
    get("/list?page=7&sort=new");
    int before = renders.get();

    get("/list?sort=new&page=7");

    assertThat(renders.get()).isEqualTo(before);
  }

  @Test
  void knowsAPageByEverySpellingOfItsAddress() throws Exception {
    get("/theme/h%C3%B6fn");
    long size = cache.size();

    assertThat(get("/theme/h%c3%b6fn").text()).isEqualTo("theme höfn");
    assertThat(get("/%74heme/h%C3%B6fn").text()).isEqualTo("theme höfn");
    assertThat(cache.size()).isEqualTo(size);
  }

  @Test
  void doesNotFillTheCacheWithAddressesThatDoNotExist() throws Exception {
    long size = cache.size();

    for (int i = 0; i < 20; i++) {
      assertThat(get("/nothing/" + i).status()).isEqualTo(404);
      assertThat(get("/2022/06/none?" + i).status()).isEqualTo(404);
    }

    assertThat(cache.size()).isEqualTo(size);
  }

  // Other answers.

  @Test
  void showsTheEditorsErrorPage() throws Exception {
    Raw answer = get("/nothing/here", "Accept-Encoding: gzip");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).startsWith("<h1>404</h1>");
    assertThat(answer.header("cache-control")).contains("no-store");
    assertThat(answer.header("etag")).isEmpty();
  }

  @Test
  void saysThatAPageIsGone() throws Exception {
    assertThat(get("/gone").status()).isEqualTo(410);
  }

  @Test
  void saysWhereAPageHasMoved() throws Exception {
    Raw answer = get("/moved");

    assertThat(answer.status()).isEqualTo(301);
    assertThat(answer.header("location")).contains("/2022/06/h%C3%B6fn");
  }

  @Test
  void hidesFromReadersWhatWentWrong() throws Exception {
    Raw answer = get("/broken");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text()).startsWith("<h1>500</h1>").doesNotContain("database");
  }

  @Test
  void saysWhichMethodsAnAddressTakes() throws Exception {
    Raw answer = Raw.send(server.port(), "DELETE /theme/sea HTTP/1.1");

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("allow")).contains("GET, HEAD, OPTIONS");
  }

  @Test
  void answersOptions() throws Exception {
    Raw answer = Raw.send(server.port(), "OPTIONS /form HTTP/1.1");

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("allow")).contains("POST, OPTIONS");
  }

  @Test
  void takesTheSlashFromTheEnd() throws Exception {
    Raw answer = get("/theme/sea/?page=2");

    assertThat(answer.status()).isEqualTo(301);
    assertThat(answer.header("location")).contains("/theme/sea?page=2");
  }

  @Test
  void answersASearchAnewEachTime() throws Exception {
    long size = cache.size();

    assertThat(get("/search?q=boats").text()).isEqualTo("found boats");
    assertThat(get("/search?q=boats").header("cache-control")).contains("no-store");
    assertThat(cache.size()).isEqualTo(size);
  }

  // Forms.

  @Test
  void takesAForm() throws Exception {
    Raw answer = post("/form", "name=J%C3%B3n+S", "Sec-Fetch-Site: same-origin");

    assertThat(answer.text()).isEqualTo("got Jón S");
  }

  @Test
  void refusesAFormFromAnotherSite() throws Exception {
    assertThat(post("/form", "name=x", "Sec-Fetch-Site: cross-site").status()).isEqualTo(403);
  }

  @Test
  void leadsOnAfterAForm() throws Exception {
    Raw answer = post("/subscribe", "mail=a", "X-Nothing: 1");

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("location")).contains("/");
  }

  @Test
  void refusesAFormThatIsTooLarge() throws Exception {
    assertThat(post("/form", "name=" + "x".repeat(1_100_000), "X-Nothing: 1").status())
        .isEqualTo(413);
  }

  private Raw post(String target, String body, String header) throws Exception {
    return Raw.exchange(
        server.port(),
        "POST "
            + target
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + header
            + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  // Hardening.

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/theme/%2e%2e/secret",
        "/theme/..",
        "/theme/a%2Fb",
        "/theme/a%5Cb",
        "/theme/a\\b",
        "/theme/%00",
        "/theme/%0d%0aSet-Cookie:x",
        "/theme/%",
        "/theme/%zz",
        "/theme/%C3",
        "/theme/%c0%af",
        "//evil.example/",
        "/theme//sea"
      })
  void refusesAnAddressThatCouldBeReadInTwoWays(String target) throws Exception {
    assertThat(get(target).status()).isEqualTo(400);
  }

  @Test
  void sendsSecurityHeadersWithEveryHtmlPage() throws Exception {
    for (Raw answer : List.of(get("/theme/safe"), get("/theme/safe"), get("/no/where"))) {
      assertThat(answer.header("x-content-type-options")).contains("nosniff");
      assertThat(answer.header("referrer-policy")).contains("strict-origin-when-cross-origin");
      assertThat(answer.header("content-security-policy"))
          .hasValueSatisfying(
              policy ->
                  assertThat(policy)
                      .contains("script-src 'self'", "frame-ancestors 'none'")
                      .doesNotContain("unsafe"));
    }
  }

  @Test
  void refusesAnAddressThatIsTooLong() throws Exception {
    assertThat(get("/theme/" + "a".repeat(5000)).status()).isEqualTo(414);
  }

  @Test
  void refusesHeadersThatAreTooLarge() throws Exception {
    assertThat(get("/", "X-Long: " + "a".repeat(20_000)).status()).isEqualTo(431);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET foo HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET ?x HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /nowhere HTTP/1.1\r\n\r\n",
        "GET /nowhere HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET /theme/three HTTP/1.1\r\nHost: a\"b\r\n\r\n"
      })
  void refusesARequestThatNamesNoPathOrNoHost(String request) throws Exception {
    Raw answer = Raw.exchange(server.port(), request);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("x-content-type-options")).hasValue("nosniff");
  }

  @Test
  void readsNoRequestOutOfABodyItDoesNotUnderstand() throws Exception {
    String hidden = "GET /theme/two HTTP/1.1\r\nHost: localhost\r\n\r\n";

    Raw answer =
        Raw.exchange(
            server.port(),
            "POST /theme/two HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n"
                + hidden);

    assertThat(answer.status()).isIn(400, 501);
    assertThat(answer.text()).doesNotContain("HTTP/1.1").doesNotContain("theme two");
  }

  @Test
  void keepsNothingOfABodyNobodyWaitsFor() throws Exception {
    Raw answer =
        Raw.exchange(
            server.port(),
            "POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\nabc");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("connection")).hasValue("close");
  }

  @Test
  void readsALongListOfCodingsInOnePass() {
    String commas = ",".repeat(200_000);

    assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertThat(Acceptance.of(commas).gzip()).isZero());
  }

  // Life.

  @Test
  void closesASilentConnection() throws Exception {
    WebSettings hasty = hasty(300, 20_000, 20_000);
    try (PageCache own = new PageCache(1_000_000);
        WebServer other =
            new WebServer(hasty, own, ErrorPages.plain(), InstantSource.system()).start()) {
      long begun = System.nanoTime();

      Raw nothing = Raw.exchange(other.port(), "GET / HT");

      assertThat(nothing.body()).isEmpty();
      assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(8));
    }
  }

  @Test
  void closesAConnectionThatSendsItsHeadByteByByte() throws Exception {
    assertThat(secondsUntilClosed(hasty(20_000, 400, 20_000), "")).isLessThan(8);
    assertThat(
            secondsUntilClosed(
                hasty(20_000, 20_000, 400), "GET /none HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .isLessThan(8);
  }

  /// Sends `first`, then a head that never ends, a byte at a time.
  private static long secondsUntilClosed(WebSettings settings, String first) throws Exception {
    try (PageCache own = new PageCache(1_000_000);
        WebServer other =
            new WebServer(settings, own, ErrorPages.plain(), InstantSource.system()).start();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), other.port())) {
      long begun = System.nanoTime();
      socket.getOutputStream().write((first + "GET / HTTP/1.1\r\nx: ").getBytes(US_ASCII));
      try {
        for (int sent = 0; sent < 150; sent++) {
          socket.getOutputStream().write('a');
          Thread.sleep(100);
        }
      } catch (SocketException closed) {
        // What is waited for.
      }
      return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
    }
  }

  private static WebSettings hasty(int idleMillis, int firstMillis, int nextMillis) {
    return WebSettings.at("127.0.0.1", 0)
        .silent()
        .limited(
            new WebSettings.Limits(
                4096,
                8192,
                1024,
                Duration.ofMillis(idleMillis),
                Duration.ofMillis(firstMillis),
                Duration.ofMillis(nextMillis),
                100,
                Duration.ofSeconds(10)));
  }

  @Test
  void finishesRequestsUnderWayBeforeItCloses() throws Exception {
    try (PageCache own = new PageCache(1_000_000)) {
      WebServer other =
          new WebServer(
              WebSettings.at("127.0.0.1", 0).silent(),
              own,
              ErrorPages.plain(),
              InstantSource.system());
      routes(other);
      other.start();
      int port = other.port();
      CompletableFuture<Raw> underWay =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return Raw.exchange(port, "GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      assertThat(slowStarted.await(10, TimeUnit.SECONDS)).isTrue();

      other.close();

      assertThat(underWay.get(10, TimeUnit.SECONDS).text()).contains("at last");
    }
  }
}
