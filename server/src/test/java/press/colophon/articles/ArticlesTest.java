package press.colophon.articles;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.colophon.articles.credit.PictureCredit;
import press.colophon.platform.db.Changes;
import press.colophon.platform.db.TestDatabase;
import press.colophon.platform.jobs.Jobs;
import press.colophon.taxonomy.Taxonomy;

final class ArticlesTest {
  private static final String NOTICE =
      "<p>This article is republished from Coast Courier under a Creative Commons licence; read the"
          + " original article at its site and write to its editors for anything beyond that.</p>";

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private Taxonomy taxonomy;
  private Articles articles;

  @BeforeEach
  void empty() {
    database
        .jdbi()
        .useHandle(
            h -> h.execute("truncate article, note, author, publication, region, theme cascade"));
    taxonomy = new Taxonomy(database.jdbi());
    articles =
        new Articles(database.jdbi(), taxonomy, new Jobs(), new Changes(), Clock.systemUTC());
  }

  // --- Taking in ---

  @Test
  void makesAnArticleOfANewManuscript() {
    Receipt receipt = receive(Manuscripts.harbour());

    assertThat(receipt).isInstanceOf(Receipt.Created.class);
    assertThat(receipt.path()).isEqualTo("2022/06/the-harbour-that-moved");
    Article article = articles.at(receipt.path()).orElseThrow();
    assertThat(article.revision().number()).isEqualTo(1);
    assertThat(article.authors()).extracting(Author::name).containsExactly("Ida Brook");
    assertThat(article.provenance().origin().name()).isEqualTo("Coast Courier");
  }

  @Test
  void theSameBytesAgainChangeNothing() {
    receive(Manuscripts.harbour().bytes("a"));

    assertThat(receive(Manuscripts.harbour().bytes("a"))).isInstanceOf(Receipt.Unchanged.class);
    assertThat(count("revision")).isEqualTo(1);
  }

  @Test
  void aCorrectionBringsNothingBackThatWasWithdrawn() {
    Receipt receipt = receive(Manuscripts.harbour());
    articles.mark(receipt.article(), Status.WITHDRAWN);

    database.jdbi().useTransaction(h -> articles.correct(h, receipt.article(), "The year."));

    assertThat(articles.find(receipt.article()).orElseThrow().status()).isEqualTo(Status.WITHDRAWN);
  }

  @Test
  void aChangedPageIsTheNextRevisionAtTheSamePath() {
    Receipt first = receive(Manuscripts.harbour());

    Receipt second = receive(Manuscripts.harbour().more("It was corrected on Tuesday."));

    assertThat(second).isEqualTo(new Receipt.Revised(first.article(), first.path(), 2));
    assertThat(articles.at(first.path()).orElseThrow().revision().body().text())
        .endsWith("corrected on Tuesday.");
    assertThat(count("article")).isEqualTo(1);
  }

  @Test
  void anotherHeadlineOverTheSameTextIsARevision() {
    Receipt first = receive(Manuscripts.harbour());

    Receipt second = receive(Manuscripts.harbour().headline("Quay costs soar"));

    assertThat(second).isEqualTo(new Receipt.Revised(first.article(), first.path(), 2));
  }

  @Test
  void anOlderCopyDoesNotRevertTheText() {
    Receipt first = receive(Manuscripts.harbour().bytes("old"));
    receive(Manuscripts.harbour().bytes("new").more("It was corrected on Tuesday."));

    assertThat(receive(Manuscripts.harbour().bytes("old"))).isInstanceOf(Receipt.Unchanged.class);

    assertThat(articles.at(first.path()).orElseThrow().revision().body().text())
        .endsWith("corrected on Tuesday.");
  }

  @Test
  void anOlderCopyIsRecordedWithTheRevisionItMade() {
    receive(Manuscripts.harbour().bytes("old"));
    receive(Manuscripts.harbour().bytes("new").more("It was corrected on Tuesday."));
    receive(Manuscripts.harbour().bytes("old"));

    assertThat(numbers("select count(*) from retrieval group by revision_id order by revision_id"))
        .containsExactly(2, 1);
  }

  @Test
  void theSameHeadlineOnTheSameDayFromAnotherOriginIsAnotherArticle() {
    receive(Manuscripts.harbour().headline("Letters").body(paragraphs("one", 3)));

    Receipt other =
        receive(
            Manuscripts.harbour().headline("Letters").origin("Gazette").body(paragraphs("two", 3)));

    assertThat(other.path()).isEqualTo("2022/06/letters-2");
  }

