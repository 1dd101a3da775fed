package press.colophon.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import press.colophon.articles.Alteration;
import press.colophon.articles.Article;
import press.colophon.articles.Author;
import press.colophon.articles.Publication;
import press.colophon.articles.Sample;
import press.colophon.platform.texts.AllTexts;
import press.colophon.platform.texts.Html;
import press.colophon.taxonomy.Slug;

final class ColophonTest {
  private static final AllTexts TEXTS = new AllTexts();
  private static final Colophon.House HOUSE =
      new Colophon.House("The Lantern", "desk@lantern.example");
  private static final Instant NOW = Instant.parse("2022-06-14T09:00:00Z");
  private static final Colophon.Text ORIGINAL = new Colophon.Text(Occasion.page("en", NOW), null);

  @ParameterizedTest
  @EnumSource(Basis.class)
  void saysOnWhatBasisTheArticleIsHere(Basis basis) {
    Licence licence = basis == Basis.LICENCE ? Licence.ofId("CC-BY-4.0") : null;

    String said = said(colophon(Sample.harbour().article(), terms(basis, licence)), "basis");

    assertThat(said).isNotBlank();
    assertThat(said.contains("CC BY 4.0")).isEqualTo(basis == Basis.LICENCE);
    assertThat(said.contains("The Lantern")).isEqualTo(basis == Basis.OWN_WORK);
  }

  @ParameterizedTest
  @CsvSource({
    "CC-BY-4.0, false, false, false",
    "CC-BY-NC-ND-4.0, true, true, false",
    "CC-BY-SA-4.0, false, false, true"
  })
  void saysWhatTheLicenceDemands(String id, boolean derivatives, boolean commerce, boolean alike) {
    Colophon colophon =
        colophon(Sample.harbour().article(), terms(Basis.LICENCE, Licence.ofId(id)));

    String said = said(colophon, "use");

    assertThat(said.contains("including translations")).isEqualTo(derivatives);
    assertThat(said.contains("Commercial use")).isEqualTo(commerce);
    assertThat(said.contains("same licence.")).isEqualTo(alike);
  }

  @Test
  void linksTheOriginal() {
    assertThat(said(colophon(Sample.harbour().article(), unstated()), "origin"))
        .contains("<a href=\"https://coast.example/2022/harbour?id=7&amp;view=full\">");
  }

  @ParameterizedTest
  @CsvSource({"javascript:alert(1)", "'data:text/html,x'", "'JAVASCRIPT:alert(1)'"})
  void linksNothingThatIsNotOfTheWeb(String address) {
    Article article =
        Sample.harbour()
            .originalUrl(address)
            .origin(new Publication(3, "Coast Courier", new Slug("coast-courier"), address))
            .article();

    Colophon colophon = colophon(article, unstated());

    assertThat(colophon.entries())
        .flatMap(Colophon.Entry::sentences)
        .noneMatch(s -> s.markup().toLowerCase(java.util.Locale.ROOT).contains("href=\"j"))
        .noneMatch(s -> s.markup().contains("href=\"d"));
  }

  @Test
  void escapesHostileText() {
    Article article =
        Sample.harbour()
            .origin(new Publication(3, "<script>x</script>", new Slug("x"), null))
            .originalUrl(null)
            .authors(new Author(1, "\"><img src=x onerror=y>", new Slug("y"), null))
            .article();
    Terms terms =
        new Terms(
            Basis.UNSTATED,
            null,
            null,
            new Copyright("<b>Holder</b>", Year.of(2022), null),
            List.of());

    assertThat(colophon(article, terms).entries())
        .flatMap(Colophon.Entry::sentences)
        .extracting(Html::markup)
        .noneMatch(m -> m.contains("<script") || m.contains("<img") || m.contains("<b>"));
  }

  @Test
  void creditsInTheWordingThatTheTermsAskFor() {
    Terms terms =
        unstated()
            .saying(
                List.of(),
                List.of(new Duty(Duty.Kind.CREDIT, "From the Coast Courier, with thanks", null)));

    assertThat(colophon(Sample.harbour().article(), terms).creditLine())
        .contains("From the Coast Courier, with thanks")
        .doesNotContain("First published");
  }

  @Test
  void anArticleThatSaysNothingStillHasItsBasisAndItsUse() {
    Colophon colophon =
        Colophon.of(
            Sample.notice().article(),
            rights(Sample.notice().article(), unstated()),
            new Colophon.House("The Lantern", null),
            ORIGINAL,
            TEXTS.english());

    assertThat(colophon.entries()).extracting(Colophon.Entry::kind).containsExactly("basis", "use");
  }

  @Test
  void quotesWhatThePageStates() {
    Terms terms =
        new Terms(
            Basis.ATTRIBUTION,
            null,
            null,
            null,
            List.of(
                new Notice(Notice.Subject.REPUBLICATION, "You may cross-post this."),
                new Notice(Notice.Subject.RESPONSIBILITY, "The author answers for it."),
                new Notice(Notice.Subject.CONTACT, "Write to rights@coast.example.")));

    Colophon colophon = colophon(Sample.harbour().article(), terms);

    assertThat(entry(colophon, "use").orElseThrow().quotations())
        .containsExactly("You may cross-post this.");
    assertThat(entry(colophon, "responsible").orElseThrow().quotations())
        .containsExactly("The author answers for it.");
    assertThat(said(colophon, "ask")).contains("mailto:rights@coast.example\"");
  }

