package press.colophon.intake.format.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Account.Image;
import press.colophon.intake.Account.Name;

/// Reads an entry of Atom (RFC 4287), and of its draft 0.3.
final class AtomEntry {
  private static final int LONGEST_LINE = 500;

  private final FeedElement element;
  private final Entry entry;

  private AtomEntry(FeedElement element, Entry entry) {
    this.element = element;
    this.entry = entry;
  }

  static void read(FeedElement element, Entry entry) {
    new AtomEntry(element, entry).read();
  }

  private void read() {
    entry.envelope.identifier(element.textOf("atom:id"));
    String outer = entry.base;
    String base = AtomText.base(element, outer);
    entry.link = Links.web(RssEntry.atomLink(element, "alternate", base));
    boolean stated = element.nearest("xml:base") != null;
    entry.base = stated || entry.link == null ? base : entry.link;
    String language = XmlFeedHead.language(element.nearest("xml:lang"));
    entry.language = language == null ? entry.language : language;
    for (FeedElement child : element.children()) {
      child(child, outer);
    }
    MediaOfEntry.read(element, entry);
    element.first("atom:source").ifPresent(source -> source(source, entry));
    published();
  }

  private void child(FeedElement child, @Nullable String outer) {
    switch (child.name().toLowerCase(Locale.ROOT)) {
      case "atom:title", "title" -> entry.title = text(child, entry.title);
      case "atom:summary", "summary", "atom:subtitle" -> entry.summary = text(child, entry.summary);
      case "atom:content", "content" -> content(child, outer);
      case "atom:published", "atom:issued", "atom:created", "published" ->
          entry.published = entry.published == null ? Modules.found(child) : entry.published;
      case "atom:updated", "atom:modified", "updated" -> entry.updated = Modules.found(child);
      case "atom:author", "author" -> person(child, entry);
      case "atom:contributor" -> contributor(child);
      case "atom:category", "category" -> category(child);
      case "atom:link" -> link(child, outer);
      case "atom:id", "atom:source", "atom:control" -> {}
      default -> {
        if (!Modules.read(child, entry)) {
          entry.notUnderstood.add(line(child));
        }
      }
    }
  }

  private static Entry.@Nullable Found text(FeedElement child, Entry.@Nullable Found before) {
    return child.text().isEmpty() ? before : AtomText.found(child);
  }

  /// Content inside the feed, or elsewhere (`src`).
  private void content(FeedElement content, @Nullable String outer) {
    String source = content.attribute("src");
    String language = XmlFeedHead.language(content.element().attr("xml:lang"));
    entry.language = language == null ? entry.language : language;
    String base = AtomText.base(content, outer);
    if (source.isEmpty()) {
      entry.base = content.nearest("xml:base") == null ? entry.base : base;
      entry.content = text(content, entry.content);
      return;
    }
    String address = Links.web(Links.resolve(base, source));
    String type = content.attribute("type");
    boolean page = type.isEmpty() || type.contains("html");
    if (address != null && page && entry.link == null) {
      entry.link = address;
    } else if (address != null) {
      MediaOfEntry.attach(entry, address, type, null);
    }
    entry.envelope.excerpt(true);
  }

  /// Its name and address.
  static void person(FeedElement person, Entry entry) {
    String name = person.textOf("atom:name", "name");
    String address = person.textOf("atom:uri", "atom:url", "uri");
    String printed = name == null ? person.text() : name;
    entry.people(printed, Links.web(Links.resolve(entry.base, address)), person.name());
  }

  /// Somebody who helped: an author where none is named, else part of the printed line.
  private void contributor(FeedElement person) {
    String name = EntryText.plain(person.textOf("atom:name"));
    if (element.first("atom:author").isEmpty() && entry.authorsFrom == null) {
      person(person, entry);
    } else if (!name.isEmpty()) {
      List<String> line = new ArrayList<>();
      element.all("atom:author").forEach(a -> line.add(EntryText.plain(a.textOf("atom:name"))));
      element
          .all("atom:contributor")
          .forEach(c -> line.add(EntryText.plain(c.textOf("atom:name"))));
      entry.bylines = String.join(", ", line);
      entry.authors.add(new Name(name, Links.web(person.textOf("atom:uri"))));
    }
  }

