package press.colophon.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static press.colophon.extract.Pages.PROSE;
import static press.colophon.extract.Pages.article;
import static press.colophon.extract.Pages.with;

import java.time.LocalDate;
import java.time.Year;
import org.junit.jupiter.api.Test;
import press.colophon.extract.ExtractedArticle.Author;

/// What each field takes from a page.
class FieldsTest {

  private static String jsonLd(String members) {
    return "<script type='application/ld+json'>{\"@type\":\"NewsArticle\","
        + members
        + "}</script>";
  }

  @Test
  void takesTheHeadlineTheReaderSeesAndNotTheShareTitle() {
    var article =
        article(
            with("<meta property=og:title content='You will not believe this harbour'>", PROSE));

    assertThat(article.headline()).isEqualTo("Storm closes the harbour");
    assertThat(article.evidence().get("headline").from()).isEqualTo("h1");
  }

  @Test
  void cutsTheSiteNameOffATitleWhenThereIsNoHeading() {
    var article =
        article(
            "<title>Storm closes the harbour | Harbour Post</title><article>"
                + PROSE
                + "</article>");

    assertThat(article.headline()).isEqualTo("Storm closes the harbour");
  }

  @Test
  void takesAuthorsWithTheirAddressesFromStructuredData() {
    var article =
        article(
            with(
                jsonLd(
                    "\"author\":[{\"@type\":\"Person\",\"name\":\"Ada Reed\",\"url\":\"https://harbour.example/ada\"},{\"name\":\"Tom Okafor\"}]"),
                PROSE));

    assertThat(article.authors())
        .containsExactly(
            new Author("Ada Reed", "https://harbour.example/ada"), new Author("Tom Okafor", null));
  }

  @Test
  void followsReferencesInsideAGraph() {
    var article =
        article(
            with(
                "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"Article\",\"author\":{\"@id\":\"#ada\"}},{\"@type\":\"Person\",\"@id\":\"#ada\",\"name\":\"Ada Reed\"}]}</script>",
                PROSE));

    assertThat(article.authors()).containsExactly(new Author("Ada Reed", null));
  }

  @Test
  void readsTwoAuthorsFromThePrintedLine() {
    var article =
        article(with("", "<p class=byline>By Ada Reed and Tom Okafor, staff writers</p>" + PROSE));

    assertThat(article.authors())
        .extracting(Author::name)
        .containsExactly("Ada Reed", "Tom Okafor");
  }

  @Test
  void doesNotTakeThePublicationForAPerson() {
    var article =
        article(
            with(
                "<meta property=og:site_name content='Harbour Post'>"
                    + jsonLd("\"author\":{\"@type\":\"Organization\",\"name\":\"Harbour Post\"}"),
                PROSE));

    assertThat(article.authors()).isEmpty();
  }

  @Test
  void keepsTheTimeAndOffsetOfPublication() {
    var article =
        article(
            with(
                "<meta property=article:published_time content='2022-06-13T09:30:00+02:00'>",
                PROSE));

    assertThat(article.published()).hasToString("2022-06-13T09:30:00+02:00");
  }

  @Test
  void leavesOutAModificationThatIsThePublicationItself() {
    var article =
        article(
            with(
                jsonLd("\"datePublished\":\"2022-06-13\",\"dateModified\":\"2022-06-13\""), PROSE));

    assertThat(article.modified()).isNull();
  }

  @Test
  void findsADateLineInWords() {
    var article = article(with("", "<div>13. Juni 2022</div>" + PROSE));

    assertThat(article.published()).isEqualTo(PublicationDate.of(LocalDate.of(2022, 6, 13)));
  }

  @Test
  void takesNoDateFromALinkToAnotherArticle() {
    String page =
        "<h1>Storm closes the harbour</h1><a href=/old><time datetime=2019-01-01>2019</time></a><time datetime=2022-06-13>today</time>"
            + PROSE;

    assertThat(article(page).published()).hasToString("2022-06-13");
  }

