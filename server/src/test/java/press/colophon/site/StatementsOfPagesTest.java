package press.colophon.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import press.colophon.articles.Articles;
import press.colophon.articles.Manuscripts;
import press.colophon.articles.Receipt;
import press.colophon.platform.db.Changes;
import press.colophon.platform.db.TestDatabase;
import press.colophon.platform.http.PageCache;
import press.colophon.platform.http.WebServer;
import press.colophon.platform.http.WebSettings;
import press.colophon.platform.jobs.Jobs;
import press.colophon.rights.GenerousHouse;
import press.colophon.rights.Permissions;
import press.colophon.syndication.Canonical;
import press.colophon.taxonomy.Taxonomy;

/// What a page asks of the database does not grow with the number of articles on it.
final class StatementsOfPagesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final int MANY = 20;
  private static final List<String> PAGES =
      List.of(
          "/",
          "/es",
          "/theme/shipping",
          "/es/theme/shipping",
          "/feed.xml",
          "/es/atom.xml",
          "/region/ireland/feed.json",
          "/sitemap.xml",
          "/news-sitemap.xml");

  private final AtomicInteger statements = new AtomicInteger();
  private final PageCache cache = new PageCache(1 << 20);
  private final HttpClient client = HttpClient.newHttpClient();
  private Articles articles;
  private WebServer web;

  @BeforeEach
  void serve(@TempDir Path folder) {
    database.jdbi().useHandle(h -> h.execute("truncate article, scheduled_tasks, note cascade"));
    Clock clock = Clock.systemUTC();
    Jobs jobs = new Jobs();
    Changes changes = new Changes();
    Taxonomy taxonomy = new Taxonomy(database.jdbi());
    Permissions permissions = GenerousHouse.permissions(database.jdbi());
    articles = new Articles(database.jdbi(), taxonomy, jobs, changes, clock);
    Site site =
        SiteWithoutEngines.of(
            database.jdbi(),
            new SiteIdentity("The Lantern", "", null, Canonical.Policy.POINT_TO_ORIGINAL, Set.of()),
            articles,
            permissions,
            folder,
            clock);
    web = new WebServer(WebSettings.at("127.0.0.1", 0), cache, site.errorPages(), clock);
    site.register(web);
    web.start();
    database.jdbi().setSqlLogger(new Counter());
  }

  @AfterEach
  void close() {
    database.jdbi().setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
    web.close();
    cache.close();
  }

  @Test
  void doNotGrowWithTheArticles() throws Exception {
    receive(2);
    for (String page : PAGES) {
      statementsOf(page);
    }
    List<Integer> few = PAGES.stream().map(this::statementsOf).toList();

    receive(MANY);
    List<Integer> many = PAGES.stream().map(this::statementsOf).toList();

    assertThat(many).isEqualTo(few).allMatch(count -> count > 0);
  }

  @Test
  void areNoneWhileThePageIsKept() {
    receive(2);
    for (String page : List.of("/", "/theme/shipping", "/feed.xml", "/sitemap.xml")) {
      statementsOf(page);
      statements.set(0);

      ask(page);

      assertThat(statements).as(page).hasValue(0);
    }
  }

  private void receive(int number) {
    for (int at = 0; at < number; at++) {
      var manuscript =
          Manuscripts.harbour()
              .headline("Harbour " + number + " of " + at)
              .origin("Paper " + number + " of " + at)
              .body("<p>Boat " + number + " lies on quay " + at + ".</p>")
              .day(LocalDate.now(Clock.systemUTC()))
              .manuscript();
      database.jdbi().useTransaction(h -> translate(h, articles.receive(h, manuscript)));
    }
  }

  private static void translate(Handle h, Receipt receipt) {
    h.execute(
        """
        insert into translation (article_id, revision_id, language, state, kind, engine, headline,
          body, notes, asked_at, made_at)
        select article_id, id, 'es', 'made', 'machine', 'Test', headline, body, '{}', now(), now()
        from revision where article_id = ?
        """,
        receipt.article().value());
  }

  private int statementsOf(String page) {
    cache.changedAll();
    statements.set(0);
    ask(page);
    return statements.get();
  }

  private void ask(String page) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + page)).build();
      assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .as(page)
          .isEqualTo(200);
    } catch (Exception e) {
      throw new AssertionError(page, e);
    }
  }

  private final class Counter implements SqlLogger {
    @Override
    public void logAfterExecution(StatementContext context) {
      statements.incrementAndGet();
    }
  }
}
