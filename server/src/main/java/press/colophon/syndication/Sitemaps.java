package press.colophon.syndication;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.colophon.rights.Colophon.House;

/// Writes sitemaps (sitemaps.org protocol 0.9) with the languages of each page, and the news
/// sitemap. Thread-safe.
///
/// One file holds all as long as it can; beyond that `sitemap.xml` becomes an index of parts.
public final class Sitemaps {
  /// The file a search engine asks for first.
  public static final String FIRST = "sitemap.xml";

  /// The file of the latest news.
  public static final String NEWS = "news-sitemap.xml";

  /// Addresses in one file where nothing else is configured.
  public static final int USUAL_LIMIT = 10_000;

  /// The protocol's own limits for one file.
  private static final int MOST_ADDRESSES = 50_000;

  private static final int MOST_BYTES = 50_000_000;

  /// The limits of news sitemaps.
  private static final int MOST_NEWS = 1_000;

  private static final Duration NEWS_AGE = Duration.ofDays(2);

  private static final String PROTOCOL = "http://www.sitemaps.org/schemas/sitemap/0.9";

  private final Addresses addresses;
  private final House house;
  private final int limit;
  private final int byteLimit;

  /// A page in its languages.
  ///
  /// @param unlisted languages whose pages ask not to be indexed
  /// @param changedAt when readers last saw a change, where known
  public record Page(Alternates alternates, Set<String> unlisted, @Nullable Instant changedAt) {
    public Page {
      unlisted = Set.copyOf(unlisted);
    }

    /// The same page, listed in one language alone; it still names the others.
    public Page only(String language) {
      Set<String> left = new HashSet<>(alternates.byLanguage().keySet());
      left.remove(language);
      left.addAll(unlisted);
      return new Page(alternates, left, changedAt);
    }

    /// A page to be listed in all its languages.
    public Page(Alternates alternates, @Nullable Instant changedAt) {
      this(alternates, Set.of(), changedAt);
    }
  }

  /// Without a limit of its own the usual one.
  public Sitemaps(Addresses addresses, House house) {
    this(addresses, house, USUAL_LIMIT);
  }

  /// @param limit addresses in one file, 1 to 50,000
  public Sitemaps(Addresses addresses, House house, int limit) {
    this(addresses, house, limit, MOST_BYTES);
  }

  Sitemaps(Addresses addresses, House house, int limit, int byteLimit) {
    if (limit < 1 || limit > MOST_ADDRESSES) {
      throw new IllegalArgumentException(
          "a sitemap holds 1 to " + MOST_ADDRESSES + " addresses, not " + limit);
    }
    this.addresses = addresses;
    this.house = house;
    this.limit = limit;
    this.byteLimit = byteLimit;
  }

  /// All files by name, [#FIRST] first.
  public SequencedMap<String, String> write(Iterable<Page> pages) {
    return write(pages, addresses.base());
  }

  /// The same for what is listed in one language, below its part of the site.
  public SequencedMap<String, String> writeOnly(Iterable<Page> pages, String language) {
    List<Page> listed = new ArrayList<>();
    pages.forEach(page -> listed.add(page.only(language)));
    return write(listed, addresses.base() + "/" + language);
  }

  private SequencedMap<String, String> write(Iterable<Page> pages, String folder) {
    List<Part> parts = split(pages);
    SequencedMap<String, String> files = new LinkedHashMap<>();
    if (parts.size() == 1) {
      files.put(FIRST, parts.getFirst().write());
      return files;
    }
    files.put(FIRST, index(parts, folder));
    for (int i = 0; i < parts.size(); i++) {
      files.put(partName(i), parts.get(i).write());
    }
    return files;
  }

