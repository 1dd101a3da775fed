package press.colophon.syndication;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Author;
import press.colophon.articles.Body;
import press.colophon.articles.FeaturedImage;
import press.colophon.articles.Picture;
import press.colophon.articles.Publication;
import press.colophon.platform.texts.Texts;
import press.colophon.rights.Colophon.House;
import press.colophon.rights.Copyright;
import press.colophon.translation.Rendition;

/// Writes JSON Feed 1.1; what it has no field for goes into the extension `_colophon`. Thread-safe.
final class JsonFeed {
  private static final String VERSION = "https://jsonfeed.org/version/1.1";
  private static final String EXTENSION = "_colophon";

  private final Addresses addresses;
  private final House house;
  private final EntryHtml html;

  JsonFeed(Addresses addresses, House house, EntryHtml html) {
    this.addresses = addresses;
    this.house = house;
    this.html = html;
  }

  String write(Feed feed) {
    Json json =
        new Json()
            .with("version", VERSION)
            .with("title", feed.title())
            .with("home_page_url", addresses.of(feed.selection(), feed.language()))
            .with("feed_url", address(feed, feed.language()))
            .with("description", feed.description())
            .with("language", feed.language())
            .with("authors", List.of(named(house.name(), addresses.home(feed.language()))))
            .with(EXTENSION, extension(feed));
    List<Json> items = feed.dispatches().stream().map(p -> item(p, feed.texts())).toList();
    return json.withAll("items", items).lines();
  }

  private String address(Feed feed, String language) {
    return addresses.feed(feed.selection(), language, Feed.Form.JSON);
  }

  private Json extension(Feed feed) {
    Json others = new Json();
    feed.otherLanguages().forEach(tag -> others.with(tag, address(feed, tag)));
    return new Json()
        .with("publisher", house.name())
        .with("contact", house.contact())
        .with("updated", feed.updated().toString())
        .with("rights", feed.texts().say("about.use.text"))
        .with("languages", others);
  }

  private Json item(Dispatch dispatch, Texts texts) {
    String address = dispatch.address(addresses);
    Json item =
        new Json()
            .with("id", address)
            .with("url", address)
            .with("external_url", dispatch.originalUrl())
            .with("title", dispatch.rendition().headline())
            .with("content_html", html.of(dispatch, texts))
            .with("summary", dispatch.summary())
            .with("date_published", dispatch.published().toString())
            .with("date_modified", dispatch.updated().toString())
            .with("authors", authors(dispatch))
            .withTexts("tags", tags(dispatch, texts))
            .with("language", dispatch.language());
    dispatch.image().ifPresent(image -> picture(item, dispatch, image));
    return item.with(EXTENSION, extension(dispatch, texts));
  }

  private List<Json> authors(Dispatch dispatch) {
    List<Author> authors = dispatch.article().authors();
    if (authors.isEmpty()) {
      return dispatch.credited().stream()
          .map(origin -> named(origin.name(), dispatch.originAddress().orElse(null)))
          .toList();
    }
    return authors.stream()
        .map(a -> named(a.name(), dispatch.authorAddress(a, addresses)))
        .toList();
  }

  private static List<String> tags(Dispatch dispatch, Texts texts) {
    List<String> tags = new ArrayList<>();
    dispatch.article().regions().forEach(r -> tags.add(texts.regionName(r.name())));
    dispatch.article().themes().forEach(t -> tags.add(texts.themeName(t.name())));
    return tags;
  }

  private void picture(Json item, Dispatch dispatch, FeaturedImage image) {
    Picture picture = dispatch.picture().orElseThrow();
    String address = addresses.media(picture.fileName());
    Json attachment =
        new Json()
            .with("url", address)
            .with("mime_type", picture.mediaType())
            .with("title", dispatch.caption(image));
    Long bytes = dispatch.pictureBytes();
    if (bytes != null) {
      attachment.with("size_in_bytes", bytes);
    }
    item.with("image", address).with("attachments", List.of(attachment));
  }

  private Json extension(Dispatch dispatch, Texts texts) {
    LocalDate day = dispatch.article().provenance().originDate();
    return new Json()
        .with("credit", dispatch.colophon().creditLine())
        .with("origin", dispatch.credited().map(o -> origin(o, dispatch)).orElseGet(Json::new))
        .with("original_published", day == null ? null : day.toString())
        .with("basis", dispatch.rights().basis().word())
        .with("rights", dispatch.rights(texts))
        .with("copyright", copyright(dispatch))
        .with(
            "licence",
            new Json().with("name", dispatch.licenceName()).with("url", dispatch.licenceAddress()))
        .with("regions", regions(dispatch, texts))
        .with("themes", themes(dispatch, texts))
        .with("image", image(dispatch))
        .with("translation", translation(dispatch))
        .withTexts("changes", ChangeNotice.plain(dispatch.rendition(), texts))
        .with("correction", correction(dispatch))
        .with("languages", languages(dispatch));
  }

  private static Json origin(Publication origin, Dispatch dispatch) {
    return named(origin.name(), dispatch.originAddress().orElse(null));
  }

  private static Json copyright(Dispatch dispatch) {
    Copyright copyright = dispatch.terms().copyright();
    if (copyright == null) {
      return new Json();
    }
    Json json =
        new Json().with("holder", copyright.holder()).with("notice", dispatch.copyrightNotice());
    return copyright.year() == null ? json : json.with("year", copyright.year().getValue());
  }

  private List<Json> regions(Dispatch dispatch, Texts texts) {
    return dispatch.article().regions().stream()
        .map(r -> named(texts.regionName(r.name()), addresses.scheme("region") + r.slug()))
        .toList();
  }

  private List<Json> themes(Dispatch dispatch, Texts texts) {
    return dispatch.article().themes().stream()
        .map(t -> named(texts.themeName(t.name()), addresses.scheme("theme") + t.slug()))
        .toList();
  }

  private static Json image(Dispatch dispatch) {
    return dispatch
        .image()
        .map(
            image ->
                new Json()
                    .with("caption", dispatch.rendition().imageCaption())
                    .with("credit", image.credit())
                    .with("licence", image.licence()))
        .orElseGet(Json::new);
  }

  private Json translation(Dispatch dispatch) {
    Rendition.Made made = dispatch.rendition().translation();
    if (made == null) {
      return new Json();
    }
    Instant at = made.at();
    return new Json()
        .with("engine", Optional.of(made.engine()).filter(e -> !e.isEmpty()))
        .with("made", at.toString())
        .with("from", dispatch.article().language())
        .with("original", addresses.original(dispatch.article()))
        .with("state", made.kind().word())
        .with("reviewer", made.person());
  }

  private static Json correction(Dispatch dispatch) {
    return dispatch
        .corrected()
        .map(
            at ->
                new Json()
                    .with("at", at.toString())
                    .withTexts("notes", dispatch.corrections().stream().map(Body::text).toList()))
        .orElseGet(Json::new);
  }

  private Json languages(Dispatch dispatch) {
    Json all = new Json();
    for (Map.Entry<String, String> page : dispatch.alternates(addresses).byLanguage().entrySet()) {
      all.with(page.getKey(), page.getValue());
    }
    return all;
  }

  private static Json named(String name, @Nullable String url) {
    return new Json().with("name", name).with("url", url);
  }
}
