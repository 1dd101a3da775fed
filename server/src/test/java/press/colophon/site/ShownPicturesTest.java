package press.colophon.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Articles;
import press.colophon.articles.FeaturedImage;
import press.colophon.articles.Manuscripts;
import press.colophon.articles.Picture;
import press.colophon.articles.Status;
import press.colophon.articles.credit.PictureCredit;
import press.colophon.platform.MovedClock;
import press.colophon.platform.db.Changes;
import press.colophon.platform.db.TestDatabase;
import press.colophon.platform.jobs.Jobs;
import press.colophon.rights.Basis;
import press.colophon.rights.Duty;
import press.colophon.rights.GivenPermissions;
import press.colophon.rights.HouseRules;
import press.colophon.rights.Licence;
import press.colophon.rights.Permissions;
import press.colophon.rights.Terms;
import press.colophon.rights.TermsOfArticles;
import press.colophon.rights.TermsOfPublications;
import press.colophon.taxonomy.Taxonomy;

final class ShownPicturesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
  private static final String QUAY = "ab".repeat(32);
  private static final String OTHER = "cd".repeat(32);

  private final MovedClock clock = new MovedClock(NOON);

  private Articles articles;
  private TermsOfArticles terms;
  private ShownPictures shown;

  @BeforeEach
  void open() {
    database.jdbi().useHandle(h -> h.execute("truncate article, picture, publication cascade"));
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
    shown = new ShownPictures(articles, permissions, clock);
  }

  @Test
  void aPictureIsHadInEverySizeAsLongAsItsArticleIsShown() {
    ArticleId article = article("The quay", QUAY, null, List.of());
    assertThat(shown.isOpen(QUAY + ".jpg")).isTrue();
    assertThat(shown.isOpen(QUAY + "-800.jpg")).isTrue();

    articles.mark(article, Status.WITHDRAWN);
    shown.changed();

    assertThat(shown.isOpen(QUAY + ".jpg")).isFalse();
    assertThat(shown.isOpen(QUAY + "-800.jpg")).isFalse();
  }

  @Test
  void whatIsDecidedIsRememberedUntilSomethingChanges() {
    ArticleId article = article("The quay", QUAY, null, List.of());
    assertThat(shown.isOpen(QUAY + ".jpg")).isTrue();

    articles.mark(article, Status.WITHDRAWN);

    assertThat(shown.isOpen(QUAY + ".jpg")).isTrue();
    shown.changed();
    assertThat(shown.isOpen(QUAY + ".jpg")).isFalse();
  }

  @Test
  void aPictureOfTwoArticlesStaysWithTheOther() {
    ArticleId first = article("The quay", QUAY, null, List.of());
    article("The ferry", QUAY, null, List.of());

    articles.mark(first, Status.WITHDRAWN);

    assertThat(shown.isOpen(QUAY + ".jpg")).isTrue();
  }

  @Test
  void aPictureGoesWithTheLastDayOfItsArticle() {
    Duty week = new Duty(Duty.Kind.EXPIRE, "7 days", "Take it down after a week.");
    article("The quay", QUAY, null, List.of(week));
    assertThat(shown.isOpen(QUAY + ".jpg")).isTrue();

    clock.moveBy(Duration.ofDays(8));
    shown.changed();

    assertThat(shown.isOpen(QUAY + ".jpg")).isFalse();
  }

  @Test
  void aPictureThatTheTermsDoNotMeanIsNotHadByItsAddressEither() {
    article("The quay", QUAY, "Photo: M. Diaz/AFP", List.of());

    assertThat(shown.isOpen(QUAY + ".jpg")).isFalse();
  }

  @Test
  void aPictureThatALaterRevisionReplacedIsNotShown() {
    receive(manuscript("The quay", QUAY, null));
    ArticleId article = receive(manuscript("The quay", OTHER, null).more("The quay was moved."));
    keep(article, List.of());

    assertThat(shown.isOpen(QUAY + ".jpg")).isFalse();
    assertThat(shown.isOpen(OTHER + ".jpg")).isTrue();
  }

  @Test
  void noOtherNameIsAPicture() {
    article("The quay", QUAY, null, List.of());

    assertThat(shown.isOpen("notes.txt")).isFalse();
    assertThat(shown.isOpen(QUAY)).isFalse();
    assertThat(shown.isOpen(".unfinished" + QUAY + ".jpg")).isFalse();
    assertThat(shown.isOpen("ef".repeat(32) + ".jpg")).isFalse();
  }

  private ArticleId article(
      String headline, String picture, @Nullable String credit, List<Duty> duties) {
    ArticleId article = receive(manuscript(headline, picture, credit));
    keep(article, duties);
    return article;
  }

  private ArticleId receive(Manuscripts manuscript) {
    return database
        .jdbi()
        .inTransaction(h -> articles.receive(h, manuscript.manuscript()))
        .article();
  }

  private void keep(ArticleId article, List<Duty> duties) {
    Terms licensed =
        new Terms(Basis.LICENCE, Licence.ofId("CC-BY-4.0"), "CC BY 4.0", null, List.of());
    database
        .jdbi()
        .useTransaction(
            h -> {
              terms.keep(h, article, licensed);
              terms.say(h, article, List.of(), duties);
            });
  }

  private static Manuscripts manuscript(String headline, String picture, @Nullable String credit) {
    return Manuscripts.harbour()
        .headline(headline)
        .body("<p>%s is a story of its own, of seven words or more.</p>".formatted(headline))
        .identifiers("https://coast.example/" + headline.replace(' ', '-'))
        .day(LocalDate.ofInstant(NOON, ZoneOffset.UTC))
        .image(
            new FeaturedImage(
                new Picture(picture, "image/jpeg", 1600, 900, PictureCredit.NONE),
                null,
                credit,
                null,
                null));
  }
}
