package press.colophon.intake.format.feed;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The prefixes by which everybody calls the namespaces of feeds, whatever a feed calls them.
final class Namespaces {
  /// By address without scheme, `www` and the signs at its end, in small letters.
  private static final Map<String, String> PREFIXES =
      Map.ofEntries(
          Map.entry("w3.org/2005/atom", "atom"),
          Map.entry("purl.org/atom/ns", "atom"),
          Map.entry("purl.org/rss/1.0", ""),
          Map.entry("my.netscape.com/rdf/simple/0.9", ""),
          Map.entry("channel.netscape.com/rdf/simple/0.9", ""),
          Map.entry("backend.userland.com/rss", ""),
          Map.entry("backend.userland.com/rss2", ""),
          Map.entry("blogs.law.harvard.edu/tech/rss", ""),
          Map.entry("w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
          Map.entry("purl.org/rss/1.0/modules/content", "content"),
          Map.entry("purl.org/dc/elements/1.1", "dc"),
          Map.entry("purl.org/dc/elements/1.0", "dc"),
          Map.entry("purl.org/dc/terms", "dcterms"),
          Map.entry("search.yahoo.com/mrss", "media"),
          Map.entry("backend.userland.com/creativecommonsrssmodule", "creativeCommons"),
          Map.entry("cyber.law.harvard.edu/rss/creativecommonsrssmodule.html", "creativeCommons"),
          Map.entry("creativecommons.org/ns", "cc"),
          Map.entry("web.resource.org/cc", "cc"),
          Map.entry("georss.org/georss", "georss"),
          Map.entry("opengis.net/gml", "gml"),
          Map.entry("w3.org/2003/01/geo/wgs84_pos", "geo"),
          Map.entry("purl.org/rss/1.0/modules/syndication", "sy"),
          Map.entry("purl.org/rss/1.0/modules/slash", "slash"),
          Map.entry("wellformedweb.org/commentapi", "wfw"),
          Map.entry("itunes.com/dtds/podcast-1.0.dtd", "itunes"),
          Map.entry("purl.org/syndication/thread/1.0", "thr"),
          Map.entry("purl.org/syndication/history/1.0", "fh"),
          Map.entry("purl.org/atompub/tombstones/1.0", "at"),
          Map.entry("w3.org/1999/xhtml", "xhtml"),
          Map.entry("rssnamespace.org/feedburner/ext/1.0", "feedburner"),
          Map.entry("wordpress.org/export/1.0", "wp"),
          Map.entry("wordpress.org/export/1.1", "wp"),
          Map.entry("wordpress.org/export/1.2", "wp"),
          Map.entry("wordpress.org/export/1.0/excerpt", "excerpt"),
          Map.entry("wordpress.org/export/1.1/excerpt", "excerpt"),
          Map.entry("wordpress.org/export/1.2/excerpt", "excerpt"));

  private Namespaces() {}

  /// The usual prefix of a namespace; empty for RSS itself, null for one that is not known.
  static @Nullable String prefix(String address) {
    String plain =
        address
            .strip()
            .toLowerCase(Locale.ROOT)
            .replaceFirst("^https?://(?:www\\.)?", "")
            .replaceFirst("[/#]+$", "");
    return PREFIXES.get(plain);
  }
}
