package press.colophon.syndication;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import press.colophon.articles.Picture;
import press.colophon.articles.Selection;
import press.colophon.platform.texts.Texts;
import press.colophon.rights.Colophon.House;

/// What a page says to those who show a card for a link to it. Thread-safe.
public final class OpenGraph {
  /// Cards with a large picture want at least this width, in pixels.
  private static final int LARGE = 300;

  private final Addresses addresses;
  private final House house;

  /// One `<meta property="..." content="...">`.
  public record Property(String name, String content) {}

  public OpenGraph(Addresses addresses, House house) {
    this.addresses = addresses;
    this.house = house;
  }

  /// For the page of an article.
  public List<Property> article(Dispatch dispatch, Texts texts) {
    List<Property> all = new ArrayList<>();
    add(all, "og:type", "article");
    about(all, dispatch.rendition().headline(), dispatch.summary(), dispatch.address(addresses));
    languages(all, dispatch.language(), dispatch.alternates(addresses));
    add(all, "article:published_time", dispatch.published().toString());
    add(all, "article:modified_time", dispatch.updated().toString());
    dispatch
        .article()
        .authors()
        .forEach(a -> add(all, "article:author", list(new Selection.ByAuthor(a), texts)));
    subjects(all, dispatch, texts);
    dispatch.image().ifPresent(image -> picture(all, dispatch));
    add(all, "twitter:card", isLarge(dispatch) ? "summary_large_image" : "summary");
    return List.copyOf(all);
  }

  /// For any other page.
  public List<Property> page(
      String title, String description, String address, String language, Alternates alternates) {
    List<Property> all = new ArrayList<>();
    add(all, "og:type", "website");
    about(all, title, description, address);
    languages(all, language, alternates);
    add(all, "twitter:card", "summary");
    return List.copyOf(all);
  }

  /// The form Open Graph wants: `en_US`, with the territory where most readers of the language
  /// live.
  static String locale(String tag) {
    ULocale likely = ULocale.addLikelySubtags(ULocale.forLanguageTag(tag));
    String territory = likely.getCountry();
    return territory.isEmpty() ? likely.getLanguage() : likely.getLanguage() + "_" + territory;
  }

  private void about(List<Property> all, String title, String description, String address) {
    add(all, "og:title", title);
    add(all, "og:description", description);
    add(all, "og:url", address);
    add(all, "og:site_name", house.name());
  }

  private static void languages(List<Property> all, String language, Alternates alternates) {
    add(all, "og:locale", locale(language));
    alternates.byLanguage().keySet().stream()
        .filter(tag -> !tag.equals(language))
        .map(OpenGraph::locale)
        .distinct()
        .forEach(l -> add(all, "og:locale:alternate", l));
  }

  private static void subjects(List<Property> all, Dispatch dispatch, Texts texts) {
    var themes = dispatch.article().themes();
    if (!themes.isEmpty()) {
      add(all, "article:section", themes.getFirst().name());
    }
    themes.forEach(t -> add(all, "article:tag", texts.themeName(t.name())));
    dispatch.article().regions().forEach(r -> add(all, "article:tag", texts.regionName(r.name())));
  }

  private void picture(List<Property> all, Dispatch dispatch) {
    Picture picture = dispatch.picture().orElseThrow();
    add(all, "og:image", addresses.media(picture.fileName()));
    add(all, "og:image:type", picture.mediaType());
    add(all, "og:image:width", Integer.toString(picture.width()));
    add(all, "og:image:height", Integer.toString(picture.height()));
    add(all, "og:image:alt", dispatch.pictureText());
  }

  private static boolean isLarge(Dispatch dispatch) {
    return dispatch.picture().filter(p -> p.width() >= LARGE && p.width() > p.height()).isPresent();
  }

  private String list(Selection selection, Texts texts) {
    return addresses.of(selection, texts.tag());
  }

  private static void add(List<Property> all, String name, String content) {
    all.add(new Property(name, Plain.of(content)));
  }
}
