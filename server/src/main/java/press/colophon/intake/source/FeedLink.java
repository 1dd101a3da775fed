package press.colophon.intake.source;

import java.net.URI;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// A feed that a page points to: `<link rel="alternate" type="application/rss+xml">`.
///
/// @param title as the page calls it, perhaps empty
/// @param kind what it seems to be for
public record FeedLink(String address, String title, Kind kind) {
  private static final Set<String> TYPES =
      Set.of(
          "application/rss+xml",
          "application/atom+xml",
          "application/feed+json",
          "application/rdf+xml",
          "text/rss+xml");
  private static final Pattern COMMENTS =
      Pattern.compile("comment|kommentar|comentario|commentaire", Pattern.CASE_INSENSITIVE);
  private static final Pattern PODCAST =
      Pattern.compile("podcast|audio|itunes", Pattern.CASE_INSENSITIVE);

  /// What a feed seems to be for, the most useful first.
  public enum Kind {
    ARTICLES,
    PODCAST,
    COMMENTS
  }

  /// The feeds that a page points to, each once: those of articles first, in the page's order.
  public static List<FeedLink> of(String html, URI page) {
    Map<String, FeedLink> links = new LinkedHashMap<>();
    Document document = Jsoup.parse(html, page.toString());
    for (Element link : document.select("link[rel~=(?i)\\balternate\\b][href]")) {
      String address = link.absUrl("href").replaceFirst("#.*", "");
      if (isFeed(link, address) && Sources.isAddress(address)) {
        String title = link.attr("title").strip();
        links.putIfAbsent(address, new FeedLink(address, title, kind(address + " " + title)));
      }
    }
    return links.values().stream().sorted(Comparator.comparing(FeedLink::kind)).toList();
  }

  /// JSON of every kind is called `application/json`; WordPress links its interface so.
  private static boolean isFeed(Element link, String address) {
    String type = type(link);
    return TYPES.contains(type) || (type.equals("application/json") && address.contains("feed"));
  }

  private static String type(Element link) {
    return link.attr("type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  static Kind kind(String says) {
    if (COMMENTS.matcher(says).find()) {
      return Kind.COMMENTS;
    }
    return PODCAST.matcher(says).find() ? Kind.PODCAST : Kind.ARTICLES;
  }
}
