package press.colophon.syndication;

import java.net.URI;
import java.util.Locale;
import press.colophon.articles.Article;
import press.colophon.articles.Selection;

/// The addresses of the publication's pages, always whole.
///
/// ```java
/// var addresses = new Addresses("https://example.org", "en");
/// addresses.home("fr");                                  // https://example.org/fr
/// addresses.of(new Selection.InRegion(usa), "en");       // https://example.org/region/usa
/// addresses.feed(new Selection.All(), "en", Feed.Form.RSS); // https://example.org/feed.xml
/// ```
///
/// @param base such as `https://example.org`, without a slash at its end
/// @param language the publication's own, whose lists have no language in their addresses
public record Addresses(String base, String language) {
  /// Comes before an article's path: what others may do with it.
  public static final String REPUBLISH = "/republish";

  /// The page on the conditions of the whole site.
  public static final String TERMS = "/terms";

  /// Comes before an article's path: the form for what its terms do not allow.
  public static final String REQUEST = "/request";

  public Addresses {
    String scheme = URI.create(base).getScheme();
    boolean web = "http".equals(scheme) || "https".equals(scheme);
    if (!web || URI.create(base).getHost() == null || base.matches(".*([/?#])$")) {
      throw new IllegalArgumentException(
          "the address of the site must look like https://example.org, without a slash at its end: "
              + base);
    }
  }

  /// The front page.
  public String home(String lang) {
    return lang.equals(language) ? base + "/" : base + prefix(lang);
  }

  /// An article in one language. Its original text stands at an address without a language,
  /// whatever its language is.
  public String article(Article article, String lang) {
    return lang.equals(article.language()) ? original(article) : page(article, lang);
  }

  /// The page of an article in its original language.
  public String original(Article article) {
    return base + "/" + article.path();
  }

  /// Where a reader orders an article in a language that it is not translated into yet.
  public String order(Article article, String lang) {
    return base + Robots.ORDERS + "/" + lang + "/" + article.path();
  }

  /// The page that tells others whether and how they may republish an article.
  public String republish(Article article, String lang) {
    String prefix = lang.equals(article.language()) ? "" : "/" + lang;
    return base + prefix + REPUBLISH + "/" + article.path();
  }

  /// The page that tells on what conditions the articles here may be used.
  public String terms(String lang) {
    return base + prefix(lang) + TERMS;
  }

  /// The form by which somebody asks for more than an article's terms allow.
  public String request(Article article, String lang) {
    String prefix = lang.equals(article.language()) ? "" : "/" + lang;
    return base + prefix + REQUEST + "/" + article.path();
  }

  /// A list of articles.
  public String of(Selection selection, String lang) {
    return selection instanceof Selection.All ? home(lang) : base + prefix(lang) + path(selection);
  }

  /// The feed of a list.
  public String feed(Selection selection, String lang, Feed.Form form) {
    return base + prefix(lang) + path(selection) + "/" + form.fileName();
  }

  /// A picture of the media folder.
  public String media(String fileName) {
    return base + "/media/" + fileName;
  }

  public String sitemap() {
    return base + "/" + Sitemaps.FIRST;
  }

  public String newsSitemap() {
    return base + "/" + Sitemaps.NEWS;
  }

  /// The part of an address that a link within the site needs: `/fr/region/usa`.
  public String within(String address) {
    if (!address.startsWith(base + "/")) {
      throw new IllegalArgumentException("not an address of " + base + ": " + address);
    }
    String path = URI.create(base).getRawPath();
    return (path == null ? "" : path) + address.substring(base.length());
  }

  /// The scheme of a taxonomy's terms in feeds: `https://example.org/region/`.
  String scheme(String taxonomy) {
    return base + "/" + taxonomy + "/";
  }

  boolean isOurs(String address) {
    return address.equals(base) || address.startsWith(base + "/");
  }

  private String page(Article article, String lang) {
    return base + "/" + lang + "/" + article.path();
  }

  private String prefix(String lang) {
    return lang.equals(language) ? "" : "/" + lang;
  }

  private static String path(Selection selection) {
    return switch (selection) {
      case Selection.All() -> "";
      case Selection.InRegion(var region) -> "/region/" + region.slug();
      case Selection.OnTheme(var theme) -> "/theme/" + theme.slug();
      case Selection.ByAuthor(var author) -> "/author/" + author.slug();
      case Selection.FromOrigin(var origin) -> "/origin/" + origin.slug();
      case Selection.InMonth(var month) ->
          String.format(Locale.ROOT, "/archive/%04d/%02d", month.getYear(), month.getMonthValue());
    };
  }
}
