package press.colophon.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static press.colophon.platform.http.RawSite.send;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.colophon.platform.http.Fetch.Because;

/// Sites that lie, flood, drip, and lead into our own network.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileSitesTest {

  private static final FetchLimits LIMITS =
      FetchLimits.defaults().withLocal().within(Duration.ofSeconds(10)).upTo(100_000);
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  private final WebFetcher fetcher = fetcher(LIMITS);
  private final WebFetcher hasty = fetcher(LIMITS.within(Duration.ofMillis(700)));

  private static WebFetcher fetcher(FetchLimits limits) {
    return new WebFetcher(limits, "Colophon-Test/1", InstantSource.system());
  }

  @AfterAll
  void close() {
    fetcher.close();
    hasty.close();
  }

  private static Because refusal(Fetch fetch) {
    assertThat(fetch).isInstanceOf(Fetch.Refused.class);
    return ((Fetch.Refused) fetch).because();
  }

  private Because refusal(RawSite.Talk talk) throws IOException {
    return refusal(fetcher, talk);
  }

  private static Because refusal(WebFetcher by, RawSite.Talk talk) throws IOException {
    try (RawSite site = new RawSite(talk)) {
      return refusal(by.fetch(site.at("/")));
    }
  }

  private String body(String answer) throws IOException {
    try (RawSite site = RawSite.saying(answer)) {
      Fetch fetch = fetcher.fetch(site.at("/"));
      assertThat(fetch).as(fetch.toString()).isInstanceOf(Fetch.Fetched.class);
      return new String(((Fetch.Fetched) fetch).bytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static RawSite.Talk forEver(String start, String then) {
    return (request, socket) -> {
      send(socket, start);
      while (true) {
        send(socket, then);
      }
    };
  }

  private static RawSite.Talk drip(String start, String drop) {
    return (request, socket) -> {
      send(socket, start);
      for (int i = 0; i < 200; i++) {
        Thread.sleep(20);
        send(socket, drop);
      }
    };
  }

  // Floods.

  @Test
  void refusesHeadersWithoutEnd() throws IOException {
    assertThat(refusal(forEver(OK, "X-More: " + "y".repeat(1000) + "\r\n")))
        .isEqualTo(Because.TOO_LARGE);
  }

  @Test
  void refusesAHeaderWithoutEnd() throws IOException {
    assertThat(refusal(forEver(OK + "X-Long: ", "y".repeat(1000)))).isEqualTo(Because.TOO_LARGE);
  }

  @Test
  void refusesAStatusLineWithoutEnd() throws IOException {
    assertThat(refusal(forEver("HTTP/1.1 200 ", "y".repeat(1000)))).isEqualTo(Because.TOO_LARGE);
  }

  @Test
  void refusesABodyWithoutLengthAndEnd() throws IOException {
    assertThat(refusal(forEver(OK + "\r\n", "y".repeat(1000)))).isEqualTo(Because.TOO_LARGE);
  }

  @Test
  void refusesChunksWithoutEnd() throws IOException {
    String chunked = OK + "Transfer-Encoding: chunked\r\n\r\n";

    assertThat(refusal(forEver(chunked, "1\r\ny\r\n".repeat(1000)))).isEqualTo(Because.TOO_LARGE);
  }

  @Test
  void refusesAChunkedEndWithoutEnd() throws IOException {
    String chunked = OK + "Transfer-Encoding: chunked\r\n\r\n0\r\n";

    assertThat(refusal(forEver(chunked, "X-Trailer: " + "y".repeat(1000) + "\r\n")))
        .isIn(Because.TOO_LARGE, Because.DAMAGED);
  }

  @Test
  void refusesAChunkWhoseRemarksNeverEnd() throws IOException {
    String chunked = OK + "Transfer-Encoding: chunked\r\n\r\n1;";

    assertThat(refusal(forEver(chunked, "y".repeat(1000))))
        .isIn(Because.TOO_LARGE, Because.DAMAGED);
  }

  @Test
  void endsWithAServerThatAlwaysPromisesToGoOn() throws IOException {
    assertThat(refusal(hasty, forEver("", "HTTP/1.1 100 Continue\r\n\r\n")))
        .isEqualTo(Because.TIMEOUT);
  }

  // Drips.

  @ParameterizedTest
  @CsvSource({
    "'HTTP/1.1 200 OK\r\n', 'X: y\r\n'",
    "'HTTP/1.1 200 OK\r\nX: ', y",
    "HTTP/1, 1",
    "'HTTP/1.1 200 OK\r\n\r\n', y",
    "'HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n', y",
    "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n', '1\r\ny\r\n'"
  })
  void endsWithAServerThatDrips(String start, String drop) throws IOException {
    long begun = System.nanoTime();

    assertThat(refusal(hasty, drip(start, drop))).isEqualTo(Because.TIMEOUT);

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void countsTheTimeOverAllRedirectsTogether() throws IOException {
    AtomicInteger asked = new AtomicInteger();

    Because because =
        refusal(
            hasty,
            (request, socket) -> {
              Thread.sleep(300);
              send(
                  socket,
                  "HTTP/1.1 302 Found\r\nLocation: /" + asked.incrementAndGet() + "\r\n\r\n");
            });

    assertThat(because).isEqualTo(Because.TIMEOUT);
    assertThat(asked.get()).isLessThanOrEqualTo(3);
  }

  // Lies about the length.

  @Test
  void readsNoMoreThanWasDeclared() throws IOException {
    assertThat(body(OK + "Content-Length: 3\r\n\r\nabcdef")).isEqualTo("abc");
  }

  @Test
  void readsABodyThatEndsWithTheConnection() throws IOException {
    assertThat(body(OK + "\r\nabcdef")).isEqualTo("abcdef");
  }

  @Test
  void refusesALengthBeyondAllMeasure() throws IOException {
    assertThat(refusal((request, socket) -> send(socket, length("9223372036854775807"))))
        .isEqualTo(Because.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "abc", "99999999999999999999", "3\r\nContent-Length: 4", "3, 4", "0x3"})
  void refusesALengthThatIsNone(String length) throws IOException {
    assertThat(refusal((request, socket) -> send(socket, length(length))))
        .isEqualTo(Because.DAMAGED);
  }

  private static String length(String value) {
    return OK + "Content-Length: " + value + "\r\n\r\nabcdef";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"zz", "-5", "FFFFFFFFFFFFFFFFFF", "7fffffff", "80000000", "5\r\nhello!!\r\n"})
  void refusesChunksThatLie(String chunk) throws IOException {
    String answer = OK + "Transfer-Encoding: chunked\r\n\r\n" + chunk + "\r\nabc";

    assertThat(refusal((request, socket) -> send(socket, answer)))
        .isIn(Because.DAMAGED, Because.TOO_LARGE);
  }

  // What is not HTTP.

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><p>HTTP/0.9 had no head</p></html>\r\n\r\n",
        "\r\n\r\n\r\n",
        "\u0000\u0001\u0002\u0003\r\n\r\n",
        "HTTP/9.9 200 OK\r\n\r\n",
        "HTTP/1.1 abc OK\r\n\r\n",
        "HTTP/1.1\r\n\r\n",
        "ICY 200 OK\r\n\r\n",
        "220 mail.example ESMTP\r\n\r\n",
        "-ERR unknown command\r\n\r\n"
      })
  void refusesWhatIsNoHttp(String answer) throws IOException {
    assertThat(refusal((request, socket) -> send(socket, answer))).isEqualTo(Because.DAMAGED);
  }

  // Bombs.

  @Test
  void unpacksOneLayerAndNoMore() throws IOException {
    byte[] inner = Packed.gzip(new byte[10_000_000]);
    byte[] outer = Packed.gzip(inner);
    try (RawSite site =
        new RawSite(
            (request, socket) -> {
              send(socket, OK + "Content-Encoding: gzip\r\n\r\n");
              send(socket, outer);
            })) {
      Fetch fetch = fetcher.fetch(site.at("/"));

      assertThat(((Fetch.Fetched) fetch).bytes()).isEqualTo(inner);
    }
  }

  @Test
  void refusesLayersUponLayers() throws IOException {
    byte[] twice = Packed.gzip(Packed.gzip(new byte[10_000_000]));

    assertThat(refusal(packed("gzip, gzip", twice))).isEqualTo(Because.DAMAGED);
    assertThat(refusal(packed("gzip\r\nContent-Encoding: gzip", twice))).isEqualTo(Because.DAMAGED);
  }

  @Test
  void refusesWhatUnpacksAThousandfold() throws IOException {
    byte[] zeros = new byte[60_000_000];

    assertThat(refusal(packed("gzip", Packed.gzip(zeros)))).isEqualTo(Because.TOO_LARGE);
    assertThat(refusal(packed("deflate", Packed.deflate(new Deflater(), zeros))))
        .isEqualTo(Because.TOO_LARGE);
    assertThat(refusal(packed("deflate", Packed.deflate(new Deflater(9, true), zeros))))
        .isEqualTo(Because.TOO_LARGE);
  }

  @Test
  void refusesManyPackedPiecesThatAreTooLargeTogether() throws IOException {
    byte[] piece = Packed.gzip(new byte[50_000]);
    ByteArrayOutputStream pieces = new ByteArrayOutputStream();
    for (int i = 0; i < 3; i++) {
      pieces.writeBytes(piece);
    }

    assertThat(refusal(packed("gzip", pieces.toByteArray()))).isEqualTo(Because.TOO_LARGE);
  }

  private static RawSite.Talk packed(String coding, byte[] bytes) {
    return (request, socket) -> {
      send(
          socket,
          OK + "Content-Encoding: " + coding + "\r\nContent-Length: " + bytes.length + "\r\n\r\n");
      send(socket, bytes);
    };
  }

  // Redirects.

  private static RawSite redirecting(String location) throws IOException {
    return RawSite.saying("HTTP/1.1 302 Found\r\nLocation: " + location + "\r\n\r\n");
  }

  @Test
  void stopsAtACircleOfTwo() throws IOException {
    Because because =
        refusal(
            (request, socket) -> {
              String next = request.contains(" /a ") ? "/" : "/a";
              send(socket, "HTTP/1.1 301 Moved\r\nLocation: " + next + "\r\n\r\n");
            });

    assertThat(because).isEqualTo(Because.REDIRECTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gopher://127.0.0.1:70/",
        "ftp://ftp.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "jar:http://x.example!/",
        "//user@x.example/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http:///",
        "http://x.example:99999/",
        ""
      })
  void followsOnlyAddressesThatAreRead(String location) throws IOException {
    try (RawSite site = redirecting(location)) {
      assertThat(refusal(fetcher.fetch(site.at("/")))).isEqualTo(Because.REDIRECTS);
    }
  }

  /// Only the site of the test counts as public; any other address is looked at as always.
  private static WebFetcher strictBesides(RawSite site) {
    return new WebFetcher(
        LIMITS,
        "Colophon-Test/1",
        InstantSource.system(),
        host ->
            host.equals("site.example")
                ? new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")}
                : InetAddress.getAllByName(host),
        new WebFetcher.Destinations() {
          private final Reach usual = new Reach(FetchLimits.defaults());

          @Override
          public void check(URI uri) {}

          @Override
          public void check(URI uri, InetAddress address, boolean first) throws NotReadException {
            if (uri.getPort() != site.port() || !uri.getHost().equals("site.example")) {
              usual.check(uri, address, first);
            }
          }
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://localhost/",
        "http://%6c%6fcalhost/",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://0.0.0.0/",
        "http://[::1]/",
        "http://[fd00::1]/",
        "http://[fe80::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/"
      })
  void followsNoRedirectIntoOurOwnNetwork(String location) throws IOException {
    try (RawSite site = redirecting(location);
        WebFetcher strict = strictBesides(site)) {
      assertThat(refusal(strict.fetch("http://site.example:" + site.port() + "/")))
          .isEqualTo(Because.NOT_PUBLIC);
    }
  }

  @Test
  void looksAgainWhereAHostOfARedirectLeadsNow() throws IOException {
    AtomicInteger lookUps = new AtomicInteger();
    try (RawSite site = redirecting("/again");
        WebFetcher rebound =
            new WebFetcher(
                LIMITS,
                "Colophon-Test/1",
                InstantSource.system(),
                host ->
                    new InetAddress[] {
                      InetAddress.ofLiteral("127.0.0." + lookUps.incrementAndGet())
                    },
                new WebFetcher.Destinations() {
                  @Override
                  public void check(URI uri) {}

                  @Override
                  public void check(URI uri, InetAddress address, boolean first)
                      throws NotReadException {
                    if (!address.getHostAddress().equals("127.0.0.1")) {
                      throw Reach.notPublic(uri, address);
                    }
                  }
                })) {
      assertThat(refusal(rebound.fetch("http://site.example:" + site.port() + "/")))
          .isEqualTo(Because.NOT_PUBLIC);
      assertThat(lookUps).hasValue(2);
      assertThat(site.asked()).hasSize(1);
    }
  }

  // Hosts in other scripts.

  @Test
  void asksForAHostInTheLettersOfNames() throws IOException {
    try (RawSite site = RawSite.saying(OK + "Content-Length: 2\r\n\r\nok");
        WebFetcher named =
            new WebFetcher(
                LIMITS,
                "Colophon-Test/1",
                InstantSource.system(),
                host ->
                    host.equals("xn--bcher-kva.example")
                        ? new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")}
                        : new InetAddress[0])) {
      assertThat(named.fetch("http://B\u00fccher.example:" + site.port() + "/"))
          .isInstanceOf(Fetch.Fetched.class);
      assertThat(site.asked().getFirst())
          .contains("\r\nHost: xn--bcher-kva.example:" + site.port() + "\r\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://\uff4c\uff4f\uff43\uff41\uff4c\uff48\uff4f\uff53\uff54/",
        "http://127\u30020\u30020\u30021/",
        "http://\u2460\u2461\u2466.0.0.1/"
      })
  void isNotFooledByLettersThatLookAlike(String address) {
    try (WebFetcher strict = fetcher(FetchLimits.defaults())) {
      assertThat(refusal(strict.fetch(address))).isIn(Because.NOT_PUBLIC, Because.ADDRESS);
    }
  }

  // Neighbours.

  private static FetchLimits reaching(String... neighbours) {
    return FetchLimits.defaults()
        .within(Duration.ofSeconds(5))
        .reaching(List.of(neighbours).stream().map(Neighbour::of).toList());
  }

  @Test
  void readsANeighbourThatItWasToldOf() throws IOException {
    try (RawSite site = RawSite.saying(OK + "Content-Length: 2\r\n\r\nok");
        WebFetcher told = fetcher(reaching("localhost:" + site.port()))) {
      assertThat(told.fetch("http://localhost:" + site.port() + "/"))
          .isInstanceOf(Fetch.Fetched.class);
      assertThat(refusal(told.fetch(site.at("/")))).isEqualTo(Because.NOT_PUBLIC);
    }
  }

  @Test
  void readsANeighbouringNetworkAtTheUsualPortsOnly() throws IOException {
    try (RawSite site = RawSite.saying(OK + "Content-Length: 2\r\n\r\nok");
        WebFetcher told = fetcher(reaching("127.0.0.0/8", "127.0.0.9:" + site.port()))) {
      assertThat(refusal(told.fetch(site.at("/")))).isEqualTo(Because.NOT_PUBLIC);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "cms.intranet, http://cms.intranet/, 10.1.2.3, true",
    "cms.intranet, http://cms.intranet/, fd12::1, true",
    "cms.intranet, http://cms.intranet:9000/, 10.1.2.3, false",
    "cms.intranet:9000, http://cms.intranet:9000/, 10.1.2.3, true",
    "cms.intranet, http://other.intranet/, 10.1.2.3, false",
    "cms.intranet, http://cms.intranet/, 169.254.169.254, false",
    "cms.intranet, http://cms.intranet/, fd00:ec2::254, false",
    "cms.intranet, http://cms.intranet/, 0.0.0.0, false",
    "10.20.0.0/16, http://x.example/, 10.20.3.4, true",
    "10.20.0.0/16, http://x.example/, 10.21.3.4, false",
    "::1, http://[::1]/, ::1, true",
    "[::1]:9000, http://[::1]:9000/, ::1, true",
    "[::1]:9000, http://[::1]/, ::1, false",
    "fd12::/16, http://x.example/, fd12::7, true"
  })
  void reachesNeighboursAsWritten(String neighbour, String address, String at, boolean reached) {
    Reach reach = new Reach(reaching(neighbour));
    boolean allowed = true;
    try {
      reach.check(URI.create(address));
      reach.check(URI.create(address), InetAddress.ofLiteral(at), true);
    } catch (NotReadException e) {
      allowed = false;
    }

    assertThat(allowed).isEqualTo(reached);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://x/",
        "a b",
        "10.0.0.0/33",
        "x:99999",
        "x:0",
        "user@x",
        "x/y",
        "0x7f.1"
      })
  void refusesANeighbourThatIsNoPlace(String written) {
    assertThatThrownBy(() -> Neighbour.of(written)).isInstanceOf(IllegalArgumentException.class);
  }
}