  @Test
  void theSameHeadlineOnTheSameDayFromTheSameOriginIsTheSameArticle() {
    Receipt first = receive(Manuscripts.harbour().body(paragraphs("one", 3)));

    Receipt second = receive(Manuscripts.harbour().body(paragraphs("two", 3)));

    assertThat(second).isEqualTo(new Receipt.Revised(first.article(), first.path(), 2));
  }

  @Test
  void pathsOfOneMonthAreNumbered() {
    for (int i = 0; i < 12; i++) {
      receive(
          Manuscripts.harbour()
              .headline("Letters")
              .origin("Paper " + i)
              .body(paragraphs("text " + i, 3)));
    }

    assertThat(articles.at("2022/06/letters-12")).isPresent();
    assertThat(count("article")).isEqualTo(12);
  }

  @Test
  void articlesThatShareASectionsAddressStayTwo() {
    String section = "https://coast.example/news/";
    receive(Manuscripts.harbour().originalUrl(section));

    Receipt other =
        receive(
            Manuscripts.harbour()
                .originalUrl(section)
                .headline("A library opens at night")
                .body(paragraphs("books", 4)));

    assertThat(other).isInstanceOf(Receipt.Created.class);
  }

  @Test
  void theSameAddressKnowsAnArticleAgainBehindANewHeadlineAndMostlyNewText() {
    String address = "https://coast.example/2022/harbour";
    Receipt first = receive(Manuscripts.harbour().originalUrl(address));

    Receipt second =
        receive(
            Manuscripts.harbour()
                .originalUrl(address)
                .headline("Quay costs soar")
                .body(
                    "<p>The old harbour of Port Lune silted up within a single year, to everyone's"
                        + " surprise.</p>"
                        + paragraphs("all new", 5)));

    assertThat(second).isEqualTo(new Receipt.Revised(first.article(), first.path(), 2));
  }

  @Test
  void aPageOfTheWebReadAgainIsTheSameArticleWhateverItSays() {
    String address = "https://coast.example/2022/harbour";
    Receipt first = receive(Manuscripts.harbour().originalUrl(address).from(address));

    Receipt second =
        receive(
            Manuscripts.harbour()
                .originalUrl(address)
                .from(address)
                .headline("Quay costs soar")
                .body(paragraphs("all new", 5)));

    assertThat(second).isEqualTo(new Receipt.Revised(first.article(), first.path(), 2));
  }

  @Test
  void shortArticlesThatShareAStandingParagraphStayTwo() {
    receive(Manuscripts.harbour().headline("Fire at the pier").body("<p>It burnt.</p>" + NOTICE));

    Receipt other =
        receive(
            Manuscripts.harbour().headline("Ship runs aground").body("<p>It sank.</p>" + NOTICE));

    assertThat(other).isInstanceOf(Receipt.Created.class);
  }

  @Test
  void aSeriesUnderOneHeadlineWithAStandingParagraphStaysASeries() {
    receive(Manuscripts.harbour().headline("Tides").body("<p>High at 9.</p>" + NOTICE));

    Receipt next =
        receive(
            Manuscripts.harbour()
                .headline("Tides")
                .day(LocalDate.of(2022, 6, 14))
                .body("<p>High at 10.</p>" + NOTICE));

    assertThat(next).isInstanceOf(Receipt.Created.class);
  }

  @Test
  void standingParagraphsOfManyArticlesKnowNoneOfThem() {
    String standing = paragraphs("standing words of the house", 4);
    for (int i = 0; i < 3; i++) {
      String own = paragraphs("what happened in " + i, 2);
      receive(Manuscripts.harbour().headline("Report " + i).body(own + standing));
    }

    assertThat(count("article")).isEqualTo(3);
  }

  @Test
  void theSameNoticeAtTwoAddressesOfOneSiteIsTwoArticles() {
    receive(
        Manuscripts.harbour()
            .headline("Fire at the pier")
            .originalUrl("https://coast.example/fire")
            .body(NOTICE));

    Receipt other =
        receive(
            Manuscripts.harbour()
                .headline("Ship runs aground")
                .originalUrl("https://coast.example/ship")
                .body(NOTICE));

    assertThat(other).isInstanceOf(Receipt.Created.class);
  }

  @Test
  void aCopyFromAnotherPublicationThatChangedTheTextDoesNotReplaceIt() {
    Receipt first = receive(Manuscripts.harbour().publisher("The Lantern"));

    Receipt copy = receive(Manuscripts.harbour().publisher("Gazette").more("Buy our mugs."));

    assertThat(copy).isInstanceOf(Receipt.Unchanged.class);
    assertThat(articles.at(first.path()).orElseThrow().revision().body().text())
        .doesNotContain("mugs");
  }

