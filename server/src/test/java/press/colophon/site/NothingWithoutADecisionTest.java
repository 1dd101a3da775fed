package press.colophon.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.colophon.articles.Article;
import press.colophon.articles.Articles;
import press.colophon.articles.FeaturedImage;
import press.colophon.articles.Manuscripts;
import press.colophon.platform.db.Changes;
import press.colophon.platform.db.TestDatabase;
import press.colophon.platform.http.PageCache;
import press.colophon.platform.http.WebServer;
import press.colophon.platform.http.WebSettings;
import press.colophon.platform.jobs.Jobs;
import press.colophon.rights.Audience;
import press.colophon.rights.Basis;
import press.colophon.rights.Channel;
import press.colophon.rights.Clause;
import press.colophon.rights.Clause.Confirmation;
import press.colophon.rights.Duty;
import press.colophon.rights.ExpireArticles;
import press.colophon.rights.GivenPermissions;
import press.colophon.rights.HouseRules;
import press.colophon.rights.Licence;
import press.colophon.rights.Occasion;
import press.colophon.rights.Permission;
import press.colophon.rights.Permissions;
import press.colophon.rights.PublicationTerms;
import press.colophon.rights.Rights;
import press.colophon.rights.RightsLedger;
import press.colophon.rights.Scope;
import press.colophon.rights.Terms;
import press.colophon.rights.TermsOfArticles;
import press.colophon.rights.TermsOfPublications;
import press.colophon.rights.Use;
import press.colophon.rights.Verdict;
import press.colophon.syndication.Canonical;
import press.colophon.taxonomy.Taxonomy;

