package press.colophon.intake.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.colophon.platform.MovedClock;
import press.colophon.platform.db.TestDatabase;
import press.colophon.platform.http.ErrorPages;
import press.colophon.platform.http.PageCache;
import press.colophon.platform.http.WebServer;
import press.colophon.platform.http.WebSettings;

/// A real hub on this machine and our own door to it.
final class WebSubTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir private Path media;
  private final LocalSite site = new LocalSite();
  private final MovedClock clock = new MovedClock(Instant.parse("2026-11-12T10:00:00Z"));
  private final PageCache cache = new PageCache(1_000_000);
  private final WebServer door =
      new WebServer(
          WebSettings.at("localhost", 0).silent(),
          cache,
          ErrorPages.plain(),
          InstantSource.system());
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> form = new ConcurrentHashMap<>();
  private LocalPolling local;
  private Source source;

  @BeforeEach
  void subscribe() {
    // The address of the door is known only once it is open; hubs are told another one.
    local = new LocalPolling(database, media, clock, "https://news.example");
    local.polling.register(door);
    door.start();
    site.with("/hub", this::takeForm);
    site.with("/feed", "application/rss+xml", offering("First."));
    source = local.add(site.address("/feed"), Trust.PUBLISH);
    run();
  }

  @AfterEach
  void close() {
    client.close();
    door.close();
    cache.close();
    local.close();
    site.close();
  }

  @Test
  void aFeedThatOffersAHubIsSubscribedToAndConfirmedAndThenPolledRarely() throws Exception {
    assertThat(form)
        .containsEntry("hub.mode", "subscribe")
        .containsEntry("hub.topic", site.address("/feed"))
        .containsEntry("hub.lease_seconds", "864000");
    assertThat(form.get("hub.secret")).hasSize(48);
    assertThat(form.get("hub.callback")).startsWith("https://news.example/websub/");
    assertThat(story()).contains("which has not confirmed yet");

    HttpResponse<String> answer = confirm(site.address("/feed"), "subscribe", 864_000);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("abc-challenge");
    assertThat(story()).contains("news are sent by " + site.address("/hub"));
    clock.moveBy(Duration.ofHours(13));
    assertThat(run()).isAfterOrEqualTo(clock.instant().plus(Duration.ofHours(6)));
  }

  @Test
  void onlyWhatWeHaveAskedForIsConfirmed() throws Exception {
    assertThat(confirm(site.address("/other"), "subscribe", 1000).statusCode()).isEqualTo(404);
    assertThat(confirm(site.address("/feed"), "unsubscribe", 1000).statusCode()).isEqualTo(404);
    assertThat(get("/websub/unknown?hub.mode=subscribe&hub.topic=x&hub.challenge=y").statusCode())
        .isEqualTo(404);
    assertThat(story()).contains("which has not confirmed yet");
  }

  @Test
  void aHubThatSaysNoIsBelievedAndTheFeedIsPolled() throws Exception {
    get(callback() + "?hub.mode=denied&hub.reason=too+many&hub.topic=" + encoded("/feed"));

    assertThat(story()).contains("denied by " + site.address("/hub") + ": too many");
  }

  @ParameterizedTest
  @CsvSource({"sha1,HmacSHA1", "sha256,HmacSHA256", "sha384,HmacSHA384", "sha512,HmacSHA512"})
  void newsThatAreSignedAreTakenInWithoutAPoll(String name, String method) throws Exception {
    confirm(site.address("/feed"), "subscribe", 864_000);
    site.asked();
    byte[] news = here(LocalSite.rss(LocalSite.whole(2, "First.")));

    int status = post(news, name + "=" + hmac(method, news));
    run();

    assertThat(status).isEqualTo(202);
    assertThat(site.asked()).isEmpty();
    assertThat(local.articles.findByPath("2026/11/harbour-report-number-2")).isPresent();
    assertThat(story()).contains("sent by its hub, 1 item: 1 taken");
  }

  @Test
  void forgedNewsAreAcceptedAndForgotten() throws Exception {
    confirm(site.address("/feed"), "subscribe", 864_000);
    byte[] news = here(LocalSite.rss(LocalSite.whole(2, "First.")));

    assertThat(post(news, "sha256=" + "0".repeat(64))).isEqualTo(202);
    assertThat(post(news, "sha256=xyz")).isEqualTo(202);
    assertThat(post(news, "md5=" + hmac("HmacMD5", news))).isEqualTo(202);
    assertThat(post(news, null)).isEqualTo(202);
    run();

    assertThat(local.articles.findByPath("2026/11/harbour-report-number-2")).isEmpty();
  }

  @Test
  void aDeliveryToASubscriptionThatIsNoMoreIsGone() throws Exception {
    String callback = callback();
    local.sources.pause(source);

    assertThat(post(callback, new byte[] {1}, "sha1=00")).isEqualTo(410);
  }

  @Test
  void theLeaseIsRenewedBeforeItEnds() throws Exception {
    confirm(site.address("/feed"), "subscribe", 864_000);
    String secret = form.get("hub.secret");
    form.clear();
    clock.moveBy(Duration.ofDays(6));
    run();
    assertThat(form).isEmpty();

    clock.moveBy(Duration.ofDays(1));
    run();

    assertThat(form).containsEntry("hub.mode", "subscribe").containsEntry("hub.secret", secret);
    assertThat(story()).contains("news are sent by");
  }

  private void takeForm(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    form.putAll(
        Arrays.stream(body.split("&"))
            .map(field -> field.split("=", 2))
            .collect(Collectors.toMap(f -> decoded(f[0]), f -> decoded(f[1]))));
    exchange.sendResponseHeaders(202, -1);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private String offering(String words) {
    return LocalSite.rss(
        "<atom:link rel=\"hub\" href=\"HERE/hub\"/>"
            + "<atom:link rel=\"self\" href=\"HERE/feed\"/>",
        LocalSite.whole(1, words));
  }

  private byte[] here(String feed) {
    return feed.replace("HERE", site.address("")).getBytes(StandardCharsets.UTF_8);
  }

  private Instant run() {
    return local.poll(source.feeds().getFirst()).orElseThrow();
  }

  private String story() {
    return local.polling.story().of(local.sources.find("harbour"));
  }

  private String callback() {
    return URI.create(form.get("hub.callback")).getPath();
  }

  private String encoded(String path) {
    return URLEncoder.encode(site.address(path), StandardCharsets.UTF_8);
  }

  private HttpResponse<String> confirm(String topic, String mode, int lease) throws Exception {
    return get(
        callback()
            + "?hub.mode=%s&hub.challenge=abc-challenge&hub.lease_seconds=%d&hub.topic=%s"
                .formatted(mode, lease, URLEncoder.encode(topic, StandardCharsets.UTF_8)));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(door(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private int post(byte[] body, String signature) throws Exception {
    return post(callback(), body, signature);
  }

  private int post(String path, byte[] body, String signature) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(door(path))
            .header("content-type", "application/rss+xml")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (signature != null) {
      request.header("x-hub-signature", signature);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  private URI door(String path) {
    return URI.create("http://localhost:" + door.port() + path);
  }

  private String hmac(String method, byte[] body) throws Exception {
    Mac mac = Mac.getInstance(method);
    mac.init(new SecretKeySpec(form.get("hub.secret").getBytes(StandardCharsets.UTF_8), method));
    return HexFormat.of().formatHex(mac.doFinal(body));
  }
}
