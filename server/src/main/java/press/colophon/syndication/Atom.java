package press.colophon.syndication;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Author;
import press.colophon.articles.Picture;
import press.colophon.articles.Publication;
import press.colophon.articles.Selection;
import press.colophon.platform.texts.Texts;
import press.colophon.rights.Colophon.House;
import press.colophon.translation.Rendition;

/// Writes Atom 1.0 (RFC 4287) with licences as links (RFC 4946). Thread-safe.
final class Atom {
  private final Addresses addresses;
  private final House house;
  private final EntryHtml html;

  Atom(Addresses addresses, House house, EntryHtml html) {
    this.addresses = addresses;
    this.house = house;
    this.html = html;
  }

  String write(Feed feed) {
    Xml xml = new Xml();
    xml.open(
        "feed",
        "xmlns",
        "http://www.w3.org/2005/Atom",
        "xmlns:media",
        "http://search.yahoo.com/mrss/",
        "xml:lang",
        feed.language());
    head(xml, feed);
    feed.dispatches().forEach(dispatch -> entry(xml, dispatch, feed.texts()));
    return xml.finish();
  }

  private void head(Xml xml, Feed feed) {
    String page = addresses.of(feed.selection(), feed.language());
    xml.text("id", page);
    xml.text("title", feed.title());
    xml.text("subtitle", feed.description());
    xml.text("updated", feed.updated().toString());
    xml.text("rights", feed.texts().say("about.use.text"));
    xml.text("generator", "Colophon");
    person(xml, "author", house.name(), addresses.home(feed.language()), house.contact());
    link(xml, "alternate", page, "text/html", feed.language());
    link(xml, "self", address(feed, feed.language()), Feed.Form.ATOM.mediaType(), null);
    for (String other : feed.otherLanguages()) {
      link(xml, "alternate", address(feed, other), Feed.Form.ATOM.mediaType(), other);
    }
  }

  private String address(Feed feed, String language) {
    return addresses.feed(feed.selection(), language, Feed.Form.ATOM);
  }

  private void entry(Xml xml, Dispatch dispatch, Texts texts) {
    String address = dispatch.address(addresses);
    xml.open("entry", "xml:lang", dispatch.language());
    xml.text("id", address);
    xml.text("title", dispatch.rendition().headline());
    xml.text("published", dispatch.published().toString());
    xml.text("updated", dispatch.updated().toString());
    people(xml, dispatch);
    links(xml, dispatch, address);
    categories(xml, dispatch, texts);
    xml.text("rights", dispatch.rights(texts), "xml:lang", texts.tag());
    dispatch.credited().ifPresent(origin -> source(xml, dispatch, origin));
    xml.text("summary", dispatch.summary());
    xml.text("content", html.of(dispatch, texts), "type", "html");
    Media.picture(xml, dispatch, addresses);
    xml.close();
  }

  /// An entry without authors names its origin: readers would otherwise take the house, the author
  /// of the feed, for the author of the text (RFC 4287, section 4.2.1).
  private void people(Xml xml, Dispatch dispatch) {
    List<Author> authors = dispatch.article().authors();
    for (Author author : authors) {
      person(xml, "author", author.name(), dispatch.authorAddress(author, addresses), null);
    }
    if (authors.isEmpty()) {
      String address = dispatch.originAddress().orElse(null);
      dispatch.credited().ifPresent(origin -> person(xml, "author", origin.name(), address, null));
    }
    Rendition.Made made = dispatch.rendition().translation();
    if (made != null) {
      made.makers().forEach(name -> person(xml, "contributor", name, null, null));
    }
  }

  private static void person(
      Xml xml, String role, String name, @Nullable String uri, @Nullable String mail) {
    xml.open(role).text("name", name).text("uri", uri).text("email", mail).close();
  }

  private void links(Xml xml, Dispatch dispatch, String address) {
    link(xml, "alternate", address, "text/html", dispatch.language());
    dispatch.originalUrl().ifPresent(url -> link(xml, "via", url, null, null));
    dispatch.licenceAddress().ifPresent(url -> link(xml, "license", url, null, null));
    dispatch.picture().ifPresent(picture -> enclosure(xml, picture, dispatch.pictureBytes()));
  }

  private void enclosure(Xml xml, Picture picture, @Nullable Long bytes) {
    xml.empty(
        "link",
        "rel",
        "enclosure",
        "type",
        picture.mediaType(),
        "length",
        bytes == null ? null : bytes.toString(),
        "href",
        addresses.media(picture.fileName()));
  }

  private void categories(Xml xml, Dispatch dispatch, Texts texts) {
    dispatch
        .article()
        .regions()
        .forEach(r -> category(xml, r.slug().text(), "region", texts.regionName(r.name())));
    dispatch
        .article()
        .themes()
        .forEach(t -> category(xml, t.slug().text(), "theme", texts.themeName(t.name())));
  }

  private void category(Xml xml, String term, String taxonomy, String label) {
    xml.empty("category", "term", term, "scheme", addresses.scheme(taxonomy), "label", label);
  }

  private void source(Xml xml, Dispatch dispatch, Publication origin) {
    xml.open("source");
    xml.text("id", addresses.of(new Selection.FromOrigin(origin), addresses.language()));
    xml.text("title", origin.name());
    xml.text("updated", originalDate(dispatch).toString());
    dispatch.originAddress().ifPresent(url -> link(xml, "alternate", url, "text/html", null));
    xml.close();
  }

  private static Instant originalDate(Dispatch dispatch) {
    LocalDate day = dispatch.article().provenance().originDate();
    return day == null ? dispatch.published() : day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static void link(
      Xml xml, String rel, String href, @Nullable String type, @Nullable String hreflang) {
    xml.empty("link", "rel", rel, "type", type, "hreflang", hreflang, "href", href);
  }
}
