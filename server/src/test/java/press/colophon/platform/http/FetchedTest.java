package press.colophon.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is asked, and what is told of the answer.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FetchedTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final WebFetcher fetcher =
      new WebFetcher(
          FetchLimits.defaults().withLocal().within(Duration.ofSeconds(10)).upTo(100_000),
          "Colophon-Test/1",
          InstantSource.fixed(NOW));

  @AfterAll
  void close() {
    fetcher.close();
  }

  private Fetch.Fetched fetched(FetchRequest request) {
    Fetch fetch = fetcher.fetch(request);
    assertThat(fetch).as(fetch.toString()).isInstanceOf(Fetch.Fetched.class);
    return (Fetch.Fetched) fetch;
  }

  private Fetch.Fetched fetched(RawSite site) {
    return fetched(FetchRequest.get(site.at("/")));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  // Asking.

  @Test
  void asksForADocumentOnlyIfItHasChanged() throws IOException {
    try (RawSite site = RawSite.saying("HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\n\r\n")) {
      Fetch.Fetched unchanged =
          fetched(
              FetchRequest.get(site.at("/feed"))
                  .accepting("application/atom+xml")
                  .unlessStill("\"v1\"", "Sun, 01 Mar 2026 10:00:00 GMT"));

      assertThat(unchanged.status()).isEqualTo(304);
      assertThat(unchanged.bytes()).isEmpty();
      assertThat(unchanged.header("etag")).contains("\"v1\"");
      assertThat(site.asked().getFirst())
          .contains("\r\nAccept: application/atom+xml\r\n")
          .contains("\r\nIf-None-Match: \"v1\"\r\n")
          .contains("\r\nIf-Modified-Since: Sun, 01 Mar 2026 10:00:00 GMT\r\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nX-Evil: 1", "\u0000", "h\u00f6", " "})
  void leavesOutAValidatorThatNoHeaderCanHold(String validator) {
    FetchRequest request = FetchRequest.get("http://x.example/").unlessStill(validator, validator);

    assertThat(request).isEqualTo(FetchRequest.get("http://x.example/"));
  }

  @Test
  void refusesTypesThatNoHeaderCanHold() {
    assertThatThrownBy(() -> FetchRequest.get("http://x.example/").accepting("a\r\nX-Evil: 1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sendsAForm() throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("hub.mode", "subscribe");
    fields.put("hub.topic", "https://x.example/?a=1&b=h\u00f6");
    try (RawSite site = RawSite.saying("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(fetched(FetchRequest.form(site.at("/hub"), fields)).status()).isEqualTo(202);

      assertThat(site.asked().getFirst())
          .startsWith("POST /hub HTTP/1.1\r\n")
          .contains("\r\nContent-Type: application/x-www-form-urlencoded\r\n")
          .endsWith(
              "\r\n\r\nhub.mode=subscribe&hub.topic="
                  + "https%3A%2F%2Fx.example%2F%3Fa%3D1%26b%3Dh%C3%B6");
    }
  }

  @Test
  void refusesToSendALargeForm() {
    assertThatThrownBy(
            () -> FetchRequest.form("http://x.example/", Map.of("a", "b".repeat(70_000))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sendsAQuestionInJsonWithItsSecret() throws IOException {
    FetchRequest question = FetchRequest.json("http://x.example/", "{}").authorized("Key sesame");
    assertThat(question.toString()).isEqualTo("POST http://x.example/");
    try (RawSite site = RawSite.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
      fetched(FetchRequest.json(site.at("/ask"), "{\"q\":\"h\u00f6\"}").authorized("Key sesame"));

      assertThat(site.asked().getFirst())
          .startsWith("POST /ask HTTP/1.1\r\n")
          .contains("\r\nAuthorization: Key sesame\r\n")
          .contains("\r\nContent-Type: application/json\r\n")
          .contains("\r\nContent-Length: 11\r\n");
    }
  }

  @Test
  void tellsASecretOnlyToTheAddressAskedFor() throws IOException {
    try (RawSite site = new RawSite((request, socket) -> redirectFirst(302, request, socket))) {
      fetched(FetchRequest.get(site.at("/first")).authorized("Key sesame"));

      assertThat(site.asked().getFirst()).contains("sesame");
      assertThat(site.asked().getLast()).contains(" /last ").doesNotContain("sesame");
    }
  }

  @ParameterizedTest
  @CsvSource({"301, GET", "302, GET", "303, GET", "307, POST", "308, POST"})
  void sendsAFormAgainOnlyWhereTheRedirectAsksForIt(int status, String method) throws IOException {
    try (RawSite site = new RawSite((request, socket) -> redirectFirst(status, request, socket))) {
      fetched(FetchRequest.form(site.at("/first"), Map.of("a", "b")));

      assertThat(site.asked().getLast()).startsWith(method + " /last HTTP/1.1\r\n");
      assertThat(site.asked().getLast().endsWith("a=b")).isEqualTo(method.equals("POST"));
    }
  }

  private static void redirectFirst(int status, String request, Socket socket) throws IOException {
    boolean first = request.contains(" /first ");
    RawSite.send(
        socket,
        first
            ? "HTTP/1.1 " + status + " Moved\r\nLocation: /last\r\nContent-Length: 0\r\n\r\n"
            : "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
  }

  // The way to a document.

  @ParameterizedTest
  @CsvSource({"301, true", "308, true", "302, false", "303, false", "307, false"})
  void tellsADocumentThatHasMovedForGood(int status, boolean moved) throws IOException {
    try (RawSite site = new RawSite((request, socket) -> redirectFirst(status, request, socket))) {
      Fetch.Fetched document = fetched(FetchRequest.get(site.at("/first")));

      assertThat(document.hops()).extracting(Fetch.Hop::status).containsExactly(status, 200);
      assertThat(document.hops())
          .extracting(hop -> hop.address().getPath())
          .containsExactly("/first", "/last");
      assertThat(document.hasMoved()).isEqualTo(moved);
    }
  }

  @Test
  void hasNotMovedWhereOneOfTheRedirectsIsForNow() throws IOException {
    try (RawSite site =
        new RawSite(
            (request, socket) -> {
              if (request.contains(" /start ")) {
                RawSite.send(
                    socket, "HTTP/1.1 302 Found\r\nLocation: /first\r\nContent-Length: 0\r\n\r\n");
              } else {
                redirectFirst(301, request, socket);
              }
            })) {
      assertThat(fetched(FetchRequest.get(site.at("/start"))).hasMoved()).isFalse();
    }
  }

  @Test
  void hasNotMovedWithoutARedirect() throws IOException {
    try (RawSite site = RawSite.saying("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")) {
      assertThat(fetched(site).hasMoved()).isFalse();
    }
  }

  // Retry-After.

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "120 | PT2M",
        "0 | PT0S",
        "Sun, 01 Mar 2026 12:05:00 GMT | PT5M",
        "Sun, 01 Mar 2026 11:00:00 GMT | PT0S",
        "999999999999 | PT8784H",
        "Fri, 01 Mar 2999 11:00:00 GMT | PT8784H"
      })
  void tellsHowLongASiteWantsToBeLeftAlone(String written, Duration wait) throws IOException {
    try (RawSite site = RawSite.saying(busy("Retry-After: " + written + "\r\n"))) {
      assertThat(fetched(site).status()).isEqualTo(503);
      assertThat(fetched(site).retryAfter()).contains(wait);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-5", "soon", "9999999999999999999999", "1.5"})
  void takesNoWaitFromWhatIsNone(String written) throws IOException {
    try (RawSite site = RawSite.saying(busy("Retry-After: " + written + "\r\n"))) {
      assertThat(fetched(site).retryAfter()).isEmpty();
    }
  }

  @Test
  void countsAWaitByTheSitesOwnClock() throws IOException {
    String wrongClock =
        "Date: Sat, 01 Mar 2025 12:00:00 GMT\r\nRetry-After: Sat, 01 Mar 2025 12:01:00 GMT\r\n";
    try (RawSite site = RawSite.saying(busy(wrongClock))) {
      assertThat(fetched(site).retryAfter()).contains(Duration.ofMinutes(1));
    }
  }

  private static String busy(String fields) {
    return "HTTP/1.1 503 Busy\r\n" + fields + "Content-Length: 0\r\n\r\n";
  }

  // Evidence.

  @Test
  void recordsTheExchangeAsItWentOverTheWire() throws IOException {
    String head =
        String.join(
            "\r\n",
            "HTTP/1.1 200 All is well",
            "X-ODD-case: b\u00e9",
            "Set-Cookie: a",
            "server: s",
            "Set-Cookie: b",
            "Content-Length: 4",
            "",
            "");
    try (RawSite site = RawSite.saying(head + "body")) {
      Transcript record =
          fetched(FetchRequest.get(site.at("/x?y=1")).unlessStill("\"t\"", null)).transcript();

      assertThat(text(record.request())).isEqualTo(site.asked().getFirst());
      assertThat(text(record.head())).isEqualTo(head);
      assertThat(text(record.body())).isEqualTo("body");
      assertThat(record.at()).isEqualTo(NOW);
      assertThat(record.address()).hasToString(site.at("/x?y=1"));
      assertThat(record.server().getAddress().getHostAddress()).isEqualTo("127.0.0.1");
      assertThat(record.server().getPort()).isEqualTo(site.port());
    }
  }

  @Test
  void recordsAFormAsItWentOverTheWire() throws IOException {
    try (RawSite site = RawSite.saying("HTTP/1.1 202 \r\n\r\n")) {
      Transcript record =
          fetched(FetchRequest.form(site.at("/hub"), Map.of("a", "b c"))).transcript();

      assertThat(text(record.request())).isEqualTo(site.asked().getFirst()).endsWith("a=b+c");
      assertThat(text(record.head())).isEqualTo("HTTP/1.1 202 \r\n\r\n");
    }
  }

  @Test
  void recordsTheBodyBeforeItIsUnpackedAndWithoutChunks() throws IOException {
    byte[] packed = Packed.gzip("<p>small</p>".getBytes(StandardCharsets.UTF_8));
    String head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n";
    try (RawSite site =
        new RawSite(
            (request, socket) -> {
              RawSite.send(socket, head + "5\r\n");
              RawSite.send(socket, Arrays.copyOf(packed, 5));
              RawSite.send(socket, "\r\n" + Integer.toHexString(packed.length - 5) + "\r\n");
              RawSite.send(socket, Arrays.copyOfRange(packed, 5, packed.length));
              RawSite.send(socket, "\r\n0\r\n\r\n");
            })) {
      Fetch.Fetched document = fetched(site);

      assertThat(text(document.bytes())).isEqualTo("<p>small</p>");
      assertThat(document.transcript().body()).isEqualTo(packed);
      assertThat(text(document.transcript().head())).isEqualTo(head);
    }
  }

  @Test
  void keepsOneCopyOfWhatCameUnpacked() throws IOException {
    try (RawSite site = RawSite.saying("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody")) {
      Fetch.Fetched document = fetched(site);

      assertThat(document.bytes()).isSameAs(document.transcript().body());
    }
  }

  @Test
  void tellsEveryLineOfAHeader() throws IOException {
    try (RawSite site =
        RawSite.saying("HTTP/1.1 200 OK\r\nLink: <a>\r\nLINK: <b>\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(fetched(site).headers("link")).isEqualTo(List.of("<a>", "<b>"));
    }
  }
}
