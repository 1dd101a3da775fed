package press.colophon.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.Deflater;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebFetcherTest {

  private static final FetchLimits LOCAL =
      FetchLimits.defaults().withLocal().within(Duration.ofSeconds(15)).upTo(100_000);

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);

  private final WebFetcher fetcher =
      new WebFetcher(LOCAL, "Colophon-Test/1 (+http://localhost)", CLOCK);
  private final WebFetcher hasty =
      new WebFetcher(LOCAL.within(Duration.ofSeconds(2)), "Colophon-Test/1", CLOCK);
  private final WebFetcher strict =
      new WebFetcher(
          FetchLimits.defaults().within(Duration.ofSeconds(5)), "Colophon-Test/1", CLOCK);
  private final AtomicReference<Headers> asked = new AtomicReference<>();
  private HttpServer server;

  @BeforeAll
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    page(
        "/page",
        "text/html; charset=ISO-8859-1",
        "",
        "<p>Höfn</p>".getBytes(StandardCharsets.ISO_8859_1));
    page(
        "/gzip", "text/html", "gzip", Packed.gzip("<p>small</p>".getBytes(StandardCharsets.UTF_8)));
    page(
        "/zlib",
        "text/html",
        "deflate",
        Packed.deflate(new Deflater(), "<p>zlib</p>".getBytes(StandardCharsets.UTF_8)));
    page(
        "/raw",
        "text/html",
        "deflate",
        Packed.deflate(new Deflater(6, true), "<p>raw</p>".getBytes(StandardCharsets.UTF_8)));
    page("/bomb", "text/html", "gzip", Packed.gzip(new byte[50_000_000]));
    page(
        "/cut-gzip",
        "text/html",
        "gzip",
        cut(Packed.gzip("<p>cut</p>".repeat(99).getBytes(StandardCharsets.UTF_8))));
    page("/brotli", "text/html", "br", new byte[100]);
    page("/large", "text/html", "", new byte[100_001]);
    page("/full", "text/html", "", new byte[100_000]);
    redirect("/to-page", "/page");
    redirect("/to-itself", "/to-itself");
    redirect("/to-file", "file:///etc/passwd");
    redirect("/to-user", "http://user:secret@example.org/");
    redirect("/to-nonsense", "http://[");
    for (int i = 0; i < 9; i++) {
      redirect("/step" + i, "/step" + (i + 1));
    }
    redirect("/three0", "three1");
    redirect("/three1", "?x=höfn");
    server.createContext(
        "/endless",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < 10_000; i++) {
              out.write(new byte[10_000]);
            }
          }
        });
    server.start();
  }

  private void page(String path, String type, String coding, byte[] body) {
    server.createContext(
        path,
        exchange -> {
          asked.set(exchange.getRequestHeaders());
          exchange.getResponseHeaders().set("Content-Type", type);
          if (!coding.isEmpty()) {
            exchange.getResponseHeaders().set("Content-Encoding", coding);
          }
          exchange.sendResponseHeaders(200, body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
  }

  private void redirect(String path, String location) {
    server.createContext(
        path,
        exchange -> {
          boolean arrived = exchange.getRequestURI().getQuery() != null;
          exchange.getResponseHeaders().set("Location", location);
          exchange.sendResponseHeaders(arrived ? 200 : 302, -1);
          exchange.close();
        });
  }

  @AfterAll
  void stop() {
    server.stop(0);
    fetcher.close();
    hasty.close();
    strict.close();
  }

  private String at(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private Fetch.Fetched fetched(String path) {
    Fetch fetch = fetcher.fetch(at(path));
    assertThat(fetch).as(fetch.toString()).isInstanceOf(Fetch.Fetched.class);
    return (Fetch.Fetched) fetch;
  }

  private static String reason(Fetch fetch) {
    assertThat(fetch).isInstanceOf(Fetch.Refused.class);
    String reason = ((Fetch.Refused) fetch).reason();
    assertThat(reason).startsWith("Cannot read ").endsWith(".").doesNotContain("null");
    return reason;
  }

  private String refused(String path) {
    return reason(fetcher.fetch(at(path)));
  }

  // Documents.

  @Test
  void readsADocument() {
    Fetch.Fetched page = fetched("/page");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.contentType()).contains("text/html");
    assertThat(page.charset()).contains("ISO-8859-1");
    assertThat(new String(page.bytes(), StandardCharsets.ISO_8859_1)).isEqualTo("<p>Höfn</p>");
    assertThat(page.finalUri()).hasToString(at("/page"));
  }

  @Test
  void saysWhoAsks() {
    fetched("/page");

    assertThat(asked.get().getFirst("User-Agent")).startsWith("Colophon-Test/1");
  }

  @Test
  void readsAnErrorPageAsADocument() {
    assertThat(fetched("/nothing").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/gzip", "/zlib", "/raw"})
  void unpacksCompressedDocuments(String path) {
    assertThat(new String(fetched(path).bytes(), StandardCharsets.UTF_8)).matches("<p>.*</p>");
  }

  @Test
  void readsADocumentOfExactlyTheLargestSize() {
    assertThat(fetched("/full").bytes()).hasSize(100_000);
  }

  // Limits.

  @Test
  void refusesADocumentDeclaredTooLarge() {
    assertThat(refused("/large")).contains("larger than 100000 bytes");
  }

  @Test
  void refusesADocumentThatGrowsTooLarge() {
    assertThat(refused("/endless")).contains("larger than 100000 bytes");
  }

  @Test
  void refusesADocumentThatUnpacksTooLarge() {
    assertThat(refused("/bomb")).contains("larger than 100000 bytes");
  }

  @Test
  void refusesACompressedDocumentThatIsCutOff() {
    assertThat(refused("/cut-gzip")).contains("damaged or cut off");
  }

  @Test
  void refusesACodingItDidNotAskFor() {
    assertThat(refused("/brotli")).contains("compressed as br");
  }

  @Test
  void refusesADocumentThatIsCutOff() throws Exception {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this";

    assertThat(reason(raw(socket -> send(socket, head)))).contains("broke off");
  }

  @Test
  void refusesAChunkedDocumentThatIsCutOff() throws Exception {
    String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n";

    assertThat(reason(raw(socket -> send(socket, head)))).contains("broke off");
  }

  @Test
  void refusesWhatIsNotHttp() throws Exception {
    assertThat(reason(raw(socket -> send(socket, "SSH-2.0-OpenSSH_9.9\r\n")))).contains("not HTTP");
  }

  @Test
  void givesUpOnAServerThatSaysNothing() throws Exception {
    assertThat(reason(raw(socket -> pause(5_000)))).contains("longer than 2 seconds");
  }

  @Test
  void givesUpOnAServerThatSendsAByteAtATime() throws Exception {
    long begun = System.nanoTime();

    Fetch fetch =
        raw(
            socket -> {
              send(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
              for (int i = 0; i < 100; i++) {
                pause(100);
                send(socket, "x");
              }
            });

    assertThat(reason(fetch)).contains("longer than 2 seconds");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void givesUpOnAServerWhoseHeadNeverEnds() throws Exception {
    Fetch fetch =
        raw(
            socket -> {
              send(socket, "HTTP/1.1 200 OK\r\n");
              for (int i = 0; i < 100; i++) {
                pause(100);
                send(socket, "X-Slow: y\r\n");
              }
            });

    assertThat(reason(fetch)).contains("longer than 2 seconds");
  }

  @Test
  void givesUpOnANameThatIsNotFoundInTime() {
    try (WebFetcher waiting =
        new WebFetcher(
            LOCAL.within(Duration.ofSeconds(2)),
            "Colophon-Test/1",
            CLOCK,
            host -> {
              pause(10_000);
              return new InetAddress[0];
            })) {
      assertThat(reason(waiting.fetch("http://slow.example/"))).contains("longer than 2 seconds");
    }
  }

  @Test
  void saysThatNobodyListens() throws Exception {
    int port;
    try (ServerSocket gone = new ServerSocket(0)) {
      port = gone.getLocalPort();
    }

    assertThat(reason(fetcher.fetch("http://127.0.0.1:" + port + "/"))).contains("no connection");
  }

  // Redirects.

  @Test
  void followsARedirect() {
    assertThat(fetched("/to-page").finalUri()).hasToString(at("/page"));
  }

  @Test
  void followsRelativeRedirectsWithLettersOfAnyScript() {
    assertThat(fetched("/three0").finalUri().toString()).contains("?x=h%C3");
  }

  @Test
  void stopsAtARedirectInACircle() {
    assertThat(refused("/to-itself")).contains("circle");
  }

  @Test
  void stopsAfterTooManyRedirects() {
    assertThat(refused("/step0")).contains("more than 5 times");
  }

  @Test
  void doesNotFollowARedirectToAFile() {
    assertThat(refused("/to-file")).contains("redirects to file:///etc/passwd", "only http");
  }

  @Test
  void doesNotFollowARedirectWithAPassword() {
    assertThat(refused("/to-user")).contains("password").doesNotContain("secret");
  }

  @Test
  void doesNotFollowARedirectToNonsense() {
    assertThat(refused("/to-nonsense")).contains("not an address");
  }

  @Test
  void doesNotFollowARedirectIntoOurOwnNetwork() throws Exception {
    // The first host counts as public here; the one it leads to is looked at with strict eyes.
    redirect("/to-loopback", "http://127.0.0.1/admin");
    try (WebFetcher half =
        new WebFetcher(
            LOCAL,
            "Colophon-Test/1",
            CLOCK,
            host -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")},
            new OnlyTheFirstIsPublic())) {
      assertThat(reason(half.fetch(at("/to-loopback")))).contains("127.0.0.1, which is not public");
    }
  }

  private static final class OnlyTheFirstIsPublic implements WebFetcher.Destinations {
    @Override
    public void check(URI uri) {}

    @Override
    public void check(URI uri, InetAddress address, boolean first) throws NotReadException {
      if (!first && !PublicAddresses.contains(address)) {
        throw Reach.notPublic(uri, address);
      }
    }
  }

  // Destinations.

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://127.1.2.3/",
        "http://localhost/",
        "http://LOCALHOST./",
        "http://0.0.0.0/",
        "http://10.0.0.1/",
        "http://172.16.0.1/",
        "http://172.31.255.255/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://168.63.129.16/",
        "http://100.64.0.1/",
        "http://192.0.0.192/",
        "http://198.18.0.1/",
        "http://224.0.0.1/",
        "http://255.255.255.255/",
        "http://[::1]/",
        "http://[::]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[::127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[64:ff9b:1::a00:1]/",
        "http://[fe80::1]/",
        "http://[fc00::1]/",
        "http://[fd00:ec2::254]/",
        "http://[fec0::1]/",
        "http://[ff02::1]/",
        "http://[2001:db8::1]/",
        "http://[2001:0:7f00:1::]/",
        "http://[2002:7f00:1::1]/",
        "http://[2a00:1450::200:5efe:7f00:1]/"
      })
  void neverAsksAddressesThatAreNotPublic(String address) {
    assertThat(reason(strict.fetch(address))).contains("which is not public");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.1/",
        "http://127.1/",
        "http://0177.0.0.1/",
        "http://127.0.0.01/",
        "http://017700000001/",
        "http://127.0.0.0x1/",
        "http://127.0.0.1./",
        "http://1.2.3.4.5/"
      })
  void refusesAddressesInUnusualSpellings(String address) {
    assertThat(reason(strict.fetch(address))).contains("unusual spelling");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://8.8.8.8/", "http://172.32.0.1/", "http://[2a00:1450:4001::1]/"})
  void knowsPublicAddresses(String address) throws Exception {
    String host = URI.create(address).getHost();

    assertThat(PublicAddresses.contains(InetAddress.getByName(host))).isTrue();
    assertThat(PublicAddresses.oddHost(host)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org:22/",
        "http://example.org:6379/",
        "https://example.org:25/",
        "http://example.org:0/"
      })
  void refusesOddPorts(String address) {
    assertThat(reason(strict.fetch(address))).contains("port ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://user@example.org/",
        "http://user:secret@example.org/",
        "http://@127.0.0.1/",
        "http://example.org@127.0.0.1/"
      })
  void refusesAddressesWithAUserOrPassword(String address) {
    assertThat(reason(strict.fetch(address))).contains("password").doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://example.org/", "file:///etc/passwd", "jar:http://x!/y", "example.org", ""})
  void readsOnlyTheWeb(String address) {
    assertThat(reason(strict.fetch(address))).contains("only http and https");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://",
        "http:///x",
        "http://a_b\u0000c/",
        "http://exa mple.org/",
        "http://[::1",
        "http://[fe80::1%25lo]/",
        "http://example.org:99999/"
      })
  void refusesWhatIsNoAddress(String address) {
    reason(strict.fetch(address));
  }

  @Test
  void refusesAHostThatHasOneAddressInOurNetwork() {
    try (WebFetcher mixed =
        new WebFetcher(
            FetchLimits.defaults(),
            "Colophon-Test/1",
            CLOCK,
            host ->
                new InetAddress[] {
                  InetAddress.ofLiteral("8.8.8.8"), InetAddress.ofLiteral("10.0.0.1")
                })) {
      assertThat(reason(mixed.fetch("http://mixed.example/"))).contains("10.0.0.1");
    }
  }

  @Test
  void connectsToTheVeryAddressItCheckedUnderTheHostsName() {
    AtomicInteger lookUps = new AtomicInteger();
    try (WebFetcher named =
        new WebFetcher(
            LOCAL,
            "Colophon-Test/1",
            CLOCK,
            host -> {
              lookUps.incrementAndGet();
              return new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
            })) {
      int port = server.getAddress().getPort();

      Fetch fetch = named.fetch("http://News.Example:" + port + "/page");

      assertThat(fetch).isInstanceOf(Fetch.Fetched.class);
      assertThat(lookUps).hasValue(1);
      assertThat(asked.get().getFirst("Host")).isEqualTo("news.example:" + port);
    }
  }

  @Test
  void triesTheNextAddressWhenOneDoesNotAnswer() {
    try (WebFetcher two =
        new WebFetcher(
            LOCAL,
            "Colophon-Test/1",
            CLOCK,
            host ->
                new InetAddress[] {
                  InetAddress.ofLiteral("127.0.0.99"), InetAddress.ofLiteral("127.0.0.1")
                })) {
      assertThat(two.fetch("http://two.example:" + server.getAddress().getPort() + "/page"))
          .isInstanceOf(Fetch.Fetched.class);
    }
  }

  @Test
  void refusesACertificateThatNobodyVouchesFor(@TempDir Path folder) throws Exception {
    HttpsServer https =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    https.setHttpsConfigurator(new HttpsConfigurator(selfSigned(folder.resolve("keys.p12"))));
    https.createContext("/", exchange -> exchange.sendResponseHeaders(200, -1));
    https.start();
    try {
      int port = https.getAddress().getPort();

      assertThat(reason(fetcher.fetch("https://localhost:" + port + "/"))).contains("certificate");
    } finally {
      https.stop(0);
    }
  }

  private static SSLContext selfSigned(Path keys) throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "test",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                keys.toString())
            .redirectErrorStream(true)
            .start();
    keytool.getInputStream().readAllBytes();
    assertThat(keytool.waitFor()).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(Files.newInputStream(keys), "changeit".toCharArray());
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(store, "changeit".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  // Servers that misbehave below HTTP.

  private interface Talk {
    void with(Socket socket);
  }

  private Fetch raw(Talk talk) throws IOException {
    try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(
          () -> {
            try (Socket socket = listening.accept()) {
              int read = socket.getInputStream().read(new byte[4096]);
              assertThat(read).isPositive();
              talk.with(socket);
            } catch (IOException | UncheckedIOException e) {
              // The client has had enough, which is what some of these tests are about.
              assertThat(e).isNotNull();
            }
          });
      return hasty.fetch("http://127.0.0.1:" + listening.getLocalPort() + "/");
    }
  }

  private static void send(Socket socket, String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] cut(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length / 2);
  }
}
