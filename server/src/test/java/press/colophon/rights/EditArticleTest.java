package press.colophon.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.colophon.articles.Alteration;
import press.colophon.articles.Article;
import press.colophon.articles.Articles;
import press.colophon.articles.Body;
import press.colophon.articles.Edit;
import press.colophon.articles.Manuscripts;
import press.colophon.articles.Receipt;
import press.colophon.platform.db.Changes;
import press.colophon.platform.db.TestDatabase;
import press.colophon.platform.jobs.Jobs;
import press.colophon.taxonomy.Taxonomy;

/// What an editor changes, what the terms say to that, and what becomes of it when the source comes
/// again.
final class EditArticleTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final Clock clock = Clock.systemUTC();
  private Articles articles;
  private TermsOfArticles terms;
  private EditArticle editing;

  @BeforeEach
  void open() {
    database
        .jdbi()
        .useHandle(h -> h.execute("truncate article, publication, scheduled_tasks, note cascade"));
    articles =
        new Articles(
            database.jdbi(), new Taxonomy(database.jdbi()), new Jobs(), new Changes(), clock);
    terms = new TermsOfArticles(database.jdbi());
    Permissions permissions =
        new Permissions(
            database.jdbi(),
            new TermsOfPublications(database.jdbi()),
            new GivenPermissions(clock),
            HouseRules.defaults());
    editing = new EditArticle(database.jdbi(), articles, permissions, clock);
  }

  @Test
  void tellsACutFromARewording() {
    Article article = received(licensed("CC-BY-4.0"));

    assertThat(editing.run(article, edit(article, first(article))))
        .isEqualTo(new EditArticle.Edited(Set.of(Alteration.SHORTENED)));
    assertThat(editing.run(article, edit(article, "<p>Something else, and longer.</p>".repeat(40))))
        .isEqualTo(new EditArticle.Edited(Set.of(Alteration.TEXT)));
    assertThat(now(article).revision().alterations()).containsExactly(Alteration.TEXT);
    assertThat(editing.run(article, edit(article, article.revision().body().html())))
        .isEqualTo(new EditArticle.Edited(Set.of()));
    assertThat(now(article).revision().alterations()).isEmpty();
  }

  @Test
  void whatMayNotBeChangedIsNot() {
    Article article = received(licensed("CC-BY-ND-4.0"));

    assertThat(editing.run(article, edit(article, first(article))))
        .isEqualTo(
            new EditArticle.NotPermitted(
                "It may not be edited: CC BY-ND 4.0, section 1(a), 2(a)(1)(B)."));
    assertThat(now(article)).isEqualTo(article);
  }

  @Test
  void theHeadlineAndTheWholeTextStayWhereTheTermsAskForIt() {
    Article article =
        received(
            licensed("CC-BY-4.0")
                .saying(
                    List.of(),
                    List.of(
                        new Duty(Duty.Kind.KEEP_TITLE, null, null),
                        new Duty(Duty.Kind.WHOLE_TEXT, null, null))));
    Edit renamed = new Edit("Another headline", null, article.revision().body(), "Ida");
    String longer = article.revision().body().html() + "<p>And more.</p>";

    assertThat(editing.run(article, renamed))
        .isEqualTo(new EditArticle.NotPermitted("Its terms ask to keep the headline as it is."));
    assertThat(editing.run(article, edit(article, first(article))))
        .isEqualTo(new EditArticle.NotPermitted("Its terms ask to publish the whole text."));
    assertThat(editing.run(article, edit(article, longer))).isInstanceOf(EditArticle.Edited.class);
  }

  @Test
  void anEditStandsUntilTheSourceHasAnotherText() {
    Article article = received(licensed("CC-BY-4.0"));
    editing.run(article, edit(article, first(article)));

    assertThat(receive(Manuscripts.harbour())).isNotInstanceOf(Receipt.Revised.class);
    assertThat(now(article).revision().alterations()).containsExactly(Alteration.SHORTENED);

    assertThat(receive(Manuscripts.harbour().more("The ferry crew was asked at last.")))
        .isInstanceOf(Receipt.Revised.class);
    assertThat(now(article).revision().alterations()).isEmpty();
    assertThat(now(article).revision().body().text()).contains("at last");
  }

  @Test
  void aCorrectionAfterAnEditStillTellsOfIt() {
    Article article = received(licensed("CC-BY-4.0"));
    editing.run(article, edit(article, first(article)));

    articles.correct(article.id(), "The year was wrong.");

    assertThat(now(article).revision().alterations()).containsExactly(Alteration.SHORTENED);
  }

  private Article received(Terms found) {
    Receipt receipt = receive(Manuscripts.harbour());
    database
        .jdbi()
        .useTransaction(
            h -> {
              terms.keep(h, receipt.article(), found);
              terms.say(h, receipt.article(), found.clauses(), found.duties());
            });
    return articles.find(receipt.article()).orElseThrow();
  }

  private Receipt receive(Manuscripts manuscript) {
    return database.jdbi().inTransaction(h -> articles.receive(h, manuscript.manuscript()));
  }

  private Article now(Article article) {
    return articles.find(article.id()).orElseThrow();
  }

  private static Edit edit(Article article, String html) {
    return new Edit(article.headline(), null, Body.sanitise(html, null), "Ida");
  }

  private static String first(Article article) {
    return article.revision().body().html().replaceFirst("</p>.*", "</p>");
  }

  private static Terms licensed(String licence) {
    return new Terms(Basis.LICENCE, Licence.ofId(licence), licence, null, List.of());
  }
}
