package press.colophon.intake.format.feed;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Account;
import press.colophon.intake.Account.Image;

/// Reads an item of RSS, of any version.
final class RssEntry {
  /// Fields that hold a line of text.
  private static final Set<String> LINES = Set.of("title", "link", "guid", "pubdate", "author");

  private static final Set<String> FIELDS =
      Set.of(
          "link",
          "guid",
          "pubdate",
          "author",
          "description",
          "category",
          "content:encoded",
          "dc:creator",
          "dc:rights",
          "dc:date");

  private final FeedElement item;
  private final Entry entry;

  private RssEntry(FeedElement item, Entry entry) {
    this.item = item;
    this.entry = entry;
  }

  static void read(FeedElement item, Entry entry) {
    new RssEntry(item, entry).read();
  }

  private void read() {
    lift();
    identify();
    for (FeedElement child : item.children()) {
      child(child);
    }
    MediaOfEntry.read(item, entry);
    source();
  }

  /// Takes out of a field what is inside only because the field was never closed.
  private void lift() {
    for (Element inner : item.element().select("*")) {
      Element around = inner.parent();
      boolean swallowed =
          around != null
              && item.element().equals(around.parent())
              && LINES.contains(around.tagName().toLowerCase(Locale.ROOT))
              && FIELDS.contains(inner.tagName().toLowerCase(Locale.ROOT));
      if (swallowed) {
        item.element().appendChild(inner);
      }
    }
  }

  /// The link, and what the entry is known by.
  private void identify() {
    Optional<FeedElement> guid = item.first("guid");
    guid.ifPresent(id -> entry.envelope.identifier(id.text()));
    String about = item.attribute("about");
    entry.envelope.identifier(about);
    String base = AtomText.base(item, entry.base);
    String link = Links.resolve(base, item.textOf("link"));
    link = link == null ? atomLink(item, "alternate", base) : link;
    if (link == null) {
      link = guid.filter(RssEntry::isPermalink).map(FeedElement::text).orElse(about);
    }
    entry.link = Links.web(link);
    if (link != null && !link.isBlank() && entry.link == null && !link.equals(about)) {
      entry.notUnderstood.add("link: " + link);
    }
    boolean stated = item.nearest("xml:base") != null;
    entry.base = stated || entry.link == null ? base : entry.link;
  }

  private static boolean isPermalink(FeedElement guid) {
    return !guid.attribute("isPermaLink").equalsIgnoreCase("false")
        && Links.web(guid.text()) != null;
  }

  static @Nullable String atomLink(FeedElement item, String relation, @Nullable String base) {
    return item.all("atom:link")
        .filter(link -> XmlFeed.relation(link).equals(relation))
        .map(link -> Links.resolve(base, link.attribute("href")))
        .filter(href -> href != null)
        .findFirst()
        .orElse(null);
  }

  private void child(FeedElement child) {
    String name = child.name().toLowerCase(Locale.ROOT);
    switch (name) {
      case "title" -> entry.title = child.text().isEmpty() ? entry.title : found(child);
      case "description" -> entry.summary = child.text().isEmpty() ? entry.summary : found(child);
      case "content:encoded", "xhtml:body", "body", "fullitem", "content", "atom:content" ->
          entry.content =
              child.text().isEmpty() && entry.content != null ? entry.content : found(child);
      case "atom:summary" -> entry.summary = entry.summary == null ? found(child) : entry.summary;
      case "atom:title" -> entry.title = entry.title == null ? found(child) : entry.title;
      case "pubdate" -> entry.published = found(child);
      case "atom:published" ->
          entry.published = entry.published == null ? found(child) : entry.published;
      case "atom:updated" -> entry.updated = found(child);
      case "author" -> entry.people(child.text(), null, child.name());
      case "atom:author", "atom:contributor" -> AtomEntry.person(child, entry);
      case "category" -> category(child);
      case "enclosure" -> enclosure(child);
      case "image" -> image(child);
      case "link", "source", "guid", "atom:source" -> {}
      case "atom:link" -> AtomEntry.rightsLink(child, entry);
      default -> {
        if (!Modules.read(child, entry)) {
          entry.notUnderstood.add(AtomEntry.line(child));
        }
      }
    }
  }

  private static Entry.Found found(FeedElement child) {
    return new Entry.Found(AtomText.html(child), child.name());
  }

  private void category(FeedElement category) {
    String domain = category.attribute("domain");
    if (domain.equalsIgnoreCase("author")) {
      entry.people(category.text(), null, "category domain=author");
    } else {
      Modules.category(entry, category.text(), domain);
    }
  }

  private void enclosure(FeedElement enclosure) {
    String url = Links.resolve(entry.base, enclosure.attribute("url"));
    String type = enclosure.attribute("type");
    if (url == null) {
      return;
    }
    if (MediaOfEntry.isPicture(type, url)) {
      entry.picture(new Image(null, null, url));
    } else {
      MediaOfEntry.attach(entry, url, type, null);
    }
  }

  private void image(FeedElement image) {
    String url = image.textOf("url");
    String address = Links.resolve(entry.base, url == null ? image.text() : url);
    if (Links.web(address) != null) {
      entry.picture(new Image(null, null, address));
    } else {
      entry.notUnderstood.add(AtomEntry.line(image));
    }
  }

  /// The channel that the item came from. Its address is that of a feed: the article at the origin
  /// is the link where that leads to the same site.
  private void source() {
    item.first("atom:source").ifPresent(source -> AtomEntry.source(source, entry));
    FeedElement source = item.first("source").orElse(null);
    if (source == null) {
      return;
    }
    String url = Links.web(Links.resolve(entry.base, source.attribute("url")));
    String name = EntryText.plain(source.text());
    if (!name.isEmpty() || url != null) {
      entry.origin = origin(name, url, entry.link);
      entry.originFrom = "source";
    }
  }

  /// An origin known by its site or its feed; its article is the entry's link when that is there.
  static Account.Origin origin(String name, @Nullable String site, @Nullable String link) {
    String called = name.isEmpty() && site != null ? Links.host(site) : name;
    if (site == null) {
      return new Account.Origin(called, null, null);
    }
    boolean same = link != null && Links.host(link).equals(Links.host(site));
    return new Account.Origin(
        called, same ? link : site.replaceFirst("^(\\w+://[^/?#]+).*$", "$1/"), null);
  }
}