  private void category(FeedElement category) {
    String label = category.attribute("label");
    String term = category.attribute("term");
    String scheme = category.attribute("scheme");
    Modules.category(
        entry, label.isEmpty() ? (term.isEmpty() ? category.text() : term) : label, scheme);
    if (term.matches("(?:medtop|subj):\\d{8}")) {
      entry.envelope.subject(term);
    }
  }

  private void link(FeedElement link, @Nullable String outer) {
    String href = Links.web(Links.resolve(AtomText.base(link, outer), link.attribute("href")));
    if (href == null) {
      return;
    }
    switch (XmlFeed.relation(link)) {
      case "enclosure" -> enclosure(link, href);
      case "via" -> via(href, link.attribute("title"));
      case "canonical" -> entry.link = href;
      default -> rightsLink(link, entry);
    }
  }

  private void enclosure(FeedElement link, String href) {
    if (MediaOfEntry.isPicture(link.attribute("type"), href)) {
      String title = link.attribute("title");
      entry.picture(new Image(title.isEmpty() ? null : title, null, href));
    } else {
      String title = link.attribute("title");
      MediaOfEntry.attach(entry, href, link.attribute("type"), title.isEmpty() ? null : title);
    }
  }

  private void via(String href, String title) {
    if (entry.origin == null) {
      String name = title.isEmpty() ? Links.host(href) : title;
      entry.origin = new press.colophon.intake.Account.Origin(name, href, null);
      entry.originFrom = "link rel=via";
    }
  }

  /// Links that speak of rights: RFC 4946 `license`, and others of the IANA registry.
  static void rightsLink(FeedElement link, Entry entry) {
    String relation = XmlFeed.relation(link);
    String title = link.attribute("title");
    String href = Links.resolve(entry.base, link.attribute("href"));
    if (relation.matches("license|licence|copyright|terms-of-service|disclaimer")) {
      entry.right("link rel=" + relation, title.isEmpty() ? null : title, href);
    }
  }

  /// The feed that an entry was copied from (RFC 4287 section 4.2.11): its name, its site, and its
  /// rights where the entry has none of its own.
  static void source(FeedElement source, Entry entry) {
    String name = EntryText.plain(source.textOf("atom:title", "title"));
    String site = RssEntry.atomLink(source, "alternate", entry.base);
    String self = RssEntry.atomLink(source, "self", entry.base);
    String id = source.textOf("atom:id");
    String place = site == null ? (self == null ? Links.web(id) : self) : site;
    if (!name.isEmpty() || place != null) {
      entry.origin = RssEntry.origin(name, Links.web(place), entry.link);
      entry.originFrom = "atom:source";
    }
    if (entry.authors.isEmpty()) {
      source.all("atom:author").forEach(author -> person(author, entry));
    }
    sourceRights(source, entry);
  }

  private static void sourceRights(FeedElement source, Entry entry) {
    Entry own = new Entry("", "", new byte[0]);
    own.base = entry.base;
    for (FeedElement child : source.children()) {
      Modules.rights(child, own);
      if (child.isCalled("atom:link")) {
        rightsLink(child, own);
      }
    }
    own.rights.forEach(
        said -> entry.right("atom:source " + said.element(), said.words(), said.address()));
  }

  private void published() {
    Optional<FeedElement> later =
        element.first("atom:updated").or(() -> element.first("atom:modified"));
    if (entry.published == null) {
      later.ifPresent(date -> entry.updated = Modules.found(date));
    }
  }

  /// An element that nobody knows, as a line.
  static String line(FeedElement element) {
    StringBuilder line = new StringBuilder(element.name()).append(':');
    element
        .element()
        .attributes()
        .forEach(a -> line.append(' ').append(a.getKey()).append('=').append(a.getValue()));
    line.append(' ').append(element.text().replaceAll("\\s+", " "));
    return line.length() > LONGEST_LINE
        ? line.substring(0, LONGEST_LINE) + "…"
        : line.toString().strip();
  }
}
