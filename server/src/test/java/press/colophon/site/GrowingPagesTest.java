package press.colophon.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.support.ui.WebDriverWait;
import press.colophon.articles.Manuscripts;
import press.colophon.platform.db.TestDatabase;
import press.colophon.syndication.Disclosure;

/// A page grows while its translation is made, and its reader is not disturbed.
@Timeout(value = 180, unit = TimeUnit.SECONDS)
final class GrowingPagesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final String READER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0";

  /// More than go to an engine at once.
  private static final int PARAGRAPHS = 60;

  private static Browser browser;

  private final HttpClient client = HttpClient.newHttpClient();
  private SlowPublication publication;

  @BeforeAll
  static void openBrowser() {
    browser = Browser.open();
  }

  @AfterAll
  static void closeBrowser() {
    browser.close();
  }

  @BeforeEach
  void publish(@TempDir Path folder) {
    database
        .jdbi()
        .useHandle(h -> h.execute("truncate article, memory, scheduled_tasks, note cascade"));
    publication =
        new SlowPublication(
            database, folder, new Disclosure(Disclosure.Labelled.ALL, true), "es", "ar");
    browser.runsScripts(true);
    browser.screen(1280, 900);
  }

  @AfterEach
  void close() {
    // An open page would go on asking for bulletins, and the next test would hear it complain.
    browser.visit("about:blank");
    publication.close();
    client.close();
    browser.complaints();
  }

  @Test
  void tellsAnOpenPageWhatIsThereUntilAllOfItIs() throws Exception {
    String path = begun("es");

    var heard = client.sendAsync(asking("/translate/es" + path + "/bulletins", READER), text());
    publication.goOn(10);
    HttpResponse<String> told = heard.get(60, TimeUnit.SECONDS);

    assertThat(told.headers().firstValue("content-type").orElseThrow())
        .startsWith("text/event-stream");
    assertThat(told.body()).contains("event: message\ndata: <article");
    String last = told.body().substring(told.body().lastIndexOf("event: last"));
    assertThat(last).contains("PARAGRAPH 59").doesNotContain("data-original", "data-bulletins");
  }

  @Test
  void tellsARobotNothing() throws Exception {
    String path = begun("es");

    HttpResponse<String> told =
        client.send(asking("/translate/es" + path + "/bulletins", "Examplebot/2.1"), text());

    assertThat(told.statusCode()).isEqualTo(204);
  }

  @Test
  void hasNoBulletinsOfWhatDoesNotExist() throws Exception {
    assertThat(get("/translate/es/2022/01/nothing/bulletins").statusCode()).isEqualTo(404);
  }

  @Test
  void refreshesItselfWithoutScriptsOnly() throws Exception {
    String path = begun("es");

    String page = get("/es" + path).body();

    Document read = Jsoup.parse(page);
    assertThat(read.select("noscript meta[http-equiv=refresh]").attr("content")).isEqualTo("2");
    assertThat(read.select("article").attr("data-bulletins"))
        .isEqualTo("/translate/es" + path + "/bulletins");
    assertThat(read.select("meta[name=robots]").attr("content")).contains("noindex");
    assertThat(new Validator().html(page)).isEmpty();
  }

  @Test
  void growsBeforeItsReaderWithoutMovingWhatIsRead() throws Exception {
    String path = begun("es");
    browser.visit(publication.base() + "/es" + path);
    browser.find(
        "window.stays = true; document.querySelectorAll('.body p')[40].scrollIntoView({behavior: 'instant'})");
    long before = top(40);

    publication.goOn(1);
    wait(".body p:nth-child(10)", "PARAGRAPH");
    assertThat(browser.find("return document.querySelectorAll('.body p')[55].textContent"))
        .asString()
        .contains("paragraph 55");
    assertThat(browser.barriers()).isEmpty();
    assertThat(top(40)).isBetween(before - 2, before + 2);
    publication.goOn(10);
    wait(".body p:nth-child(60)", "PARAGRAPH 59");
    wait(".notice[role=status]", "Slow");

    assertThat(top(40)).isBetween(before - 2, before + 2);
    assertThat(browser.find("return window.stays")).isEqualTo(true);
    assertThat(browser.find("return document.title")).asString().startsWith("THE HARBOUR");
    assertThat(browser.barriers()).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void growsFromRightToLeftOnAPhone() throws Exception {
    browser.screen(390, 844);
    String path = begun("ar");
    browser.visit(publication.base() + "/ar" + path);

    publication.goOn(1);
    wait(".body p:nth-child(5)", "\u0627");

    assertThat(browser.find("return document.documentElement.dir")).isEqualTo("rtl");
    assertThat(browser.find("return document.querySelector('.body span[lang=en]').dir"))
        .isEqualTo("ltr");
    assertThat(((Number) browser.find("return document.documentElement.scrollWidth")).intValue())
        .isLessThanOrEqualTo(390);
    assertThat(browser.barriers()).isEmpty();
  }

  @Test
  void disclosesTheMachineToProgramsWhereThatIsWanted() throws Exception {
    String path = begun("es");
    publication.goOn(10);

    HttpResponse<String> page = whenDone("/es" + path);

    assertThat(page.headers().firstValue("ai-disclosure").orElseThrow())
        .startsWith("mode=ai-modified, model=\"Slow 1\", date=@");
    assertThat(get(path).headers().firstValue("ai-disclosure")).isEmpty();
  }

  @Test
  void namesThemesInTheLanguageOfThePage() throws Exception {
    String path = begun("es");
    publication.goOn(10);

    Document page = Jsoup.parse(whenDone("/es" + path).body());
    publication.forgetPages();

    assertThat(page.select(".classified a[href=/es/theme/shipping]").text()).isEqualTo("SHIPPING");
    assertThat(page.select(".classified a[href=/es/region/ireland]").text()).isEqualTo("Irlanda");
    Document theme = Jsoup.parse(get("/es/theme/shipping").body());
    assertThat(theme.select("h1").text()).isEqualTo("SHIPPING");
    assertThat(theme.select(".kicker a").attr("lang")).isEqualTo("es");
    assertThat(Jsoup.parse(get("/es/themes").body()).select(".terms-list").text())
        .contains("SHIPPING");
    assertThat(get("/es/theme/shipping/feed.xml").body()).contains(">SHIPPING</category>");
    assertThat(get("/theme/shipping").body()).doesNotContain("SHIPPING");
  }

  /// An article whose translation a reader ordered and the engine has not begun.
  private String begun(String language) throws Exception {
    String body =
        IntStream.range(0, PARAGRAPHS)
            .mapToObj(
                at ->
                    "<p>This is paragraph "
                        + at
                        + " of a long text on boats, quays, ferries and"
                        + " those who measure how deep the water is.</p>")
            .collect(Collectors.joining());
    String path = publication.article(Manuscripts.harbour().body(body));
    assertThat(get("/translate/" + language + path).statusCode()).isEqualTo(303);
    publication.wake();
    return path;
  }

  private HttpResponse<String> whenDone(String path) throws Exception {
    HttpResponse<String> page = get(path);
    for (int tries = 0; tries < 100 && page.body().contains("data-bulletins"); tries++) {
      Thread.sleep(200);
      page = get(path);
    }
    return page;
  }

  private static void wait(String selector, String words) {
    new WebDriverWait(browser.driver(), Duration.ofSeconds(40))
        .until(
            driver -> {
              String script = "return document.querySelector('" + selector + "').textContent";
              return String.valueOf(browser.find(script)).contains(words);
            });
  }

  private static long top(int paragraph) {
    return ((Number)
            browser.find(
                "return Math.round(document.querySelectorAll('.body > p')[%d].getBoundingClientRect().top)"
                    .formatted(paragraph)))
        .longValue();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(asking(path, READER), text());
  }

  private HttpRequest asking(String path, String agent) {
    return HttpRequest.newBuilder(URI.create(publication.base() + path))
        .header("User-Agent", agent)
        .build();
  }

  private static HttpResponse.BodyHandler<String> text() {
    return HttpResponse.BodyHandlers.ofString();
  }
}