  /// The articles of the last 48 hours, by the dates they bear, the first thousand of `latest`.
  public String news(List<Dispatch> latest, Instant now) {
    Xml xml = new Xml();
    xml.open(
        "urlset",
        "xmlns",
        PROTOCOL,
        "xmlns:news",
        "http://www.google.com/schemas/sitemap-news/0.9");
    Instant oldest = now.minus(NEWS_AGE);
    latest.stream()
        .filter(p -> p.article().status().isVisible())
        .filter(p -> p.published().isAfter(oldest) && !p.published().isAfter(now))
        .limit(MOST_NEWS)
        .forEach(p -> newsItem(xml, p));
    return xml.finish();
  }

  private void newsItem(Xml xml, Dispatch dispatch) {
    xml.open("url").text("loc", dispatch.address(addresses)).open("news:news");
    xml.open("news:publication")
        .text("news:name", house.name())
        .text("news:language", newsLanguage(dispatch.language()))
        .close();
    xml.text("news:publication_date", dispatch.published().toString());
    xml.text("news:title", dispatch.rendition().headline());
    xml.close().close();
  }

  /// ISO 639 codes alone, but for the two forms of written Chinese.
  private static String newsLanguage(String tag) {
    return switch (tag) {
      case "zh", "zh-Hans", "zh-CN" -> "zh-cn";
      case "zh-Hant", "zh-TW", "zh-HK" -> "zh-tw";
      default -> tag.split("-", 2)[0];
    };
  }

  private List<Part> split(Iterable<Page> pages) {
    List<Part> parts = new ArrayList<>(List.of(new Part()));
    for (Page page : pages) {
      for (Map.Entry<String, String> at : page.alternates().byLanguage().entrySet()) {
        if (page.unlisted().contains(at.getKey())) {
          continue;
        }
        Url url = new Url(at.getValue(), page);
        if (!parts.getLast().hasRoomFor(url)) {
          parts.add(new Part());
        }
        parts.getLast().add(url);
      }
    }
    return parts;
  }

  private String index(List<Part> parts, String folder) {
    Xml xml = new Xml();
    xml.open("sitemapindex", "xmlns", PROTOCOL);
    for (int i = 0; i < parts.size(); i++) {
      xml.open("sitemap")
          .text("loc", folder + "/" + partName(i))
          .text("lastmod", parts.get(i).changed())
          .close();
    }
    return xml.finish();
  }

  private static String partName(int index) {
    return "sitemap-" + (index + 1) + ".xml";
  }

  /// One page in one language.
  private record Url(String address, Page page) {

    /// Never less than it takes in the file, addresses being ASCII.
    int mostBytes() {
      int links =
          page.alternates().links().stream()
              .mapToInt(l -> 80 + l.hreflang().length() + l.href().length())
              .sum();
      return 120 + address.length() + links;
    }

    void write(Xml xml) {
      Instant changed = page.changedAt();
      xml.open("url")
          .text("loc", address)
          .text("lastmod", changed == null ? null : changed.toString());
      for (Alternates.Link link : page.alternates().links()) {
        xml.empty(
            "xhtml:link", "rel", "alternate", "hreflang", link.hreflang(), "href", link.href());
      }
      xml.close();
    }
  }

  /// What goes into one file.
  private final class Part {
    private final List<Url> urls = new ArrayList<>();
    private long bytes = 200;

    boolean hasRoomFor(Url url) {
      return urls.isEmpty() || (urls.size() < limit && bytes + url.mostBytes() <= byteLimit);
    }

    void add(Url url) {
      urls.add(url);
      bytes += url.mostBytes();
    }

    @Nullable String changed() {
      return urls.stream()
          .map(u -> u.page().changedAt())
          .filter(Objects::nonNull)
          .max(Instant::compareTo)
          .map(Instant::toString)
          .orElse(null);
    }

    String write() {
      Xml xml = new Xml();
      xml.open("urlset", "xmlns", PROTOCOL, "xmlns:xhtml", "http://www.w3.org/1999/xhtml");
      urls.forEach(url -> url.write(xml));
      return xml.finish();
    }
  }
}