  @Test
  void theOriginsOwnCopyReplacesThatOfAnotherPublication() {
    Receipt first = receive(Manuscripts.harbour().publisher("The Lantern"));

    Receipt copy = receive(Manuscripts.harbour().publisher("Coast Courier").more("Corrected."));

    assertThat(copy).isEqualTo(new Receipt.Revised(first.article(), first.path(), 2));
  }

  @Test
  void newThemesOfTheSameTextFromTheSameSourceAreTakenOver() {
    Receipt first = receive(Manuscripts.harbour());

    Receipt again =
        receive(Manuscripts.harbour().themes("Ports", "Climate").authors("Ida Brook", "Tom Hay"));

    assertThat(again).isEqualTo(new Receipt.Described(first.article(), first.path()));
    Article article = articles.at(first.path()).orElseThrow();
    assertThat(article.themes()).extracting(t -> t.name()).containsExactly("Ports", "Climate");
    assertThat(article.authors()).hasSize(2);
    assertThat(article.revision().number()).isEqualTo(1);
  }

  @Test
  void whatAnotherSourceSaysOfTheSameTextIsNotTakenOver() {
    Receipt first = receive(Manuscripts.harbour().from("a.html"));

    Receipt again = receive(Manuscripts.harbour().from("b.html").themes("Sport"));

    assertThat(again).isInstanceOf(Receipt.Unchanged.class);
    assertThat(articles.at(first.path()).orElseThrow().themes())
        .extracting(t -> t.name())
        .containsExactly("Shipping");
  }

  @Test
  void aPictureThatCouldNotBeFetchedThisTimeStays() {
    Picture picture = new Picture("ab".repeat(32), "image/jpeg", 800, 600, PictureCredit.NONE);
    receive(Manuscripts.harbour().image(new FeaturedImage(picture, "Quay", null, null, null)));

    Receipt again =
        receive(Manuscripts.harbour().image(new FeaturedImage(null, "Quay", null, null, null)));

    assertThat(again).isInstanceOf(Receipt.Unchanged.class);
  }

  @Test
  void notesAreKeptOnceForAllArticles() {
    receive(Manuscripts.harbour().note("Share this article."));
    receive(
        Manuscripts.harbour()
            .headline("Night library")
            .body(paragraphs("books", 3))
            .note("Share this article."));

    assertThat(count("note")).isEqualTo(1);
    assertThat(count("article_note")).isEqualTo(2);
  }

  @Test
  void aManuscriptMentioningOneThemeTwiceIsNoMistake() {
    Receipt receipt = receive(Manuscripts.harbour().themes("Ports", "ports").note("n"));

    assertThat(articles.at(receipt.path()).orElseThrow().themes()).hasSize(1);
  }

