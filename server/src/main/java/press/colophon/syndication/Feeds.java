package press.colophon.syndication;

import press.colophon.rights.Colophon.House;

/// Writes feeds in three forms, each entry with its author, origin, rights and credit.
///
/// The library that reads feeds here does not write `xml:lang`, links inside RSS items or licences
/// of Atom, so XML is written with the platform's own writer. Thread-safe.
public final class Feeds {
  private final Rss rss;
  private final Atom atom;
  private final JsonFeed json;

  public Feeds(Addresses addresses, House house) {
    EntryHtml html = new EntryHtml(addresses, house);
    this.rss = new Rss(addresses, house, html);
    this.atom = new Atom(addresses, house, html);
    this.json = new JsonFeed(addresses, house, html);
  }

  /// The feed as text, to be sent as UTF-8 with the media type of `form`.
  public String write(Feed feed, Feed.Form form) {
    return switch (form) {
      case RSS -> rss.write(feed);
      case ATOM -> atom.write(feed);
      case JSON -> json.write(feed);
    };
  }
}
