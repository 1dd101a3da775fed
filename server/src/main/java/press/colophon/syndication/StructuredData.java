package press.colophon.syndication;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.Author;
import press.colophon.articles.Body;
import press.colophon.articles.FeaturedImage;
import press.colophon.articles.Picture;
import press.colophon.articles.Publication;
import press.colophon.articles.Selection;
import press.colophon.platform.texts.Texts;
import press.colophon.rights.Colophon.House;
import press.colophon.rights.Copyright;
import press.colophon.rights.Licence;
import press.colophon.rights.Occasion;
import press.colophon.translation.Rendition;

/// Says in the words of schema.org what a page is, as JSON-LD that may stand inside
/// `<script type="application/ld+json">`. Thread-safe.
public final class StructuredData {
  private static final String CONTEXT = "https://schema.org";

  private final Addresses addresses;
  private final House house;

  /// A step of the way from the front page to a page.
  public record Step(String name, String address) {}

  public StructuredData(Addresses addresses, House house) {
    this.addresses = addresses;
    this.house = house;
  }

  /// For the page of an article.
  ///
  /// @param texts the interface in the language of the page
  /// @param askAt address of the page where uses beyond the licence are asked for, where there is
  ///     one
  public String article(Dispatch dispatch, Texts texts, @Nullable String askAt) {
    String address = dispatch.address(addresses);
    Json json = Json.ofType("NewsArticle").with("@context", CONTEXT).with("@id", id(address));
    json.with("mainEntityOfPage", Json.ofType("WebPage").with("@id", address));
    json.with("url", address);
    text(json, dispatch);
    people(json, dispatch);
    origin(json, dispatch);
    rights(json, dispatch, askAt);
    subjects(json, dispatch, texts);
    dispatch.image().ifPresent(image -> json.with("image", List.of(image(dispatch, image))));
    return json.forScript();
  }

  /// For the front page.
  public String home(String title, @Nullable String description, String language) {
    return site(language)
        .with("@context", CONTEXT)
        .with("name", title)
        .with("description", description)
        .with("inLanguage", language)
        .with("publisher", publisher())
        .forScript();
  }

  /// For the page of a list, the dispatches in its order.
  public String list(
      Selection selection, String title, String language, List<Dispatch> dispatches) {
    String address = addresses.of(selection, language);
    List<Json> items = new ArrayList<>();
    for (Dispatch dispatch : dispatches) {
      items.add(
          Json.ofType("ListItem")
              .with("position", items.size() + 1L)
              .with("url", dispatch.address(addresses))
              .with("name", dispatch.rendition().headline()));
    }
    return Json.ofType("CollectionPage")
        .with("@context", CONTEXT)
        .with("@id", address)
        .with("url", address)
        .with("name", title)
        .with("inLanguage", language)
        .with("isPartOf", site(language))
        .with("publisher", publisher())
        .with("mainEntity", Json.ofType("ItemList").with("itemListElement", items))
        .forScript();
  }

  /// For any page below the front page: the way to it, the page itself last.
  public String way(List<Step> steps) {
    List<Json> items = new ArrayList<>();
    for (Step step : steps) {
      items.add(
          Json.ofType("ListItem")
              .with("position", items.size() + 1L)
              .with("name", step.name())
              .with("item", step.address()));
    }
    return Json.ofType("BreadcrumbList")
        .with("@context", CONTEXT)
        .with("itemListElement", items)
        .forScript();
  }

  private static void text(Json json, Dispatch dispatch) {
    json.with("headline", dispatch.rendition().headline())
        .with("description", dispatch.summary())
        .with("inLanguage", dispatch.language())
        .with("datePublished", dispatch.published().toString())
        .with("dateModified", dispatch.updated().toString())
        .with("isAccessibleForFree", true);
    if (dispatch.rendition().isUnfinished()) {
      json.with("creativeWorkStatus", "Incomplete");
    }
    dispatch.corrected().ifPresent(at -> json.with("correction", correction(dispatch, at)));
  }

  private static Json correction(Dispatch dispatch, Instant at) {
    String words =
        dispatch.corrections().stream().map(Body::text).collect(Collectors.joining("\n"));
    return Json.ofType("CorrectionComment")
        .with("datePublished", at.toString())
        .with("inLanguage", words.isEmpty() ? null : dispatch.language())
        .with("text", words.isEmpty() ? null : words);
  }

  private void people(Json json, Dispatch dispatch) {
    Article article = dispatch.article();
    List<Json> authors = article.authors().stream().map(a -> author(a, dispatch)).toList();
    json.with(
        "author",
        authors.isEmpty()
            ? dispatch.credited().stream().map(this::organisation).toList()
            : authors);
    json.with("publisher", publisher());
    Rendition.Made made = dispatch.rendition().translation();
    if (made != null) {
      List<Json> translators = translators(made);
      if (translators.size() == 1) {
        json.with("translator", translators.getFirst());
      } else {
        json.with("translator", translators);
      }
      json.with("translationOfWork", original(dispatch));
    }
  }

