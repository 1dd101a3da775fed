package press.colophon.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import press.colophon.articles.Article;
import press.colophon.articles.Articles;
import press.colophon.articles.Body;
import press.colophon.articles.Edit;
import press.colophon.articles.Manuscripts;
import press.colophon.platform.db.Changes;
import press.colophon.platform.db.TestDatabase;
import press.colophon.platform.http.CannedFetcher;
import press.colophon.platform.http.PageCache;
import press.colophon.platform.http.WebServer;
import press.colophon.platform.http.WebSettings;
import press.colophon.platform.jobs.Jobs;
import press.colophon.rights.Basis;
import press.colophon.rights.Clause;
import press.colophon.rights.CounterPolicy;
import press.colophon.rights.Duty;
import press.colophon.rights.EditArticle;
import press.colophon.rights.ExpireArticles;
import press.colophon.rights.GivenPermissions;
import press.colophon.rights.HouseRules;
import press.colophon.rights.Licence;
import press.colophon.rights.OwnTerms;
import press.colophon.rights.Permissions;
import press.colophon.rights.PublicationTerms;
import press.colophon.rights.RightsLedger;
import press.colophon.rights.Terms;
import press.colophon.rights.TermsOfArticles;
import press.colophon.rights.TermsOfPublications;
import press.colophon.syndication.Canonical;
import press.colophon.taxonomy.Taxonomy;

