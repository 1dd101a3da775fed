package press.colophon.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.colophon.articles.Article;
import press.colophon.articles.ArticlePublished;
import press.colophon.articles.Articles;
import press.colophon.articles.Manuscript;
import press.colophon.articles.Manuscripts;
import press.colophon.articles.Note;
import press.colophon.articles.Receipt;
import press.colophon.articles.Smallness;
import press.colophon.articles.Status;
import press.colophon.platform.db.Changes;
import press.colophon.platform.db.TestDatabase;
import press.colophon.platform.jobs.Jobs;
import press.colophon.platform.jobs.Worker;
import press.colophon.rights.Basis;
import press.colophon.rights.GenerousHouse;
import press.colophon.rights.Licence;
import press.colophon.rights.Permissions;
import press.colophon.rights.Terms;
import press.colophon.rights.TermsOfArticles;
import press.colophon.taxonomy.Taxonomy;

final class TranslationsTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Language ENGLISH = new Language("en");
  private static final Language SPANISH = new Language("es");
  private static final Language GERMAN = new Language("de");

  private Articles articles;
  private TermsOfArticles terms;
  private Permissions permissions;
  private final Shouting engine = new Shouting();
  private Workbench bench;
  private Translations translations;

  @BeforeEach
  void open() {
    database
        .jdbi()
        .useHandle(
            h -> h.execute("truncate article, memory, scheduled_tasks, queue_line, note cascade"));
    Jobs jobs = new Jobs();
    Changes changes = new Changes();
    Clock clock = Clock.systemUTC();
    articles = new Articles(database.jdbi(), new Taxonomy(database.jdbi()), jobs, changes, clock);
    terms = new TermsOfArticles(database.jdbi());
    permissions = GenerousHouse.permissions(database.jdbi());
    bench = new Workbench(database.jdbi(), changes, new Memory(), clock);
    translations = translations(engine);
  }

  @Test
  void theOriginalNeedsNoTranslation() {
    Article article = receive(Manuscripts.harbour());

    assertThat(translations.of(article, ENGLISH))
        .isEqualTo(new Translation.Ready(Rendition.original(article)));
  }

  @Test
  void aLanguageWithoutAnEngineIsSaidSo() {
    assertThat(translations.request(receive(Manuscripts.harbour()), GERMAN))
        .isEqualTo(new Translation.NoEngine());
    assertThat(jobs()).isZero();
  }

  @Test
  void whatNobodyAskedForIsUnasked() {
    assertThat(translations.of(receive(Manuscripts.harbour()), SPANISH))
        .isEqualTo(new Translation.Unasked());
  }

  @Test
  void theFirstReaderOrdersATranslationAndTheNextOnesWaitForTheSame() {
    Article article = receive(Manuscripts.harbour());

    assertThat(translations.request(article, SPANISH)).isEqualTo(new Translation.Waiting());
    assertThat(translations.request(article, SPANISH)).isEqualTo(new Translation.Waiting());

    assertThat(jobs()).isEqualTo(1);
  }

  @Test
  void aTranslationIsReadyWithItsLabel() {
    Article article = receive(Manuscripts.harbour().note("Share this."));
    translations.request(article, SPANISH);

    translate(article);

    Rendition rendition = ready(article);
    assertThat(rendition.headline()).isEqualTo("THE HARBOUR THAT MOVED");
    assertThat(rendition.body().html()).startsWith("<p>THE OLD HARBOUR");
    assertThat(rendition.notes()).extracting(n -> n.text()).containsExactly("SHARE THIS.");
    assertThat(rendition.translation().engine()).isEqualTo("Shouting 1");
    assertThat(languagesOf(article)).containsExactly("es");
  }

  @Test
  void everyPublishedArticleIsTranslatedIntoTheEagerLanguages() {
    Article article = receive(Manuscripts.harbour());

    publish(article);
    translate(article);

    assertThat(ready(article).language()).isEqualTo("es");
  }

  @Test
  void aNewRevisionKeepsTheSentencesThatAreTheSameAndOrdersTheOthers() {
    Article before = receive(Manuscripts.harbour());
    publish(before);
    translate(before);
    Article after = receive(Manuscripts.harbour().more("Corrected on Tuesday."));

    assertThat(translations.of(after, SPANISH)).isEqualTo(new Translation.Unasked());
    publish(before);
    publish(after);
    Rendition partly = ((Translation.InProgress) translations.of(after, SPANISH)).rendition();
    engine.asked.clear();
    translate(after);

    assertThat(partly.isUnfinished()).isTrue();
    assertThat(partly.headline()).isEqualTo("THE HARBOUR THAT MOVED");
    assertThat(partly.body().html())
        .contains("<p>THE OLD HARBOUR")
        .contains("<span lang=\"en\" dir=\"ltr\">Corrected on Tuesday.</span>");
    assertThat(engine.asked).extracting(Segment::html).containsExactly("Corrected on Tuesday.");
    assertThat(ready(after).body().text()).endsWith("CORRECTED ON TUESDAY.");
    assertThat(number("select count(*) from translation")).isEqualTo(2);
  }

  @Test
  void aLanguageThatReadersAskedForOnceIsKeptUpWithTheRevisions() {
    Article before = receive(Manuscripts.harbour());
    translations.request(before, SPANISH);
    translate(before);
    Article after = receive(Manuscripts.harbour().more("Corrected on Tuesday."));

    new TranslatePublished(articles, translations, List.of(), Clock.systemUTC()).run(news(after));

    assertThat(translations.of(after, SPANISH)).isInstanceOf(Translation.InProgress.class);
  }

  @Test
  void aTypoLeavesATranslationAsItIsWithoutAnyWork() {
    Article article = receive(Manuscripts.harbour().change("measured", "meassured"));
    translations.request(article, SPANISH);
    translate(article);
    engine.asked.clear();

    Article mended = receive(Manuscripts.harbour());
    publish(mended);

    assertThat(mended.revision().number()).isEqualTo(2);
    assertThat(mended.revision().small()).isEqualTo(new Smallness.ByRule());
    assertThat(ready(mended).body().html()).contains("WHO HAD MEASSURED");
    assertThat(engine.asked).isEmpty();
  }

  @Test
  void whatAPersonCallsSmallLeavesATranslationAsItIsAndAnotherChangeDoesNot() {
    Article article = receive(Manuscripts.harbour());
    translations.request(article, SPANISH);
    translate(article);
    engine.asked.clear();

    Article small = receive(Manuscripts.harbour().change("silted up", "sanded up"));
    assertThat(small.revision().small()).isNull();
    database
        .jdbi()
        .useTransaction(h -> articles.noteSmall(h, small.id(), new Smallness.ByPerson("ida")));
    publish(small);

    assertThat(articles.find(small.id()).orElseThrow().revision().small())
        .isEqualTo(new Smallness.ByPerson("ida"));
    assertThat(ready(small).body().html()).startsWith("<p>THE OLD HARBOUR OF PORT LUNE SILTED");
    assertThat(engine.asked).isEmpty();

    Article changed = receive(Manuscripts.harbour().change("silted up", "burned down"));
    publish(changed);
    translate(changed);

    assertThat(ready(changed).body().html()).startsWith("<p>THE OLD HARBOUR OF PORT LUNE BURNED");
  }

  @Test
  void aCorrectionIsToldInEveryLanguageAndStaysThroughTheNextRevision() {
    Article article = receive(Manuscripts.harbour().note("Share this."));
    translations.request(article, SPANISH);
    translate(article);
    engine.asked.clear();

    assertThat(articles.correct(article.id(), "The quay is long.")).isTrue();
    Article corrected = articles.find(article.id()).orElseThrow();
    publish(corrected);
    translate(corrected);

    assertThat(corrected.status()).isEqualTo(Status.CORRECTED);
    assertThat(corrected.correctedAt()).isNotNull();
    assertThat(engine.asked).extracting(Segment::text).containsExactly("The quay is long.");
    assertThat(ready(corrected).notes(Note.Place.CORRECTION))
        .extracting(n -> n.text())
        .containsExactly("THE QUAY IS LONG.");

    Article next = receive(Manuscripts.harbour().note("Share this.").more("It rained."));
    assertThat(next.notes(Note.Place.CORRECTION)).hasSize(1);
    assertThat(next.notes(Note.Place.BELOW)).hasSize(1);
  }

  @Test
  void aSentenceOfAnotherArticleIsNotTranslatedTwice() {
    Article first = receive(Manuscripts.harbour().more("Share this article freely."));
    publish(first);
    translate(first);
    Article second =
        receive(
            Manuscripts.harbour()
                .headline("A library opens at night")
                .body("<p>Quite another text about books. Share this article freely.</p>"));
    publish(second);
    engine.asked.clear();

    translate(second);

    assertThat(engine.asked)
        .extracting(Segment::html)
        .contains("Quite another text about books.")
        .doesNotContain("Share this article freely.");
    assertThat(ready(second).body().html())
        .isEqualTo("<p>QUITE ANOTHER TEXT ABOUT BOOKS. SHARE THIS ARTICLE FREELY.</p>");
  }

  @Test
  void whoeverWasThoughtDeadCannotOverwriteWhatWasMadeSince() {
    Article article = receive(Manuscripts.harbour());
    publish(article);
    Route route = ShoutingEngine.route("en", "es");
    Workbench.Work late = bench.begin(article, route).orElseThrow();
    translate(article);
    Rendition made = ready(article);

    assertThat(bench.putDown(late)).isFalse();
    bench.finish(late.with(shouted(late.units(), "LATE")));

    assertThat(ready(article)).isEqualTo(made);
    assertThat(bench.begin(article, route)).isEmpty();
  }

  @Test
  void aSentenceThatCameOutWrongIsShownInTheOriginalAndNotRemembered() {
    Article article =
        receive(Manuscripts.harbour().body("<p>The quay is 2150 metres long. It moved.</p>"));
    publish(article);
    engine.losingNumbers = true;

    translate(article);

    assertThat(ready(article).body().html())
        .isEqualTo(
            "<p><span lang=\"en\" dir=\"ltr\">The quay is 2150 metres long.</span> IT MOVED.</p>");
    assertThat(number("select count(*) from memory where source like '%2150%'")).isZero();
  }

  @Test
  void newsOfAnOldRevisionOrdersNothing() {
    Article before = receive(Manuscripts.harbour());
    receive(Manuscripts.harbour().more("Corrected on Tuesday."));

    publish(before);

    assertThat(number("select count(*) from translation")).isZero();
  }

  @Test
  void termsWithoutDerivativesForbidATranslation() {
    Article article = receive(Manuscripts.harbour());
    keep(article, "CC-BY-ND-4.0");

    assertThat(translations.request(article, SPANISH)).isEqualTo(new Translation.NotPermitted());
    publish(article);

    assertThat(number("select count(*) from translation")).isZero();
  }

  @Test
  void aTranslationIsHiddenWhenTheTermsForbidItLater() {
    Article article = receive(Manuscripts.harbour());
    publish(article);
    translate(article);
    keep(article, "CC-BY-ND-4.0");

    assertThat(translations.of(article, SPANISH)).isEqualTo(new Translation.NotPermitted());
    assertThat(translations.renditions(List.of(article), SPANISH).getFirst().isOriginal()).isTrue();
    assertThat(languagesOf(article)).isEmpty();
  }

  @Test
  void anOrderThatTheTermsForbidMeanwhileIsForgotten() {
    Article article = receive(Manuscripts.harbour());
    translations.request(article, SPANISH);
    keep(article, "CC-BY-ND-4.0");

    translate(article);

    assertThat(number("select count(*) from translation")).isZero();
  }

  @Test
  void aWithdrawnArticleIsNotTranslatedUntilItIsPublishedAgain() {
    Article article = receive(Manuscripts.harbour());
    translations.request(article, SPANISH);
    articles.mark(article.id(), Status.WITHDRAWN);
    translate(article);
    assertThat(number("select count(*) from translation")).isZero();

    articles.mark(article.id(), Status.PUBLISHED);
    publish(article);
    translate(article);

    assertThat(ready(article).headline()).startsWith("THE");
  }

  @Test
  void aFailureIsTriedAgainForAReaderWhoComesLater() {
    Article article = receive(Manuscripts.harbour());
    Translations broken = translations(new Shouting().broken());
    new TranslatePublished(articles, broken, List.of(SPANISH), Clock.systemUTC())
        .run(news(article));
    new TranslateArticle(articles, broken, bench, names(), Clock.systemUTC()).run(order(article));

    assertThat(translations.request(article, SPANISH)).isInstanceOf(Translation.Failed.class);
    assertThat(jobs()).isZero();

    database
        .jdbi()
        .useHandle(h -> h.execute("update translation set failed_at = failed_at - interval '1h'"));
    assertThat(translations.request(article, SPANISH)).isEqualTo(new Translation.Waiting());
    assertThat(jobs()).isEqualTo(1);
    translate(article);
    assertThat(ready(article).headline()).startsWith("THE");
  }

  @Test
  void whereAnEngineFailsTheNextOneThatLeadsThereGoesOnAndBothAreNamed() {
    Article article = receive(Manuscripts.harbour().body("<p>%s</p>".formatted(sentences(40))));
    FailingEngine first = new FailingEngine(Hop.direct(ENGLISH, SPANISH), 1);
    Engine second =
        new ShoutingEngine("Shouting", EngineCredit.Approach.RULES, Hop.direct(ENGLISH, SPANISH));
    Translations both =
        new Translations(
            database.jdbi(),
            new Engines(List.of(second, first)),
            permissions,
            new Jobs(),
            bench,
            Clock.systemUTC());
    both.request(article, SPANISH);

    new TranslateArticle(articles, both, bench, names(), Clock.systemUTC()).run(order(article));

    Rendition rendition = ((Translation.Ready) both.of(article, SPANISH)).rendition();
    assertThat(rendition.translation().engine()).isEqualTo("Failing, Shouting 1");
    assertThat(rendition.headline()).isEqualTo("the harbour that moved");
    assertThat(rendition.body().text())
        .startsWith("sentence number 0.")
        .endsWith("SENTENCE NUMBER 39.");
    assertThat(first.failures).isEqualTo(1);
  }

  @Test
  void aTranslationFailsWhenEveryEngineThatLeadsThereHasFailed() {
    Article article = receive(Manuscripts.harbour());
    Translations broken =
        new Translations(
            database.jdbi(),
            new Engines(
                List.of(
                    new FailingEngine(Hop.direct(ENGLISH, SPANISH), 0), new Shouting().broken())),
            permissions,
            new Jobs(),
            bench,
            Clock.systemUTC());
    broken.request(article, SPANISH);

    new TranslateArticle(articles, broken, bench, names(), Clock.systemUTC()).run(order(article));

    assertThat(broken.of(article, SPANISH)).isInstanceOf(Translation.Failed.class);
  }

  @Test
  void aJobThatIsPausedStopsAtItsNextBatchAndGoesOnWithoutDoingAnythingTwice() {
    Article article = receive(Manuscripts.harbour().body("<p>%s</p>".formatted(sentences(60))));
    translations.request(article, SPANISH);
    TranslationQueue queue = queue();
    engine.meanwhile = queue::pauseAll;

    translate(article);
    int asked = engine.asked.size();
    Translation partly = translations.of(article, SPANISH);
    queue.resumeAll();
    translate(article);

    assertThat(asked).isEqualTo(24);
    assertThat(partly).isInstanceOf(Translation.InProgress.class);
    assertThat(ready(article).body().text()).endsWith("SENTENCE NUMBER 59.");
    assertThat(engine.asked).doesNotHaveDuplicates();
  }

  @Test
  void aJobThatIsCancelledStopsAtItsNextBatchAndIsMadeWhenAReaderAsksAgain() {
    Article article = receive(Manuscripts.harbour().body("<p>%s</p>".formatted(sentences(60))));
    translations.request(article, SPANISH);
    engine.meanwhile = queue()::cancelAll;

    translate(article);
    int asked = engine.asked.size();
    Translation cancelled = translations.of(article, SPANISH);
    translations.request(article, SPANISH);
    translate(article);

    assertThat(asked).isEqualTo(24);
    assertThat(cancelled).isEqualTo(new Translation.Unasked());
    assertThat(ready(article).body().text()).endsWith("SENTENCE NUMBER 59.");
  }

  @Test
  void whatAPersonApprovedIsStillThereAfterItWasGivenBackAndCancelled() {
    Article article = receive(Manuscripts.harbour());
    publish(article);
    translate(article);
    Editing editing = new Editing(translations, bench, Clock.systemUTC());
    List<Unit> units = editing.units(article, SPANISH).orElseThrow();
    editing.approveAll(article, SPANISH, units, "Ida Brook");
    editing.backToMachine(article, SPANISH, 0, units.getFirst().source().hash());

    queue().cancelAll();
    translations.request(article, SPANISH);
    translate(article);

    assertThat(editing.units(article, SPANISH).orElseThrow().subList(1, units.size()))
        .allMatch(unit -> unit.source().isBlank() || unit.maker() instanceof Maker.Person);
  }

  @Test
  void aJobGivesWayAtItsNextBatchToWhatAReaderWaitsFor() {
    Article archived = receive(Manuscripts.harbour().body("<p>%s</p>".formatted(sentences(60))));
    Article wanted =
        receive(
            Manuscripts.harbour()
                .headline("A library opens at night")
                .origin("Another paper")
                .body("<p>Quite another text about books.</p>"));
    publish(archived);
    engine.meanwhile = () -> translations.request(wanted, SPANISH);

    translate(archived);
    int asked = engine.asked.size();
    translate(wanted);
    translate(archived);

    assertThat(asked).isEqualTo(24);
    assertThat(ready(wanted).headline()).startsWith("A LIBRARY");
    assertThat(ready(archived).body().text()).endsWith("SENTENCE NUMBER 59.");
    assertThat(engine.asked).doesNotHaveDuplicates();
  }

  @Test
  void theArchiveIsOrderedOnceWhereTheTermsAllowIt() {
    receive(Manuscripts.harbour());
    Article forbidden =
        receive(
            Manuscripts.harbour()
                .headline("A library opens at night")
                .origin("Another paper")
                .body("<p>Quite another text about books.</p>"));
    keep(forbidden, "CC-BY-ND-4.0");
    List<Language> languages = List.of(SPANISH, GERMAN);

    assertThat(translations.orderArchive(languages)).isEqualTo(new Translations.Ordered(1, 1, 1));
    assertThat(translations.orderArchive(languages)).isEqualTo(new Translations.Ordered(1, 1, 0));
    assertThat(jobs()).isEqualTo(1);
  }

  private static TranslationQueue queue() {
    return new TranslationQueue(database.jdbi(), new Jobs(), new Changes(), Clock.systemUTC());
  }

  private static String sentences(int count) {
    return IntStream.range(0, count)
        .mapToObj("Sentence number %d."::formatted)
        .collect(Collectors.joining(" "));
  }

  @Test
  void whatTheEngineIsClosedUnderStaysInTheQueue() {
    Article article = receive(Manuscripts.harbour());
    Shouting engine = new Shouting();
    Translations closing = translations(engine);
    new TranslatePublished(articles, closing, List.of(SPANISH), Clock.systemUTC())
        .run(news(article));
    engine.close();

    assertThatThrownBy(
            () ->
                new TranslateArticle(articles, closing, bench, names(), Clock.systemUTC())
                    .run(order(article)))
        .isInstanceOf(Worker.Postponed.class);

    assertThat(closing.of(article, SPANISH)).isEqualTo(new Translation.Waiting());
  }

  @Test
  void aFailureIsKeptAndTriedAgainWithTheNextNews() {
    Article article = receive(Manuscripts.harbour());
    Translations broken = translations(new Shouting().broken());
    new TranslatePublished(articles, broken, List.of(SPANISH), Clock.systemUTC())
        .run(news(article));
    new TranslateArticle(articles, broken, bench, names(), Clock.systemUTC()).run(order(article));
    assertThat(broken.of(article, SPANISH)).isInstanceOf(Translation.Failed.class);

    publish(article);
    translate(article);

    assertThat(ready(article).headline()).startsWith("THE");
  }

  @Test
  void doingAJobTwiceDoesNotShow() {
    Article article = receive(Manuscripts.harbour());
    publish(article);
    publish(article);
    translate(article);
    Rendition first = ready(article);

    translate(article);

    assertThat(ready(article)).isEqualTo(first);
    assertThat(number("select count(*) from translation")).isEqualTo(1);
  }

  @Test
  void listsShowTheTranslationsThatAreReadyAndTheOthersAsTheyAre() {
    Article ready = receive(Manuscripts.harbour());
    publish(ready);
    translate(ready);
    Article other =
        receive(
            Manuscripts.harbour()
                .headline("A library opens at night")
                .body("<p>Quite another text about books and readers in the small hours.</p>"));

    assertThat(translations.renditions(List.of(ready, other), SPANISH))
        .extracting(Rendition::language)
        .containsExactly("es", "en");
  }

  @Test
  void countsTheArticlesOfEachLanguageByTheirCurrentRevision() {
    assertThat(translations.coverage()).isEmpty();

    Article article = receive(Manuscripts.harbour());
    publish(article);
    translate(article);
    assertSpanish(1, 0, 0, 0);

    Article corrected = receive(Manuscripts.harbour().more("Corrected on Tuesday."));
    assertSpanish(0, 1, 0, 0);
    publish(corrected);
    assertSpanish(0, 1, 1, 0);
    translate(corrected);
    assertSpanish(1, 0, 0, 0);

    Article other =
        receive(
            Manuscripts.harbour()
                .headline("A library opens at night")
                .body("<p>Quite another text about books and readers in the small hours.</p>"));
    translations.request(other, SPANISH);
    assertSpanish(1, 0, 1, 0);
    failToTranslate(other);
    assertSpanish(1, 0, 0, 1);

    articles.mark(article.id(), Status.WITHDRAWN);
    assertSpanish(0, 0, 0, 1);
  }

  private void assertSpanish(int translated, int outdated, int waiting, int failed) {
    assertThat(translations.coverage())
        .containsExactly(Map.entry(SPANISH, new Coverage(translated, outdated, waiting, failed)));
  }

  private void failToTranslate(Article article) {
    Translations broken = translations(new Shouting().broken());
    new TranslateArticle(articles, broken, bench, names(), Clock.systemUTC()).run(order(article));
  }

  private Article receive(Manuscripts manuscript) {
    Manuscript made = manuscript.manuscript();
    Receipt receipt = database.jdbi().inTransaction(h -> articles.receive(h, made));
    return articles.find(receipt.article()).orElseThrow();
  }

  private void keep(Article article, @Nullable String licence) {
    Terms found =
        new Terms(
            Basis.LICENCE, licence == null ? null : Licence.ofId(licence), null, null, List.of());
    database.jdbi().useTransaction(h -> terms.keep(h, article.id(), found));
  }

  private Set<String> languagesOf(Article article) {
    return translations
        .languagesOf(List.of(article), permissions.of(List.of(article)))
        .get(article.id());
  }

  private void publish(Article article) {
    new TranslatePublished(
            articles, translations, List.of(SPANISH, GERMAN, ENGLISH), Clock.systemUTC())
        .run(news(article));
  }

  private void translate(Article article) {
    new TranslateArticle(articles, translations, bench, names(), Clock.systemUTC())
        .run(order(article));
  }

  private static ArticlePublished news(Article article) {
    return new ArticlePublished(article.id().value(), article.revision().id());
  }

  private static TranslationOrder order(Article article) {
    return new TranslationOrder(article.id().value(), article.revision().id(), "es");
  }

  private Rendition ready(Article article) {
    return translations.of(article, SPANISH) instanceof Translation.Ready(Rendition rendition)
        ? rendition
        : org.assertj.core.api.Assertions.fail("no translation is ready");
  }

  private Translations translations(Engine engine) {
    return new Translations(
        database.jdbi(),
        new Engines(List.of(engine)),
        permissions,
        new Jobs(),
        bench,
        Clock.systemUTC());
  }

  private static List<Unit> shouted(List<Unit> units, String text) {
    Maker maker = new Maker.Machine("Shouting 1", "1", Instant.EPOCH);
    return units.stream().map(unit -> unit.made(Segment.ofText(text), maker, List.of())).toList();
  }

  private static int jobs() {
    return number("select count(*) from translation where state = 'waiting'");
  }

  private static int number(String question) {
    return database.jdbi().withHandle(h -> h.createQuery(question).mapTo(Integer.class).one());
  }

  /// From English to Spanish, in capitals.
  private static final class Shouting implements Engine {
    private final ShoutingEngine engine =
        new ShoutingEngine("Shouting", EngineCredit.Approach.RULES, Hop.direct(ENGLISH, SPANISH));
    private final List<Segment> asked = new ArrayList<>();
    private boolean broken;
    private boolean closed;
    private boolean losingNumbers;
    private Runnable meanwhile = () -> {};

    Shouting broken() {
      broken = true;
      return this;
    }

    @Override
    public EngineCredit credit() {
      return engine.credit();
    }

    @Override
    public List<Hop> hops() {
      return engine.hops();
    }

    @Override
    public List<Segment> translate(Hop hop, List<Segment> segments) {
      if (closed) {
        throw new EngineException.Closed("Shouting");
      }
      if (broken) {
        throw new EngineException.BrokeDown("the voice is gone");
      }
      asked.addAll(segments);
      meanwhile.run();
      meanwhile = () -> {};
      List<Segment> shouted = engine.translate(hop, segments);
      return losingNumbers
          ? shouted.stream().map(s -> new Segment(s.html().replaceAll("[0-9]+", "some"))).toList()
          : shouted;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static Names names() {
    return new Names(
        database.jdbi(),
        new Taxonomy(database.jdbi()),
        new Engines(List.of()),
        new Memory(),
        new Changes(),
        "en",
        Clock.systemUTC());
  }
}