  /// The machine, and whoever answers for its text; or the person who wrote it.
  private static List<Json> translators(Rendition.Made made) {
    List<Json> all = new ArrayList<>();
    if (!made.engine().isEmpty()) {
      all.add(Json.ofType("SoftwareApplication").with("name", made.engine()));
    }
    if (made.person() != null) {
      all.add(Json.ofType("Person").with("name", made.person()));
    }
    return all;
  }

  private Json author(Author author, Dispatch dispatch) {
    boolean isOrganisation =
        dispatch.credited().filter(p -> p.name().equals(author.name())).isPresent();
    return Json.ofType(isOrganisation ? "Organization" : "Person")
        .with("name", author.name())
        .with("url", addresses.of(new Selection.ByAuthor(author), addresses.language()))
        .with("sameAs", WebAddress.of(author.url()));
  }

  private Json original(Dispatch dispatch) {
    Article article = dispatch.article();
    String address = addresses.original(article);
    return Json.ofType("NewsArticle")
        .with("@id", id(address))
        .with("url", address)
        .with("headline", article.headline())
        .with("inLanguage", article.language())
        .with("license", licenceOfOriginal(dispatch));
  }

  private static Optional<String> licenceOfOriginal(Dispatch dispatch) {
    Occasion original = dispatch.on().of(dispatch.article().language());
    return dispatch.rights().offered(original).map(Licence::url);
  }

  /// The work this one repeats or translates, as it appeared elsewhere.
  private void origin(Json json, Dispatch dispatch) {
    Optional<String> url = dispatch.originalUrl();
    Optional<Publication> origin = dispatch.credited();
    if (url.filter(addresses::isOurs).isPresent() || (url.isEmpty() && origin.isEmpty())) {
      return;
    }
    LocalDate day = dispatch.article().provenance().originDate();
    json.with(
        "isBasedOn",
        Json.ofType("NewsArticle")
            .with("@id", url)
            .with("url", url)
            .with("headline", dispatch.article().headline())
            .with("inLanguage", dispatch.article().language())
            .with("datePublished", day == null ? null : day.toString())
            .with("license", licenceOfOriginal(dispatch))
            .with("publisher", origin.map(this::organisation).orElseGet(Json::new)));
  }

  private void rights(Json json, Dispatch dispatch, @Nullable String askAt) {
    json.with("creditText", dispatch.colophon().creditLine());
    Copyright copyright = dispatch.terms().copyright();
    if (copyright != null) {
      if (copyright.holder() != null) {
        json.with("copyrightHolder", holder(copyright.holder(), dispatch));
      }
      if (copyright.year() != null) {
        json.with("copyrightYear", copyright.year().getValue());
      }
    }
    json.with("copyrightNotice", dispatch.copyrightNotice());
    json.with("license", dispatch.licenceAddress());
    json.with("usageInfo", addresses.republish(dispatch.article(), dispatch.language()));
    json.with("acquireLicensePage", askAt);
  }

  private static Json holder(String name, Dispatch dispatch) {
    return Json.ofType(dispatch.isAuthor(name) ? "Person" : "Organization").with("name", name);
  }

  private void subjects(Json json, Dispatch dispatch, Texts texts) {
    Article article = dispatch.article();
    List<String> themes = article.themes().stream().map(t -> texts.themeName(t.name())).toList();
    List<String> keywords = new ArrayList<>(themes);
    article.regions().forEach(r -> keywords.add(texts.regionName(r.name())));
    json.withTexts("articleSection", themes).withTexts("keywords", keywords);
    json.with(
        "contentLocation",
        article.regions().stream()
            .map(r -> Json.ofType("Place").with("name", texts.regionName(r.name())))
            .toList());
  }

  private Json image(Dispatch dispatch, FeaturedImage image) {
    Picture picture = dispatch.picture().orElseThrow();
    String address = addresses.media(picture.fileName());
    String asFound = image.licence();
    return Json.ofType("ImageObject")
        .with("url", address)
        .with("contentUrl", address)
        .with("encodingFormat", picture.mediaType())
        .with("width", picture.width())
        .with("height", picture.height())
        .with("caption", dispatch.rendition().imageCaption())
        .with("creditText", image.credit())
        .with(
            "license", Optional.ofNullable(asFound).flatMap(Licence::recognise).map(Licence::url));
  }

  private Json organisation(Publication publication) {
    return Json.ofType("Organization")
        .with("name", publication.name())
        .with("url", WebAddress.of(publication.url()));
  }

  private Json publisher() {
    return Json.ofType("Organization")
        .with("name", house.name())
        .with("url", addresses.home(addresses.language()))
        .with("email", house.contact());
  }

  private Json site(String language) {
    String address = addresses.home(language);
    return Json.ofType("WebSite").with("@id", address).with("url", address);
  }

  private static String id(String address) {
    return address + "#article";
  }
}