  @Test
  void theCreditLineNamesAuthorsOriginHolderAndAddress() {
    Terms terms =
        new Terms(
            Basis.UNSTATED,
            null,
            null,
            new Copyright("Coast Courier", Year.of(2022), null),
            List.of());

    assertThat(colophon(Sample.harbour().article(), terms).creditLine())
        .contains("Ida Brook", "Tomás Ó Sé", "Coast Courier", "© Coast Courier, 2022")
        .endsWith("https://coast.example/2022/harbour?id=7&view=full");
  }

  @Test
  void theDayOfARepublicationIsNotGivenToTheOrigin() {
    Article article = Sample.harbour().originDate(null).article();

    assertThat(colophon(article, unstated()).creditLine())
        .contains("First published by Coast Courier ·")
        .doesNotContain("June");
  }

  @Test
  void saysWhatWasChangedHere() {
    Article article = Sample.harbour().article();
    Article cut =
        Sample.altered(article, Set.of(Alteration.HEADLINE, Alteration.SHORTENED)).withoutImage();

    assertThat(entry(colophon(article, licensed("CC-BY-4.0")), "changes")).isEmpty();
    assertThat(said(colophon(cut, licensed("CC-BY-4.0")), "changes"))
        .isEqualTo("The headline was changed. The text was shortened. The picture was left out.");
  }

  @Test
  void aTranslationUnderShareAlikeIsOfferedAlike() {
    Article article = Sample.harbour().article();
    Colophon.Text french =
        new Colophon.Text(Occasion.page("fr", NOW), Html.text("Translated by nobody."));
    Colophon colophon =
        Colophon.of(
            article,
            new Rights(
                "en",
                article.publishedOn(),
                Map.of(Level.ARTICLE, licensed("CC-BY-SA-3.0")),
                List.of(),
                HouseRules.defaults()
                    .offering(OwnTerms.licensed(Licence.ofId("CC-BY-4.0"), null, null)),
                null),
            HOUSE,
            french,
            TEXTS.english());

    assertThat(said(colophon, "translation"))
        .startsWith("Translated by nobody.")
        .contains("https://creativecommons.org/licenses/by-sa/3.0/")
        .doesNotContain("/by/4.0/");
  }

  @Test
  void tellsOfACounterThatIsNotLoadedAndLinksTheSourcesSite() {
    Terms terms =
        licensed("CC-BY-4.0")
            .saying(
                List.of(),
                List.of(
                    duty(Duty.Kind.COUNTER, "<img src=\"https://coast.example/c.gif\">"),
                    duty(Duty.Kind.LINK_HOME, "https://coast.example/home")));
    Article article = Sample.harbour().article();

    assertThat(said(colophon(article, terms), "origin"))
        .contains("Your browser does not load its counter.", "href=\"https://coast.example/home\"")
        .doesNotContain("c.gif");
    assertThat(
            said(
                Colophon.of(
                    article,
                    rights(article, terms),
                    new Colophon.House("The Lantern", null, CounterPolicy.LINK),
                    ORIGINAL,
                    TEXTS.english()),
                "origin"))
        .contains("<a href=\"https://coast.example/c.gif\">");
    assertThat(rights(article, terms).dutyToPublication(Duty.Kind.COUNTER))
        .as("asked for on the page of an article, where anybody may have written it")
        .isEmpty();
  }

  @Test
  void speaksEveryLanguageOfTheInterface() {
    for (String tag : List.of("fr", "ar", "zh-Hans", "eo")) {
      Colophon colophon =
          Colophon.of(
              Sample.harbour().article(),
              rights(Sample.harbour().article(), unstated()),
              HOUSE,
              ORIGINAL,
              TEXTS.in(tag).orElseThrow());

      assertThat(said(colophon, "basis")).as(tag).isNotBlank().doesNotContain("The page we");
    }
  }

  private static Colophon colophon(Article article, Terms terms) {
    return Colophon.of(article, rights(article, terms), HOUSE, ORIGINAL, TEXTS.english());
  }

  private static Duty duty(Duty.Kind kind, @Nullable String value) {
    return new Duty(kind, value, null);
  }

  private static Rights rights(Article article, Terms terms) {
    return Rights.of(article, terms, HouseRules.defaults());
  }

  private static Terms licensed(String licence) {
    return terms(Basis.LICENCE, Licence.ofId(licence));
  }

  private static Terms unstated() {
    return terms(Basis.UNSTATED, null);
  }

  private static Terms terms(Basis basis, @Nullable Licence licence) {
    return new Terms(basis, licence, null, null, List.of());
  }

  private static Optional<Colophon.Entry> entry(Colophon colophon, String kind) {
    return colophon.entries().stream().filter(e -> e.kind().equals(kind)).findFirst();
  }

  private static String said(Colophon colophon, String kind) {
    return entry(colophon, kind).map(e -> Html.join(e.sentences(), " ").markup()).orElse("");
  }
}