/// Whatever the terms of the articles are, nothing of them reaches a reader by any address unless
/// the decision for its channel and language is that it may.
///
/// Every text has a mark of its own, such as `marken7x` for the English text of article 7 and
/// `markpic7x` for its caption; every address that a reader can find is asked, and what the answers
/// hold is compared with the decisions.
final class NothingWithoutADecisionTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final int ARTICLES = 16;
  private static final int PAPERS = 5;
  private static final Pattern MARK = Pattern.compile("mark(en|es|pic)(\\d+)x");
  private static final Pattern ADDRESS =
      Pattern.compile("(?:href|src|action)=\"([^\"#]*)|http://localhost(/[^\\s\"<>&,;]*)");

  /// In English and Spanish; the other languages have nothing that these do not.
  private static final Pattern OURS = Pattern.compile("/(es(/.*)?|(?!ast|zh-|media)[^/]{3,}.*)?");

  private static final List<String> BEGIN =
      List.of(
          "/",
          "/es",
          "/robots.txt",
          "/sitemap.xml",
          "/rsl.xml",
          "/.well-known/tdmrep.json",
          "/terms",
          "/es/terms");
  private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");
  private static final Confirmation READ = new Confirmation("Ida Brook", NOW);
  private static final List<String> LICENCES =
      List.of("CC-BY-4.0", "CC-BY-ND-4.0", "CC-BY-NC-4.0", "CC-BY-NC-ND-3.0", "CC0-1.0", "InC");

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final PageCache cache = new PageCache(1 << 22);
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<Integer, Article> received = new LinkedHashMap<>();
  private Articles articles;
  private Permissions permissions;
  private RightsLedger ledger;
  private WebServer web;

  /// What an answer shows of which article, and where.
  private record Shown(int article, String what, String address, Channel channel) {}

  @BeforeEach
  void serve(@TempDir Path folder) {
    Jdbi db = database.jdbi();
    db.useHandle(h -> h.execute("truncate article, publication, scheduled_tasks, note cascade"));
    Jobs jobs = new Jobs();
    Changes changes = new Changes();
    Taxonomy taxonomy = new Taxonomy(db);
    TermsOfPublications ofPublications = new TermsOfPublications(db);
    GivenPermissions given = new GivenPermissions(clock);
    TermsOfArticles terms = new TermsOfArticles(db);
    permissions = new Permissions(db, ofPublications, given, HouseRules.defaults());
    articles = new Articles(db, taxonomy, jobs, changes, clock);
    ledger =
        new RightsLedger(
            db,
            articles,
            terms,
            ofPublications,
            given,
            new ExpireArticles(db, articles, terms, permissions, jobs, clock));
    Site site =
        SiteWithoutEngines.of(
            db,
            new SiteIdentity("The Lantern", "", null, Canonical.Policy.POINT_TO_ORIGINAL, Set.of()),
            articles,
            permissions,
            folder,
            clock);
    web = new WebServer(WebSettings.at("127.0.0.1", 0), cache, site.errorPages(), clock);
    site.register(web);
    web.start();
  }

  @AfterEach
  void close() {
    web.close();
    cache.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void reachesAReader(long seed) throws Exception {
    Random random = new Random(seed);
    for (int number = 1; number <= ARTICLES; number++) {
      receive(number, random);
    }

    Set<Shown> shown = readEverything();

    for (Shown one : shown) {
      Permission decision = decision(one);
      assertThat(decision.isGranted()).as("%s: %s", one, decision.because().words()).isTrue();
    }
    assertThat(shown.stream().map(Shown::channel))
        .contains(Channel.SITE, Channel.FEED, Channel.KIT, Channel.API);
    assertThat(shown.stream().map(Shown::what)).contains("en", "es", "pic");
  }

  /// The other half: what may be shown is, and what may not is gone.
  @ParameterizedTest
  @ValueSource(longs = {4})
  void whatMayNotBeShownIsGone(long seed) throws Exception {
    Random random = new Random(seed);
    for (int number = 1; number <= ARTICLES; number++) {
      receive(number, random);
    }
    for (Article article : received.values()) {
      boolean may = permissions.decide(article, Occasion.page("en", NOW)).isGranted();
      assertThat(ask("/" + article.path()).statusCode())
          .as(article.path())
          .isEqualTo(may ? 200 : 410);
      for (String form : List.of("/republish/", "/rsl/", "/odrl/", "/es/republish/")) {
        assertThat(ask(form + article.path()).statusCode()).isEqualTo(may ? 200 : 410);
      }
    }
  }

  private Permission decision(Shown one) {
    Rights rights = permissions.of(received.get(one.article()));
    Occasion on = new Occasion(one.channel(), "en", Audience.PUBLIC, NOW);
    return switch (one.what()) {
      case "en" -> rights.decide(on);
      case "es" -> rights.decide(on.of("es"));
      default -> rights.decidePictures(on);
    };
  }

  private void receive(int number, Random random) {
    LocalDate day = LocalDate.ofInstant(NOW, ZoneOffset.UTC).minusDays(random.nextInt(60));
    var manuscript =
        Manuscripts.harbour()
            .headline("Boat marken%1$dx of %1$d".formatted(number))
            .origin("Paper " + number % PAPERS)
            .originalUrl("https://paper.example/" + number)
            .body("<p>Boat marken%1$dx lies on quay %1$d, says %1$d.</p>".formatted(number))
            .image(new FeaturedImage(null, "markpic%dx".formatted(number), null, null, null))
            .day(day)
            .manuscript();
    database
        .jdbi()
        .useTransaction(
            h -> {
              var receipt = articles.receive(h, manuscript);
              translate(h, receipt.article().value(), number);
              new TermsOfArticles(database.jdbi()).keep(h, receipt.article(), someTerms(random));
              received.put(number, articles.find(h, receipt.article()).orElseThrow());
            });
    say(received.get(number), random);
  }

  private void say(Article article, Random random) {
    ledger.state(
        article,
        random.nextInt(3) == 0 ? List.of(someClause(random)) : List.of(),
        random.nextInt(4) == 0 ? List.of(new Duty(Duty.Kind.EXPIRE, "30 days", "")) : List.of());
    if (random.nextInt(3) == 0) {
      Terms terms = someTerms(random).saying(List.of(someClause(random)), List.of());
      ledger.state(
          article.provenance().origin(),
          new PublicationTerms(terms, null, null, null, NOW, random.nextBoolean() ? READ : null));
    }
    if (random.nextInt(4) == 0) {
      ledger.record(
          article,
          new GivenPermissions.Entry(
              Set.of(random.nextBoolean() ? Use.TRANSLATE : Use.IMAGES),
              Scope.ALL,
              "Coast Courier",
              LocalDate.ofInstant(NOW, ZoneOffset.UTC),
              "mail",
              "Ida Brook"));
    }
  }

  private static Terms someTerms(Random random) {
    if (random.nextBoolean()) {
      String licence = any(random, LICENCES);
      return new Terms(Basis.LICENCE, Licence.ofId(licence), licence, null, List.of());
    }
    return new Terms(any(random, List.of(Basis.values())), null, null, null, List.of());
  }

  private static Clause someClause(Random random) {
    Scope scope =
        new Scope(
            random.nextInt(3) == 0 ? Set.of("es") : Set.of(),
            random.nextBoolean() ? Set.of(any(random, List.of(Channel.values()))) : Set.of(),
            Set.of(),
            null,
            null);
    return new Clause(
        any(random, List.of(Use.values())),
        any(random, List.of(Verdict.values())),
        scope,
        "as they say",
        null,
        NOW,
        random.nextBoolean() ? READ : null);
  }

  private static <T> T any(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static void translate(Handle h, long article, int number) {
    h.execute(
        """
        insert into translation (article_id, revision_id, language, state, kind, engine, headline,
          body, notes, picture_caption, asked_at, made_at)
        select article_id, id, 'es', 'made', 'machine', 'Test', 'Barco markes%1$dx',
          '<p>El barco markes%1$dx</p>', '{}', 'markpic%1$dx', now(), now()
        from revision where article_id = ?
        """
            .formatted(number),
        article);
  }

  /// Asks every address that can be found from the beginnings, and those of every article.
  private Set<Shown> readEverything() throws Exception {
    Set<Shown> shown = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(BEGIN);
    for (Article article : received.values()) {
      for (String form :
          List.of(
              "/",
              "/es/",
              "/republish/",
              "/es/republish/",
              "/rsl/",
              "/odrl/",
              "/ninjs/",
              "/newsml/",
              "/request/")) {
        open.add(form + article.path());
      }
      for (String ending : List.of(".html", ".txt", ".md")) {
        open.add("/republish/" + article.path() + ending);
        open.add("/es/republish/" + article.path() + ending);
      }
    }
    Set<String> asked = new HashSet<>(open);
    while (!open.isEmpty()) {
      String address = open.remove();
      String body = ask(address).body();
      shown.addAll(marks(address, body));
      addresses(address, body).stream().filter(asked::add).forEach(open::add);
    }
    return shown;
  }

  private static List<Shown> marks(String address, String body) {
    List<Shown> shown = new ArrayList<>();
    Matcher marks = MARK.matcher(body);
    while (marks.find()) {
      int article = Integer.parseInt(marks.group(2));
      shown.add(new Shown(article, marks.group(1), address, channel(address)));
    }
    return shown;
  }

  private static Channel channel(String address) {
    if (address.matches(".*/(feed\\.xml|atom\\.xml|feed\\.json)")) {
      return Channel.FEED;
    }
    if (address.matches("/(ninjs|newsml)/.*")) {
      return Channel.API;
    }
    return address.matches("(/es)?/republish/.*\\.(html|txt|md)") ? Channel.KIT : Channel.SITE;
  }

  private static List<String> addresses(String from, String body) {
    List<String> found = new ArrayList<>();
    Matcher links = ADDRESS.matcher(body);
    while (links.find()) {
      String link = links.group(1) != null ? links.group(1) : links.group(2);
      address(from, link).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<String> address(String from, String link) {
    try {
      URI to = URI.create("http://localhost" + from).resolve(link.replace("&amp;", "&"));
      return Optional.ofNullable(to.getRawPath())
          .filter(path -> "localhost".equals(to.getHost()) && OURS.matcher(path).matches());
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // no address
    }
  }

  private HttpResponse<String> ask(String path) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + web.port() + path);
    return client.send(
        HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }
}
