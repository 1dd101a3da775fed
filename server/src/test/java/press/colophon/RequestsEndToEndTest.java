package press.colophon;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.colophon.intake.OriginalFinder;
import press.colophon.intake.Taken;
import press.colophon.platform.config.Settings;
import press.colophon.platform.db.TestDatabase;
import press.colophon.platform.mail.LocalMailServer;
import press.colophon.rights.requests.Grant;
import press.colophon.rights.requests.ReaderRequest;
import press.colophon.rights.requests.RequestKind;
import press.colophon.site.Validator;

/// A reader's request from the form to the answer, over real HTTP and SMTP.
final class RequestsEndToEndTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern LINK = Pattern.compile("http://\\S+/request/confirm\\?key=\\S+");
  private static final String HOSTILE = "<script>alert(1)</script> \"quoted\" & more";
  private static int articles;

  @TempDir static Path folder;
  private static TestDatabase database;
  private static LocalMailServer mail;
  private static Newspaper newspaper;
  private static String base;

  private final HttpClient client = HttpClient.newHttpClient();
  private String session = "";
  private String path;

  @BeforeAll
  static void serve() throws IOException {
    database = TestDatabase.open();
    mail = LocalMailServer.start();
    int port = freePort();
    base = "http://localhost:" + port;
    Map<String, String> options = new HashMap<>(mail.options());
    options.put("server.port", Integer.toString(port));
    options.put("site.name", "The Lantern");
    options.put("site.contact-email", "desk@lantern.example");
    options.put("requests.at-once", "100");
    options.put("translation.eager-languages", "");
    Settings settings = Settings.read(folder, Map.of(), options);
    Clock clock = Clock.systemUTC();
    newspaper =
        new Newspaper(settings, database.database(), Newspaper.Outside.of(settings, clock), clock);
    newspaper.serve();
  }

  @AfterAll
  static void close() {
    newspaper.close();
    mail.close();
    database.close();
  }

  @BeforeEach
  void publish() throws IOException {
    path = "/" + taken();
  }

  @Test
  void aRequestIsConfirmedAnsweredAndBecomesAPermission() throws Exception {
    assertThat(page(path).select("a[href=/request" + path + "]")).hasSize(1);
    assertThat(page("/republish" + path).select("a[href=/request" + path + "]")).hasSize(1);

    HttpResponse<String> sent =
        send("/request" + path, filledIn("commercial", "mo@reader.example"));
    assertThat(sent.body()).contains("We have sent you a letter");
    String link = linkTo("mo@reader.example");
    assertThat(get(link).body()).contains("Confirm your request");
    assertThat(newspaper.correspondence().requests().open(100))
        .noneMatch(r -> is(r, "mo@reader.example"));
    assertThat(confirm(link).body()).contains("The editors have your request");

    ReaderRequest request = open("mo@reader.example");
    assertThat(request.confirmed()).isTrue();
    enterDesk();
    for (String answer : List.of("grant", "forward", "done")) {
      isValidHtml("/desk/requests/" + request.number() + "?answer=" + answer);
    }
    Document desk = page("/desk/requests/" + request.number() + "?answer=grant");
    assertThat(desk.select(".said-by").first().wholeText()).isEqualTo(HOSTILE);
    assertThat(desk.body().text()).contains("CC BY-ND 4.0");
    HttpResponse<String> answered =
        post(
            "/desk/requests/" + request.number(),
            Map.of(
                "do",
                "answer",
                "answer",
                "grant",
                "seen",
                "0",
                "until",
                "2030-01-31",
                "text",
                desk.getElementById("text").wholeText()));
    assertThat(answered.statusCode()).isEqualTo(303);

    List<MimeMessage> letters = awaitLetters("mo@reader.example", 2);
    assertThat(LocalMailServer.text(letters.getLast()))
        .contains("Dear Mo Reader", "The Lantern", "> " + HOSTILE);
    Grant grant = newspaper.correspondence().grants().latest(1).getFirst();
    assertThat(grant.kind()).isEqualTo(RequestKind.COMMERCIAL);
    assertThat(grant.until()).hasToString("2030-01-31");
    assertThat(page("/desk/requests/permissions").body().text()).contains("Mo Reader");
    isValidHtml("/desk/requests");
    isValidHtml("/desk/requests/permissions");
    isValidHtml("/desk/requests/" + request.number());
    awaitLetters("desk@lantern.example", 1);
  }

  @Test
  void aTakedownGoesFromEveryLanguageAndChannelAndLeavesANote() throws Exception {
    send("/fr/request" + path, filledIn("takedown", "author@coast.example"));
    String link = linkTo("author@coast.example");
    assertThat(link).contains("/fr/request/confirm");
    confirm(link);
    ReaderRequest request = open("author@coast.example");
    assertThat(request.dueAt()).isNotNull();
    assertThat(get("/feed.xml").body()).contains(path);
    enterDesk();

    post("/desk/requests/" + request.number(), Map.of("do", "withdraw", "by", "author"));

    await(() -> get(path).statusCode() == 410);
    assertThat(Jsoup.parse(get(path).body()).select(".message p").first().text())
        .matches("Withdrawn on .+ at the request of the author\\.");
    assertThat(get("/fr" + path).body()).contains("à la demande de l’auteur");
    await(() -> !get("/feed.xml").body().contains(path));
    for (String gone :
        List.of("/republish" + path, "/rsl" + path, "/request" + path, "/de" + path)) {
      assertThat(get(gone).statusCode()).as(gone).isEqualTo(410);
    }
  }

  @Test
  void whatAProgramSendsIsNotTaken() throws Exception {
    Map<String, String> written = filledIn("print", "robot@spam.example");
    written.put("website", "https://spam.example");
    assertThat(send("/request" + path, written).statusCode()).isEqualTo(422);

    Document form = page("/request" + path);
    written.remove("website");
    written.put("token", form.select("input[name=token]").attr("value"));
    assertThat(post("/request" + path, written).statusCode()).isEqualTo(422);

    written.put("token", "1.forged.token");
    assertThat(post("/request" + path, written).statusCode()).isEqualTo(422);
    String otherPath = "/" + taken();
    Map<String, String> others = new LinkedHashMap<>(written);
    others.put("token", page("/request" + otherPath).select("input[name=token]").attr("value"));
    Thread.sleep(3_100);
    assertThat(post("/request" + path, others).statusCode()).isEqualTo(422);
    assertThat(mail.lettersTo("robot@spam.example")).isEmpty();
  }

  @Test
  void whatCannotBeTakenComesBackAsItWasWrittenAndNotAsMarkup() throws Exception {
    Map<String, String> written = filledIn("print", "no address");

    HttpResponse<String> answer = send("/ar/request" + path, written);

    Document page = Jsoup.parse(answer.body());
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(new Validator().html(answer.body())).isEmpty();
    assertThat(page.getElementById("words").wholeText()).isEqualTo(HOSTILE);
    assertThat(page.select("[role=alert]")).hasSize(1);
    assertThat(page.select("html").attr("dir")).isEqualTo("rtl");
    assertThat(answer.body()).doesNotContain("<script>alert");
    assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
  }

  @Test
  void anUnknownKeyOrArticleOrLanguageLeadsNowhere() throws Exception {
    assertThat(post("/request/confirm", Map.of("key", "x")).statusCode()).isEqualTo(404);
    assertThat(get("/request/2026/01/none").statusCode()).isEqualTo(404);
    assertThat(get("/xx/request" + path).statusCode()).isEqualTo(404);
    assertThat(get("/en/request" + path).headers().firstValue("location"))
        .hasValue("/request" + path);
    assertThat(get("/desk/requests").statusCode()).isEqualTo(403);
    assertThat(get("/desk/asks").statusCode()).isEqualTo(403);
  }

  @Test
  void aSourceIsAskedAndTheReplyFiledAtTheDesk() throws Exception {
    enterDesk();
    HttpResponse<String> drafted =
        post(
            "/desk/asks",
            Map.of(
                "articles",
                base + path,
                "translate",
                "on",
                "languages",
                "fr, de",
                "contact",
                "rights@coast.example"));
    String letter = drafted.headers().firstValue("location").orElseThrow();
    String text = page(letter).getElementById("text").wholeText();
    assertThat(text).contains("translate: CC BY-ND 4.0, section 1(a)", "into German, French");

    isValidHtml(letter);
    post(letter, Map.of("do", "send", "text", text + "\nP.S. Thank you."));
    isValidHtml(letter);
    isValidHtml("/desk/asks");
    assertThat(LocalMailServer.text(awaitLetters("rights@coast.example", 1).getFirst()))
        .contains("P.S. Thank you.");
    post(letter, Map.of("do", "granted", "text", "Yes, you may.", "by", "A. Lam"));

    assertThat(page(letter).body().text()).contains("Yes, you may.", "granted");
    var article = newspaper.articles().findByPath(path.substring(1)).orElseThrow();
    assertThat(newspaper.permissions().of(article).given())
        .singleElement()
        .satisfies(given -> assertThat(given.by()).isEqualTo("A. Lam"));
  }

  private void isValidHtml(String address) throws Exception {
    assertThat(new Validator().html(get(address).body())).as(address).isEmpty();
  }

  private static boolean is(ReaderRequest request, String email) {
    return request.email().text().equals(email);
  }

  private static ReaderRequest open(String email) {
    return newspaper.correspondence().requests().open(100).stream()
        .filter(r -> is(r, email))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> filledIn(String kind, String email) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("kind", kind);
    fields.put("name", "Mo Reader");
    fields.put("organisation", "");
    fields.put("email", email);
    fields.put("words", HOSTILE);
    return fields;
  }

  /// Takes a person's time to fill in the form.
  private HttpResponse<String> send(String address, Map<String, String> fields) throws Exception {
    fields.put("token", page(address).select("input[name=token]").attr("value"));
    Thread.sleep(3_100);
    return post(address, fields);
  }

  private String linkTo(String email) throws InterruptedException {
    String text = LocalMailServer.text(awaitLetters(email, 1).getFirst());
    assertThat(text).doesNotContain("script");
    Matcher link = LINK.matcher(text);
    assertThat(link.find()).as(text).isTrue();
    return link.group();
  }

  private HttpResponse<String> confirm(String link) throws Exception {
    Document page = Jsoup.parse(get(link).body());
    return post(
        page.select("form.request").attr("action"),
        Map.of("key", page.select("input[name=key]").attr("value")));
  }

  private void enterDesk() throws Exception {
    HttpResponse<String> entered =
        post("/desk/enter", Map.of("key", newspaper.keys().link("Ida Brook")));
    assertThat(entered.statusCode()).isEqualTo(200);
    session = entered.headers().firstValue("set-cookie").orElseThrow().replaceFirst(";.*", "");
  }

  private static List<MimeMessage> awaitLetters(String email, int count)
      throws InterruptedException {
    await(() -> mail.lettersTo(email).size() >= count);
    return mail.lettersTo(email);
  }

  private static void await(Supplier<Boolean> wanted) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!wanted.get() && System.nanoTime() < end) {
      Thread.sleep(50);
    }
    assertThat(wanted.get()).isTrue();
  }

  private Document page(String address) {
    HttpResponse<String> answer = get(address);
    assertThat(answer.statusCode()).as(address).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  private HttpResponse<String> get(String address) {
    return exchange(HttpRequest.newBuilder(uri(address)).header("Cookie", session));
  }

  private HttpResponse<String> post(String address, Map<String, String> fields) {
    String form =
        fields.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return exchange(
        HttpRequest.newBuilder(uri(address))
            .header("Cookie", session)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  private static URI uri(String address) {
    return URI.create(address.startsWith("/") ? base + address : address);
  }

  private HttpResponse<String> exchange(HttpRequest.Builder request) {
    try {
      return client.send(
          request.timeout(PATIENCE).build(),
          HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String taken() throws IOException {
    articles++;
    Path file = folder.resolve("harbour-" + articles + ".html");
    Files.writeString(
        file,
        """
        <!doctype html><html lang="en"><head><title>Harbour number %1$d moved</title>
        <meta property="og:site_name" content="Coast Courier">
        <link rel="canonical" href="https://coast.example/harbour-%1$d">
        <meta property="article:published_time" content="2026-05-11T08:00:00Z"></head>
        <body><article><h1>Harbour number %1$d moved</h1><p class="byline">By Ida Brook</p>
        <p>%2$s</p><p>%3$s</p><p>This article is licensed under
        <a rel="license" href="https://creativecommons.org/licenses/by-nd/4.0/">CC BY-ND 4.0</a>.</p>
        </article></body></html>
        """
            .formatted(articles, sentence("silted up"), sentence("will be dredged")));
    if (newspaper.originals().find(file.toString()) instanceof OriginalFinder.Here(var original)
        && newspaper.intake().take(original).getFirst() instanceof Taken.Stored stored) {
      return stored.receipt().path();
    }
    throw new IllegalStateException("not imported: " + file);
  }

  /// Words that no other article of the test has.
  private static String sentence(String what) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      words.append("Quay%d%s%d ".formatted(articles, (char) ('a' + i % 26), i));
    }
    return "The harbour %s within a year, to the surprise of all who lived there. %s"
        .formatted(what, words);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
