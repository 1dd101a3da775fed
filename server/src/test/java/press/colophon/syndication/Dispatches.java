package press.colophon.syndication;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.Set;
import press.colophon.articles.Article;
import press.colophon.articles.Body;
import press.colophon.articles.Sample;
import press.colophon.articles.Selection;
import press.colophon.platform.texts.AllTexts;
import press.colophon.platform.texts.Texts;
import press.colophon.rights.Basis;
import press.colophon.rights.Colophon;
import press.colophon.rights.Colophon.House;
import press.colophon.rights.Copyright;
import press.colophon.rights.GenerousHouse;
import press.colophon.rights.Given;
import press.colophon.rights.HouseRules;
import press.colophon.rights.Level;
import press.colophon.rights.Licence;
import press.colophon.rights.Occasion;
import press.colophon.rights.Rights;
import press.colophon.rights.Scope;
import press.colophon.rights.Terms;
import press.colophon.rights.Use;
import press.colophon.translation.Rendition;

/// The sample newspaper's articles on their way out.
final class Dispatches {
  static final Addresses ADDRESSES = new Addresses("https://paper.example", "en");
  static final House HOUSE = new House("The Paper", "desk@paper.example");
  static final Instant NOW = Instant.parse("2022-06-14T09:00:00Z");
  static final String ORIGINAL = "https://paper.example/2022/06/the-harbour-that-moved";

  private static final HouseRules GENEROUS = GenerousHouse.rules();
  private static final AllTexts TEXTS = new AllTexts();

  private Dispatches() {}

  static Texts texts(String tag) {
    return TEXTS.in(tag).orElseThrow();
  }

  static Terms licensed(String licence) {
    return new Terms(
        Basis.LICENCE,
        Licence.ofId(licence),
        licence,
        new Copyright("Coast Courier", Year.of(2022), null),
        List.of());
  }

  static Terms silent() {
    return new Terms(Basis.UNSTATED, null, null, null, List.of());
  }

  static Terms own() {
    return new Terms(Basis.OWN_WORK, null, null, null, List.of());
  }

  /// The harbour under a licence that allows translations, in English with French and Spanish.
  static Dispatch harbour() {
    return of(Sample.harbour(), licensed("CC-BY-4.0"), "fr", "es");
  }

  static Dispatch of(Sample sample, Terms terms, String... translations) {
    return of(sample.article(), terms, translations);
  }

  static Dispatch of(Article article, Terms terms, String... translations) {
    return new Dispatch(
        Rendition.original(article),
        Rights.of(article, terms, GENEROUS),
        Occasion.page("en", NOW),
        Colophon.of(
            article,
            Rights.of(article, terms, GENEROUS),
            HOUSE,
            new Colophon.Text(Occasion.page("en", NOW), null),
            texts("en")),
        List.of(translations),
        48_213L);
  }

  /// The harbour in French, translated by machine.
  static Dispatch port(Terms terms) {
    return port(terms, List.of());
  }

  /// The same with permissions that were given to us.
  static Dispatch port(Terms terms, List<Given> permissions) {
    Article article = Sample.harbour().article();
    Rights rights =
        new Rights(
            article.language(),
            article.publishedOn(),
            Map.of(Level.ARTICLE, terms),
            permissions,
            GENEROUS,
            null);
    Rendition french =
        new Rendition(
            article,
            "fr",
            "Le port qui a déménagé",
            "Une ville suit son eau.",
            Body.sanitise("<p>Le vieux port s’est ensablé.</p>", null),
            "Le nouveau quai au printemps",
            null,
            List.of(),
            Rendition.Made.byMachine("Apertium eng-fra", Instant.parse("2022-06-14T08:30:00Z")));
    return new Dispatch(
        french,
        rights,
        Occasion.page("fr", NOW),
        Colophon.of(
            article,
            rights,
            HOUSE,
            new Colophon.Text(Occasion.page("fr", NOW), TranslationLabel.of(french, texts("fr"))),
            texts("fr")),
        List.of("fr", "es"),
        null);
  }

  /// A letter that lets us translate.
  static List<Given> permitted() {
    LocalDate day = LocalDate.of(2022, 6, 14);
    return List.of(
        new Given(
            1, Set.of(Use.TRANSLATE), Scope.ALL, "Coast Courier", day, "letter", "Ida", NOW, null));
  }

  static Feed feed(Dispatch... dispatches) {
    return new Feed(
        new Selection.All(),
        "en",
        texts("en"),
        "The Paper",
        "News that travels",
        NOW,
        List.of("fr", "ar"),
        List.of(dispatches));
  }

  static String written(Feed feed, Feed.Form form) {
    return new Feeds(ADDRESSES, HOUSE).write(feed, form);
  }
}
