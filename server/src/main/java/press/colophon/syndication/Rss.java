package press.colophon.syndication;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Author;
import press.colophon.articles.Picture;
import press.colophon.articles.Publication;
import press.colophon.platform.texts.Texts;
import press.colophon.rights.Colophon.House;
import press.colophon.rights.Licence;
import press.colophon.translation.Rendition;

/// Writes RSS 2.0 with the modules that carry what it lacks: Dublin Core for authors and rights,
/// content for the text, Creative Commons, Media RSS, and Atom's links. Thread-safe.
final class Rss {
  /// RFC 822, section 5, with the four-digit year that RSS allows.
  private static final DateTimeFormatter RFC_822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Addresses addresses;
  private final House house;
  private final EntryHtml html;

  Rss(Addresses addresses, House house, EntryHtml html) {
    this.addresses = addresses;
    this.house = house;
    this.html = html;
  }

  String write(Feed feed) {
    Xml xml = new Xml();
    xml.open(
        "rss",
        "version",
        "2.0",
        "xmlns:atom",
        "http://www.w3.org/2005/Atom",
        "xmlns:content",
        "http://purl.org/rss/1.0/modules/content/",
        "xmlns:creativeCommons",
        "http://backend.userland.com/creativeCommonsRssModule",
        "xmlns:dc",
        "http://purl.org/dc/elements/1.1/",
        "xmlns:dcterms",
        "http://purl.org/dc/terms/",
        "xmlns:media",
        "http://search.yahoo.com/mrss/",
        "xml:lang",
        feed.language());
    xml.open("channel");
    channel(xml, feed);
    feed.dispatches().forEach(dispatch -> item(xml, dispatch, feed.texts()));
    return xml.finish();
  }

  private void channel(Xml xml, Feed feed) {
    xml.text("title", feed.title());
    xml.text("link", addresses.of(feed.selection(), feed.language()));
    xml.text("description", feed.subtitle());
    xml.text("language", feed.language());
    xml.text("copyright", feed.texts().say("about.use.text"));
    if (house.contact() != null) {
      xml.text("managingEditor", house.contact() + " (" + house.name() + ")");
    }
    xml.text("lastBuildDate", RFC_822.format(feed.updated()));
    xml.text("generator", "Colophon");
    xml.text("docs", "https://www.rssboard.org/rss-specification");
    xml.text("dc:publisher", house.name());
    atomLink(xml, "self", address(feed, feed.language()), Feed.Form.RSS.mediaType(), null);
    for (String other : feed.otherLanguages()) {
      atomLink(xml, "alternate", address(feed, other), Feed.Form.RSS.mediaType(), other);
    }
  }

  private String address(Feed feed, String language) {
    return addresses.feed(feed.selection(), language, Feed.Form.RSS);
  }

  private void item(Xml xml, Dispatch dispatch, Texts texts) {
    String address = dispatch.address(addresses);
    xml.open("item", "xml:lang", dispatch.language());
    xml.text("title", dispatch.rendition().headline());
    xml.text("link", address);
    xml.text("guid", address, "isPermaLink", "true");
    dates(xml, dispatch);
    people(xml, dispatch);
    xml.text("description", asHtml(dispatch.summary()));
    xml.text("content:encoded", html.of(dispatch, texts));
    categories(xml, dispatch, texts);
    origin(xml, dispatch);
    rights(xml, dispatch, texts);
    xml.text("dc:language", dispatch.language());
    Media.picture(xml, dispatch, addresses);
    enclosure(xml, dispatch);
    xml.close();
  }

  /// Feed readers take a description for HTML.
  private static String asHtml(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static void dates(Xml xml, Dispatch dispatch) {
    xml.text("pubDate", RFC_822.format(dispatch.published()));
    xml.text("atom:updated", dispatch.updated().toString());
  }

  private static void people(Xml xml, Dispatch dispatch) {
    for (Author author : dispatch.article().authors()) {
      xml.text("dc:creator", author.name());
    }
    Rendition.Made made = dispatch.rendition().translation();
    if (made != null) {
      made.makers().forEach(name -> xml.text("dc:contributor", name));
    }
  }

  private void categories(Xml xml, Dispatch dispatch, Texts texts) {
    dispatch
        .article()
        .regions()
        .forEach(
            r ->
                xml.text(
                    "category", texts.regionName(r.name()), "domain", addresses.scheme("region")));
    dispatch
        .article()
        .themes()
        .forEach(
            t ->
                xml.text(
                    "category", texts.themeName(t.name()), "domain", addresses.scheme("theme")));
  }

  private static void origin(Xml xml, Dispatch dispatch) {
    Publication origin = dispatch.credited().orElse(null);
    String address = dispatch.originAddress().orElse(null);
    if (origin != null && address != null) {
      xml.text("source", origin.name(), "url", address);
    }
    if (origin != null) {
      xml.text("dc:source", origin.name());
    }
    LocalDate day = dispatch.article().provenance().originDate();
    xml.text("dcterms:created", day == null ? null : day.toString());
    dispatch.originalUrl().ifPresent(url -> atomLink(xml, "via", url, null, null));
  }

  private static void rights(Xml xml, Dispatch dispatch, Texts texts) {
    xml.text("dc:rights", dispatch.rights(texts));
    dispatch.licenceAddress().ifPresent(url -> atomLink(xml, "license", url, null, null));
    xml.text("creativeCommons:license", dispatch.licence().map(Licence::url).orElse(null));
  }

  /// RSS demands the length of an enclosure; without it the picture goes as Media RSS alone.
  private void enclosure(Xml xml, Dispatch dispatch) {
    Picture picture = dispatch.picture().orElse(null);
    Long length = dispatch.pictureBytes();
    if (picture != null && length != null) {
      xml.empty(
          "enclosure",
          "url",
          addresses.media(picture.fileName()),
          "length",
          length.toString(),
          "type",
          picture.mediaType());
    }
  }

  private static void atomLink(
      Xml xml, String rel, String href, @Nullable String type, @Nullable String hreflang) {
    xml.empty("atom:link", "rel", rel, "type", type, "hreflang", hreflang, "href", href);
  }
}
