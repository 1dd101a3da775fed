package press.colophon.translation;

import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import press.colophon.articles.Article;
import press.colophon.articles.ArticlePublished;
import press.colophon.articles.Articles;
import press.colophon.articles.Manuscript;
import press.colophon.articles.Manuscripts;
import press.colophon.articles.Receipt;
import press.colophon.platform.db.Changes;
import press.colophon.platform.jobs.Jobs;
import press.colophon.rights.GenerousHouse;
import press.colophon.taxonomy.Taxonomy;

/// Articles translated from English into one language by an engine that shouts, for tests.
public final class TranslatedArticles {
  private final Jdbi db;
  private final Language to;
  private final Articles articles;
  private final Workbench bench;
  private final Translations translations;
  private final Names names;
  private final TranslateArticle job;
  private final Editing editing;

  public TranslatedArticles(Jdbi db, Language to) {
    this.db = db;
    this.to = to;
    Clock clock = Clock.systemUTC();
    Changes changes = new Changes();
    articles = new Articles(db, new Taxonomy(db), new Jobs(), changes, clock);
    bench = new Workbench(db, changes, new Memory(), clock);
    Engine engine =
        new ShoutingEngine(
            "Shouting", EngineCredit.Approach.RULES, Hop.direct(Language.ENGLISH, to));
    Engines engines = new Engines(List.of(engine));
    translations =
        new Translations(db, engines, GenerousHouse.permissions(db), new Jobs(), bench, clock);
    names = new Names(db, new Taxonomy(db), engines, new Memory(), changes, "en", clock);
    job = new TranslateArticle(articles, translations, bench, names, clock);
    editing = new Editing(translations, bench, clock);
  }

  HoldToGlossary holdToGlossary() {
    return new HoldToGlossary(db, articles, translations, bench, new Jobs());
  }

  /// Does the job that is ordered of sentences that break the glossary.
  void remake(Article article) {
    new RemakeSentences(articles, translations, bench, Clock.systemUTC())
        .run(new RemakeOrder(article.id().value(), article.revision().id(), to.tag()));
  }

  public Articles articles() {
    return articles;
  }

  public Editing editing() {
    return editing;
  }

  /// The names of regions and themes.
  public Names names() {
    return names;
  }

  public List<Unit> units(Article article) {
    return editing.units(article, to).orElseThrow();
  }

  /// Receives a manuscript, or the next revision of one, and translates it.
  public Article translated(Manuscripts manuscript) {
    Manuscript made = manuscript.manuscript();
    Receipt receipt = db.inTransaction(h -> articles.receive(h, made));
    Article received = articles.find(receipt.article()).orElseThrow();
    new TranslatePublished(articles, translations, List.of(to), Clock.systemUTC())
        .run(new ArticlePublished(received.id().value(), received.revision().id()));
    run(received);
    return received;
  }

  /// Does the job that is ordered.
  void run(Article article) {
    job.run(new TranslationOrder(article.id().value(), article.revision().id(), to.tag()));
  }

  Translation of(Article article) {
    return translations.of(article, to);
  }

  /// What readers get.
  public Rendition ready(Article article) {
    return ((Translation.Ready) of(article)).rendition();
  }
}