  @Test
  void readsLanguageDirectionAndCanonical() {
    var article = article("<html lang=ar><link rel=canonical href='/storm'><h1>عاصفة</h1>" + PROSE);

    assertThat(article.language()).isEqualTo("ar");
    assertThat(article.direction()).isEqualTo(ExtractedArticle.Direction.RIGHT_TO_LEFT);
    assertThat(article.canonical()).isEqualTo("https://harbour.example/storm");
  }

  @Test
  void readsCaptionAndCreditOfTheLeadPicture() {
    var article =
        article(
            with(
                "<meta property=og:image content='https://harbour.example/img/bank-1200x800.jpg'>",
                "<figure><img src='/img/bank-600x400.jpg' alt='A bank of sand'><figcaption>The sand bank at noon. Photo: Mia Berg</figcaption></figure>"
                    + PROSE));

    assertThat(article.picture())
        .isEqualTo(
            new ExtractedArticle.Picture(
                "https://harbour.example/img/bank-1200x800.jpg",
                "The sand bank at noon.",
                "Mia Berg",
                null,
                "A bank of sand"));
    assertThat(String.join("", article.body())).doesNotContain("<img");
  }

  @Test
  void findsALicenceInALink() {
    var article =
        article(
            with(
                "",
                PROSE
                    + "<p>Published under a <a rel=license href='https://creativecommons.org/licenses/by-nd/4.0/'>Creative Commons licence</a>.</p>"));

    assertThat(article.licence().address())
        .isEqualTo("https://creativecommons.org/licenses/by-nd/4.0/");
  }

  @Test
  void findsALicenceInASentence() {
    var article =
        article(
            with(
                "",
                PROSE
                    + "<p>You may republish this article under Creative Commons Attribution 4.0.</p>"));

    assertThat(article.licence().words()).contains("Creative Commons Attribution 4.0");
  }

  @Test
  void readsTheFirstPublicationFromASentence() {
    var article =
        article(
            with(
                "",
                PROSE
                    + "<p>This article was first published by <a href='https://coast.example/storm'>Coast Weekly</a> on 12 June 2022.</p>"));

    assertThat(article.original())
        .isEqualTo(
            new ExtractedArticle.Original(
                "Coast Weekly",
                "https://coast.example/storm",
                PublicationDate.of(LocalDate.of(2022, 6, 12))));
  }

  @Test
  void readsTheOriginalFromStructuredData() {
    var article =
        article(
            with(
                jsonLd(
                    "\"isBasedOn\":{\"@type\":\"NewsArticle\",\"url\":\"https://coast.example/storm\",\"publisher\":{\"name\":\"Coast Weekly\"}}"),
                PROSE));

    assertThat(article.original().name()).isEqualTo("Coast Weekly");
    assertThat(article.original().url()).isEqualTo("https://coast.example/storm");
  }

  @Test
  void takesACanonicalOnAnotherHostForTheOriginal() {
    var article = article(with("<link rel=canonical href='https://coast.example/storm'>", PROSE));

    assertThat(article.original().url()).isEqualTo("https://coast.example/storm");
  }

  @Test
  void readsHolderAndYearOfTheCopyrightLine() {
    var article = article(with("", PROSE + "<p>Copyright © Ada Reed, Harbour Post, 2022</p>"));

    assertThat(article.copyright().holder()).isEqualTo("Ada Reed, Harbour Post");
    assertThat(article.copyright().year()).isEqualTo(Year.of(2022));
  }

  @Test
  void readsLinesThePageLabelsRegionAndTheme() {
    var article =
        article(
            with(
                "",
                "<p>Region: <a href=/a>Africa</a>, <a href=/e>Europe</a></p><p>Theme: Environment</p>"
                    + PROSE));

    assertThat(article.regions()).containsExactly("Africa", "Europe");
    assertThat(article.themes()).containsExactly("Environment");
  }

  @Test
  void survivesStructuredDataThatIsNotQuiteJson() {
    var article =
        article(
            with(
                "<script type='application/ld+json'>/* x */ {\"@type\":\"NewsArticle\",\"author\":\"Ada\nReed\",\"datePublished\":\"2022-06-13\",}, {\"@type\"</script>",
                PROSE));

    assertThat(article.authors()).containsExactly(new Author("Ada Reed", null));
    assertThat(article.published()).hasToString("2022-06-13");
  }
}