  @Test
  void eightImportsOfTheSameTwentyPagesMakeTwentyArticles() throws Exception {
    List<Future<?>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int thread = 0; thread < 8; thread++) {
        running.add(
            threads.submit(
                () -> {
                  for (int page = 0; page < 20; page++) {
                    receive(
                        Manuscripts.harbour()
                            .bytes("page " + page)
                            .headline("Page " + page)
                            .body(paragraphs("text of page " + page, 4)));
                  }
                }));
      }
      for (Future<?> run : running) {
        run.get();
      }
    }

    assertThat(count("article")).isEqualTo(20);
    assertThat(count("revision")).isEqualTo(20);
    assertThat(count("retrieval")).isEqualTo(160);
  }

  // --- Standing ---

  @Test
  void manyAreToldOfAtOnceAndDraftsOfNoneButEditors() {
    ArticleId shown = receive(Manuscripts.harbour()).article();
    ArticleId draft =
        receive(
                Manuscripts.harbour()
                    .headline("The ferry keeps its hours")
                    .originalUrl("https://coast.example/ferry")
                    .body("<p>The ferry keeps its hours, and nobody waits at the pier.</p>"))
            .article();
    articles.mark(draft, Status.DRAFT);
    database.jdbi().useHandle(h -> h.execute("truncate scheduled_tasks"));
    Instant before = articles.find(draft).orElseThrow().changedAt();

    database.jdbi().useTransaction(h -> articles.retell(h, List.of(shown, draft)));

    assertThat(count("scheduled_tasks where task_name = 'article-published'")).isEqualTo(1);
    assertThat(articles.find(draft).orElseThrow().changedAt()).isAfter(before);
    assertThat(articles.find(shown).orElseThrow().changedAt()).isAfter(before);
  }

  @Test
  void aDraftIsNowhere() {
    Receipt receipt = receive(Manuscripts.harbour());
    articles.mark(receipt.article(), Status.DRAFT);

    assertThat(articles.at(receipt.path())).isEmpty();
    assertThat(articles.list(new Selection.All(), 10, 0)).isEmpty();
    assertThat(articles.months()).isEmpty();
    assertThat(taxonomy.regions()).isEmpty();
    assertThat(taxonomy.themes()).isEmpty();
  }

  @Test
  void aWithdrawnArticleIsInNoListButItsAddressCanSaySo() {
    Receipt receipt = receive(Manuscripts.harbour());
    articles.mark(receipt.article(), Status.WITHDRAWN);

    assertThat(articles.list(new Selection.All(), 10, 0)).isEmpty();
    assertThat(articles.at(receipt.path()).orElseThrow().status()).isEqualTo(Status.WITHDRAWN);
  }

  @Test
  void aRevisionDoesNotBringAWithdrawnArticleBack() {
    Receipt receipt = receive(Manuscripts.harbour());
    articles.mark(receipt.article(), Status.WITHDRAWN);

    receive(Manuscripts.harbour().more("Corrected."));

    assertThat(articles.at(receipt.path()).orElseThrow().status()).isEqualTo(Status.WITHDRAWN);
  }

  @Test
  void publishingADraftIsNewsForTheOtherCapabilities() {
    Receipt receipt = receive(Manuscripts.harbour());
    articles.mark(receipt.article(), Status.DRAFT);
    database.jdbi().useHandle(h -> h.execute("delete from scheduled_tasks"));

    articles.mark(receipt.article(), Status.PUBLISHED);

    assertThat(count("scheduled_tasks")).isEqualTo(1);
  }

  @Test
  void saysThatThereIsNoSuchArticle() {
    assertThat(articles.mark(new ArticleId(-1), Status.DRAFT)).isFalse();
  }

  // --- Lists ---

  @Test
  void listsByRegionThemeAuthorOriginAndMonth() {
    Receipt receipt = receive(Manuscripts.harbour());
    receive(
        Manuscripts.harbour()
            .headline("Night library")
            .body(paragraphs("books", 3))
            .regions("France")
            .themes("Books")
            .authors("Luc Roy")
            .origin("Gazette")
            .day(LocalDate.of(2022, 7, 1)));
    Article harbour = articles.at(receipt.path()).orElseThrow();

    for (Selection selection :
        List.of(
            new Selection.InRegion(harbour.regions().getFirst()),
            new Selection.OnTheme(harbour.themes().getFirst()),
            new Selection.ByAuthor(harbour.authors().getFirst()),
            new Selection.FromOrigin(harbour.provenance().origin()),
            new Selection.InMonth(YearMonth.of(2022, 6)))) {
      assertThat(articles.list(selection, 10, 0))
          .as(selection.toString())
          .extracting(Article::headline)
          .containsExactly("The harbour that moved");
    }
  }

  @Test
  void listsTheLatestFirstPageByPage() {
    for (int day = 1; day <= 7; day++) {
      receive(
          Manuscripts.harbour()
              .headline("Day " + day)
              .body(paragraphs("day " + day, 3))
              .day(LocalDate.of(2022, 6, day)));
    }

    assertThat(articles.list(new Selection.All(), 3, 3))
        .extracting(Article::headline)
        .containsExactly("Day 4", "Day 3", "Day 2");
    assertThat(articles.list(new Selection.All(), 3, 6)).hasSize(1);
    assertThat(articles.list(new Selection.All(), 3, 9)).isEmpty();
  }

  private Receipt receive(Manuscripts manuscript) {
    Manuscript made = manuscript.manuscript();
    return database.jdbi().inTransaction(h -> articles.receive(h, made));
  }

  private static String paragraphs(String words, int count) {
    StringBuilder html = new StringBuilder();
    for (int i = 0; i < count; i++) {
      html.append(
          "<p>Paragraph %d tells at some length about %s and nothing else.</p>"
              .formatted(i, words));
    }
    return html.toString();
  }

  private static int count(String table) {
    return numbers("select count(*) from " + table).getFirst();
  }

  private static List<Integer> numbers(String question) {
    return database.jdbi().withHandle(h -> h.createQuery(question).mapTo(Integer.class).list());
  }
}
