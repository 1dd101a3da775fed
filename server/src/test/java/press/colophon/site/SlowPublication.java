package press.colophon.site;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.Jdbi;
import press.colophon.articles.Article;
import press.colophon.articles.Articles;
import press.colophon.articles.Manuscripts;
import press.colophon.articles.Pictures;
import press.colophon.articles.Receipt;
import press.colophon.platform.db.Changes;
import press.colophon.platform.db.Presence;
import press.colophon.platform.db.TestDatabase;
import press.colophon.platform.http.PageCache;
import press.colophon.platform.http.RateLimit;
import press.colophon.platform.http.WebServer;
import press.colophon.platform.http.WebSettings;
import press.colophon.platform.jobs.Jobs;
import press.colophon.platform.texts.AllTexts;
import press.colophon.rights.GenerousHouse;
import press.colophon.rights.Permissions;
import press.colophon.syndication.Addresses;
import press.colophon.syndication.Canonical;
import press.colophon.syndication.Disclosure;
import press.colophon.taxonomy.Taxonomy;
import press.colophon.translation.Engine;
import press.colophon.translation.EngineCredit;
import press.colophon.translation.Engines;
import press.colophon.translation.Hop;
import press.colophon.translation.Language;
import press.colophon.translation.Languages;
import press.colophon.translation.Memory;
import press.colophon.translation.Names;
import press.colophon.translation.Segment;
import press.colophon.translation.ShoutingEngine;
import press.colophon.translation.TranslateArticle;
import press.colophon.translation.TranslationWorkers;
import press.colophon.translation.Translations;
import press.colophon.translation.Workbench;

/// A publication whose engine translates from English when a test lets it, some sentences at a
/// time, and as slowly as a page can be seen to grow.
final class SlowPublication implements AutoCloseable {
  private static final Duration LONGER_THAN_BETWEEN_TWO_LOOKS = Duration.ofMillis(1100);

  /// In the place of A to Z.
  private static final String ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنه";

  private final Semaphore batches = new Semaphore(0);
  private final PageCache cache = new PageCache(1 << 20);
  private final Jdbi db;
  private final Articles articles;
  private final Engines engines;
  private final Presence presence;
  private final TranslationWorkers workers;
  private final WebServer web;
  private final Names names;

  SlowPublication(TestDatabase database, Path folder, Disclosure disclosure, String... languages) {
    db = database.jdbi();
    Clock clock = Clock.systemUTC();
    Jobs jobs = new Jobs();
    Changes changes = new Changes();
    Taxonomy taxonomy = new Taxonomy(db);
    Permissions permissions = GenerousHouse.permissions(db);
    Memory memory = new Memory();
    engines = new Engines(List.of(new Slow(languages)));
    articles = new Articles(db, taxonomy, jobs, changes, clock);
    names = new Names(db, taxonomy, engines, memory, changes, "en", clock);
    Workbench bench = new Workbench(db, changes, memory, clock);
    Translations translations = new Translations(db, engines, permissions, jobs, bench, clock);
    presence = Presence.take(database.database()::connect);
    workers =
        new TranslationWorkers(
            db,
            clock,
            presence,
            new TranslateArticle(articles, translations, bench, names, clock),
            Languages.all(),
            1,
            1);
    Site site =
        new Site(
            new SiteIdentity("The Lantern", "", null, Canonical.Policy.POINT_TO_ORIGINAL, Set.of()),
            disclosure,
            new Addresses("http://localhost", "en"),
            new AllTexts(),
            names,
            articles,
            taxonomy,
            permissions,
            translations,
            new Pictures(folder),
            new RateLimit(20, Duration.ofSeconds(30), clock),
            FormsWithoutMail.on(db, articles, clock),
            clock);
    web = new WebServer(WebSettings.at("127.0.0.1", 0), cache, site.errorPages(), clock);
    site.register(web);
    web.start();
    workers.start();
  }

  /// What addresses begin with.
  String base() {
    return "http://127.0.0.1:" + web.port();
  }

  /// Receives an article and gives its path.
  String article(Manuscripts manuscript) {
    Receipt receipt = db.inTransaction(h -> articles.receive(h, manuscript.manuscript()));
    Article article = articles.find(receipt.article()).orElseThrow();
    cache.changedAll();
    return "/" + article.path();
  }

  /// Lets the engine do so many batches more.
  void goOn(int more) {
    batches.release(more);
  }

  /// Has the job taken up that was ordered.
  void wake() {
    workers.wake();
  }

  /// Drops the pages that were kept.
  void forgetPages() {
    names.changedAll();
    cache.changedAll();
  }

  @Override
  public void close() {
    batches.release(1000);
    web.close();
    engines.close();
    workers.close();
    presence.close();
    cache.close();
  }

  /// Shouts what it is given, once it is let.
  private final class Slow implements Engine {
    private final ShoutingEngine shouting;

    private Slow(String... languages) {
      Hop[] hops = new Hop[languages.length];
      for (int at = 0; at < hops.length; at++) {
        hops[at] = Hop.direct(Language.ENGLISH, new Language(languages[at]));
      }
      shouting = new ShoutingEngine("Slow", EngineCredit.Approach.NEURAL, hops);
    }

    @Override
    public EngineCredit credit() {
      return shouting.credit();
    }

    @Override
    public List<Hop> hops() {
      return shouting.hops();
    }

    @Override
    public List<Segment> translate(Hop hop, List<Segment> segments) {
      batches.acquireUninterruptibly();
      try {
        Thread.sleep(LONGER_THAN_BETWEEN_TWO_LOOKS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      List<Segment> shouted = shouting.translate(hop, segments);
      return hop.to().script().equals("Arab")
          ? shouted.stream().map(segment -> new Segment(arabic(segment.html()))).toList()
          : shouted;
    }

    /// In letters of the script; the text is in capitals, its markup is not.
    private static String arabic(String capitals) {
      StringBuilder out = new StringBuilder();
      for (int i = 0; i < capitals.length(); i++) {
        char letter = capitals.charAt(i);
        out.append(letter >= 'A' && letter <= 'Z' ? ARABIC.charAt(letter - 'A') : letter);
      }
      return out.toString();
    }

    @Override
    public void close() {}
  }
}