/// A publication that offers its own work in its own words, and holds that of a source which asks
/// for a credit above the text and for a counter.
final class TermsPagesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final String WORDS =
      "The Lantern grants permission to cross-post its articles on community internet sites as long"
          + " as the source and copyright are acknowledged together with a hyperlink. For print or"
          + " other forms including commercial internet sites, contact: rights@lantern.example";
  private static final String COUNTER = "https://coast.example/count.gif?id=7";

  private final BlockingQueue<String> counted = new LinkedBlockingQueue<>();
  private final PageCache cache = new PageCache(1 << 20);
  private final HttpClient client = HttpClient.newHttpClient();
  private Articles articles;
  private Permissions permissions;
  private EditArticle editing;
  private WebServer web;
  private String own = "";
  private String foreign = "";

  @BeforeEach
  void serve(@TempDir Path folder) {
    database
        .jdbi()
        .useHandle(h -> h.execute("truncate article, publication, scheduled_tasks, note cascade"));
    Clock clock = Clock.systemUTC();
    Jobs jobs = new Jobs();
    Changes changes = new Changes();
    Taxonomy taxonomy = new Taxonomy(database.jdbi());
    articles = new Articles(database.jdbi(), taxonomy, jobs, changes, clock);
    TermsOfArticles terms = new TermsOfArticles(database.jdbi());
    TermsOfPublications ofPublications = new TermsOfPublications(database.jdbi());
    GivenPermissions given = new GivenPermissions(clock);
    permissions =
        new Permissions(
            database.jdbi(), ofPublications, given, HouseRules.defaults().offering(inWords()));
    editing = new EditArticle(database.jdbi(), articles, permissions, clock);
    receive(terms);
    RightsLedger ledger =
        new RightsLedger(
            database.jdbi(),
            articles,
            terms,
            ofPublications,
            given,
            new ExpireArticles(database.jdbi(), articles, terms, permissions, jobs, clock));
    ledger.state(
        articles.findPublication("coast-courier").orElseThrow(), ofSource(clock.instant()));
    Site site =
        SiteWithoutEngines.of(
            database.jdbi(),
            new SiteIdentity(
                "The Lantern",
                "",
                "desk@lantern.example",
                Canonical.Policy.NOINDEX,
                Set.of(),
                CounterPolicy.PROXY),
            articles,
            permissions,
            folder,
            clock);
    web = new WebServer(WebSettings.at("127.0.0.1", 0), cache, site.errorPages(), clock);
    site.register(web);
    new Counters(articles, permissions, CounterPolicy.PROXY, source(), clock).register(web);
    web.start();
  }

  @AfterEach
  void close() {
    web.close();
    cache.close();
  }

  private static OwnTerms inWords() {
    return OwnTerms.inWords(
        WORDS,
        List.of("reprint", "excerpt"),
        List.of("commercial", "print"),
        List.of("credit", "credit-author", "link-original"),
        null,
        "rights@lantern.example",
        Instant.EPOCH);
  }

  private CannedFetcher source() {
    return new CannedFetcher()
        .with(
            COUNTER,
            request -> {
              counted.add(request.address());
              return CannedFetcher.document(COUNTER, 200, Map.of(), new byte[0]);
            });
  }

  private void receive(TermsOfArticles terms) {
    database
        .jdbi()
        .useTransaction(
            h -> {
              var ours =
                  articles.receive(
                      h,
                      Manuscripts.harbour()
                          .headline("A harbour of our own")
                          .origin(null)
                          .body("<p>Nobody had asked the ferry crew of Port Lune before us.</p>")
                          .day(LocalDate.of(2026, 5, 4))
                          .manuscript());
              terms.keep(h, ours.article(), new Terms(Basis.OWN_WORK, null, null, null, List.of()));
              own = "/" + ours.path();
              var theirs =
                  articles.receive(
                      h, Manuscripts.harbour().originalUrl("https://coast.example/h").manuscript());
              foreign = "/" + theirs.path();
            });
  }

  private static PublicationTerms ofSource(Instant now) {
    Terms terms =
        new Terms(Basis.LICENCE, Licence.ofId("CC-BY-SA-4.0"), null, null, List.of())
            .saying(
                List.of(),
                List.of(
                    new Duty(Duty.Kind.COUNTER, "<img src='" + COUNTER + "'>", null),
                    new Duty(Duty.Kind.CANONICAL, null, null),
                    new Duty(Duty.Kind.PLACEMENT_TOP, null, null)));
    return new PublicationTerms(
        terms,
        "https://coast.example/terms",
        "desk@coast.example",
        null,
        now,
        new Clause.Confirmation("Ida", now));
  }

  @Test
  void thePageOnTheConditionsSaysWhatIsOursAndWhatIsOthers() {
    Document page = page("/terms");

    assertThat(page.select(".terms blockquote").eachText()).contains(WORDS);
    assertThat(page.select(".terms").text()).contains("Ask before you print it.");
    assertThat(page.select("meta[name=robots]")).isEmpty();
    assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo("http://localhost/terms");
    assertThat(page.select("tbody tr")).hasSize(1);
    assertThat(page.select("tbody tr").text())
        .contains("Coast Courier", "CC BY-SA 4.0", "must carry the same licence");
    assertThat(page.select("tbody a[href=mailto:desk@coast.example]")).hasSize(1);
    assertThat(page.select(".terms a[href]").eachAttr("href"))
        .contains(
            "/rsl.xml", "/.well-known/tdmrep.json", "/robots.txt", "mailto:rights@lantern.example");
    assertThat(page("/").select("footer a[href=/terms]")).hasSize(1);
    assertThat(page("/fi").select("footer a[href=/fi/terms]")).hasSize(1);
    assertThat(page("/ar/terms").select("html").attr("dir")).isEqualTo("rtl");
  }

  @Test
  void anArticleThatHasExpiredSaysUntilWhenItCouldBeShown() {
    Duty day = new Duty(Duty.Kind.EXPIRE, "2026-05-05", "Until the fifth of May.");
    Article article = articles.at(own.substring(1)).orElseThrow();
    TermsOfArticles terms = new TermsOfArticles(database.jdbi());
    database.jdbi().useTransaction(h -> terms.say(h, article.id(), List.of(), List.of(day)));

    assertThat(get(own).statusCode()).isEqualTo(410);
    assertThat(Jsoup.parse(get(own).body()).select("main").text())
        .contains("allowed it to be shown here until May 5, 2026");
    assertThat(Jsoup.parse(get("/de" + own).body()).select("main").text()).contains("5. Mai 2026");
  }

  @Test
  void ourOwnArticleIsOfferedInOurWordsOnEveryWay() throws Exception {
    Document article = page(own);
    Document kit = page("/republish" + own);
    JsonNode policy = new ObjectMapper().readTree(get("/odrl" + own).body());
    String rsl = get("/rsl" + own).body();

    assertThat(article.select(".colophon blockquote").eachText()).contains(WORDS);
    assertThat(article.select(".colophon .credit-line").text())
        .contains("Ida Brook", "First published by The Lantern");
    assertThat(article.select(".colophon a[href=/republish" + own + "]")).hasSize(1);
    assertThat(kit.select("textarea#html").text())
        .contains("First published by The Lantern", "http://localhost" + own);
    assertThat(kit.select(".republish").text())
        .contains("Commercial use needs the permission", "Ask before you print it.", "cross-post");
    assertThat(policy.at("/assigner/uid").asText()).isEqualTo("mailto:rights@lantern.example");
    assertThat(dutiesOf(policy, "reproduce")).contains("attribute", "attachSource");
    assertThat(dutiesOf(policy, "commercialize")).containsExactly("obtainConsent");
    assertThat(dutiesOf(policy, "print")).containsExactly("obtainConsent");
    assertThat(rsl)
        .contains("<permits type=\"user\">non-commercial</permits>")
        .contains("<custom>http://localhost/terms</custom>");
    assertThat(get("/feed.json").body()).contains("cross-post its articles");
  }

  @Test
  void aSourceThatAsksForItIsCreditedAboveTheTextAndNamedAsCanonical() {
    Document page = page(foreign);
    String text = page.select("article").text();

    assertThat(page.select("article > header .credit-line a").attr("href"))
        .isEqualTo("https://coast.example/h");
    assertThat(text.indexOf("First published by Coast Courier"))
        .isLessThan(text.indexOf("silted up"));
    assertThat(page.select("link[rel=canonical]").attr("href"))
        .isEqualTo("https://coast.example/h");
  }

  @Test
  void aReaderIsCountedWithoutBeingSeenAndNotAgainstTheirWish() throws Exception {
    Document page = page(foreign);
    String picture = page.select("article img[width=1]").attr("src");

    assertThat(page.select("script[src*=coast], img[src*=coast]")).isEmpty();
    assertThat(page.text()).contains("We report each reading to it, without any data about you.");
    assertThat(picture).isEqualTo("/counter" + foreign + ".gif");
    assertThat(get(picture, "DNT", "1").statusCode()).isEqualTo(200);
    assertThat(get(picture, "Sec-GPC", "1").statusCode()).isEqualTo(200);
    assertThat(get("/counter" + own + ".gif").statusCode()).isEqualTo(200);
    HttpResponse<String> answer = get(picture);

    assertThat(answer.headers().firstValue("content-type")).contains("image/gif");
    assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
    assertThat(counted.poll(5, TimeUnit.SECONDS)).isEqualTo(COUNTER);
    assertThat(counted.poll(200, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void whatAnEditorChangesIsToldWithTheCredit() {
    Article before = articles.at(foreign.substring(1)).orElseThrow();
    Body shorter =
        Body.sanitise(before.revision().body().html().replaceFirst("</p>.*", "</p>"), null);
    Edit edit = new Edit("The quay moves", null, shorter, "Ida");

    assertThat(editing.run(before, edit)).isInstanceOf(EditArticle.Edited.class);
    cache.changedAll();

    assertThat(page(foreign).select(".colophon").text())
        .contains("The headline was changed.", "The text was shortened.")
        .doesNotContain("The text was edited.");
    assertThat(page("/republish" + foreign).select("textarea#txt").text())
        .contains("The quay moves", "The headline was changed.", "The text was shortened.");
    assertThat(get("/feed.json").body()).contains("The headline was changed.");
  }

  @Test
  void agenciesGetTheItemWithItsRights() {
    assertThat(page(foreign).selectFirst("article")).isNotNull();
    assertThat(get(foreign).headers().firstValue("link").orElse(""))
        .contains("<http://localhost/ninjs" + foreign + ">; rel=\"alternate\"")
        .contains("<http://localhost/newsml" + foreign + ">; rel=\"alternate\"");
    assertThat(get("/ninjs" + foreign).body()).contains("\"linkedRights\"", "by-sa/4.0");
    assertThat(get("/newsml" + foreign).headers().firstValue("content-type"))
        .contains("application/vnd.iptc.g2.newsitem+xml");
  }

  private static List<String> dutiesOf(JsonNode policy, String action) {
    for (JsonNode permission : policy.path("permission")) {
      if (permission.path("action").asText().equals(action)) {
        return permission.path("duty").findValuesAsText("action");
      }
    }
    return List.of();
  }

  private Document page(String path) {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  private HttpResponse<String> get(String path, String... header) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + path));
      if (header.length > 0) {
        request.headers(header);
      }
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (Exception e) {
      throw new AssertionError(path, e);
    }
  }
}
