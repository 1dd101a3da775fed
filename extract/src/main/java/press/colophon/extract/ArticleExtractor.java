package press.colophon.extract;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/// Reads an article off a web page.
///
/// ```java
/// switch (new ArticleExtractor().extract(html, URI.create("https://harbour.example/storm"))) {
///   case ExtractedArticle article -> print(article.headline(), article.body());
///   case NoArticle none -> print(none.reason());
/// }
/// ```
///
/// Thread-safe and without state. Time and memory grow linearly with the page: it is parsed once,
/// walked a fixed number of times, and never descended by recursion.
public final class ArticleExtractor {

  /// Less text than this is no article, whatever the page says of itself.
  private static final int LEAST = 100;

  /// Less text than this needs some sign that it is an article.
  private static final int PLAIN_LEAST = 500;

  /// A page with so many links in headings and lists, and no text, is a list.
  private static final int MANY_LINKS = 6;

  /// An extractor, which holds nothing of the pages it reads.
  public ArticleExtractor() {}

  /// Reads a page from its text.
  ///
  /// @param address where the page was fetched; relative links are resolved against it
  public Extraction extract(String html, @Nullable URI address) {
    return extract(Jsoup.parse(html, address == null ? "" : address.toString()), address);
  }

  /// Reads an already parsed page, which is not changed. Links are resolved against the document's
  /// own base address.
  public Extraction extract(Document document, @Nullable URI address) {
    Page page = new Page(document, address);
    Headline heading = new Headline(page);
    Found<String> headline = heading.find();
    Content content = Content.of(page, headline == null ? null : headline.value());
    if (content.weight() < LEAST) {
      return new NoArticle(reason(page));
    }
    ExtractedArticle article = new Reading(page, heading, headline, content).article();
    if (content.weight() < PLAIN_LEAST && !isCalledArticle(page, article, content.weight())) {
      return new NoArticle(
          "the page holds only a short text and nothing that calls it an article (no author, date or"
              + " article markup)");
    }
    return article;
  }

  private static String reason(Page page) {
    String none = "no article was found on the page: ";
    if (page.document.selectFirst("input[type=password]") != null) {
      return none + "it asks for a password";
    }
    return isListOfLinks(page)
        ? none + "it is a list of links to other pages"
        : none + "no passage is long enough";
  }

  private static boolean isListOfLinks(Page page) {
    boolean[] clutter = page.clutter.dropped();
    return page.document.select("h2 a[href], h3 a[href], li a[href]").stream()
            .mapToInt(page.outline::place)
            .filter(place -> place >= 0 && !clutter[place])
            .count()
        >= MANY_LINKS;
  }

  private static boolean isHeadlineAHeading(ExtractedArticle article) {
    ExtractedArticle.Finding headline = article.evidence().get("headline");
    return headline != null && headline.from().matches("h[12]");
  }

  private static boolean isCalledArticle(Page page, ExtractedArticle article, int weight) {
    return page.data.article() != null
        || page.meta.all("og:type").contains("article")
        || article.published() != null
        || article.byline() != null
        || ((isHeadlineAHeading(article) || weight >= LEAST * 3) && !isListOfLinks(page))
        || page.document.selectFirst("article") != null;
  }

  /// The fields of one page, read in turn, with a note where each was found.
  private static final class Reading {
    private final Page page;
    private final @Nullable Found<String> headline;
    private final int heading;
    private final Elsewhere elsewhere;
    private final Content content;
    private final Map<String, ExtractedArticle.Finding> evidence = new LinkedHashMap<>();

    Reading(Page page, Headline heading, @Nullable Found<String> headline, Content content) {
      this.page = page;
      this.headline = headline;
      this.heading = heading.place();
      this.elsewhere = new Elsewhere(page, heading.place());
      this.content = content;
    }

    ExtractedArticle article() {
      Site site = new Site(page);
      String siteName = note("siteName", site.name());
      String language = note("language", site.language());
      String canonical = note("canonical", site.canonical());
      Byline.Line line = note("byline", new Byline(page, siteName, heading, elsewhere).find());
      Dates dates = new Dates(page, language, heading, elsewhere);
      PublicationDate published = note("published", dates.published());
      PublicationDate modified = note("modified", dates.modified());
      Topics topics = new Topics(page);
      List<String> regions = topics.labelled(Topics.REGIONS);
      List<String> themes = topics.labelled(Topics.THEMES);
      LeadPicture.Lead lead = note("picture", new LeadPicture(page, content.start()).find());
      ExtractedArticle.Picture picture = lead == null ? null : lead.picture();
      String standfirst = note("standfirst", new Standfirst(page).find());
      Statements statements = new Statements(page, language);
      ExtractedArticle.Original original = note("original", statements.original(canonical));
      ExtractedArticle.Copyright copyright = note("copyright", statements.copyright());
      FieldLines taken =
          taken(line, siteName)
              .text(standfirst)
              .text(statements.originLine())
              .date(published)
              .date(modified)
              .date(original == null ? null : original.published())
              .labels(!regions.isEmpty() || !themes.isEmpty())
              .notice(copyright == null ? "" : copyright.notice())
              .figure(lead == null ? null : lead.figure());
      Remainder remainder = new Remainder(page, content, taken);
      return new ExtractedArticle(
          note("headline", headline),
          standfirst,
          line == null ? null : line.printed(),
          line == null ? List.of() : line.authors(),
          published,
          modified == null || modified.equals(published) ? null : modified,
          siteName,
          language,
          site.direction(language),
          canonical,
          picture,
          topics.sections(),
          topics.tags(),
          regions,
          themes,
          note("licence", new Licences(page).find()),
          original,
          copyright,
          note("access", new Paywall(page).find()),
          content.body(picture == null ? null : picture.url(), taken),
          joined(content.notes(), remainder.notes),
          remainder.furniture,
          remainder.notUnderstood,
          evidence);
    }

    private <T> @Nullable T note(String field, @Nullable Found<T> found) {
      if (found == null) {
        return null;
      }
      evidence.put(field, Confidence.finding(field, found));
      return found.value();
    }

    private FieldLines taken(Byline.@Nullable Line line, @Nullable String siteName) {
      FieldLines taken = new FieldLines(page.outline).name(siteName);
      if (headline != null) {
        taken.text(headline.value());
      }
      if (line != null) {
        taken.text(line.printed()).name(line.printed());
        line.authors().forEach(author -> taken.text(author.name()).name(author.name()));
      }
      return taken;
    }

    private static List<String> joined(List<String> first, List<String> second) {
      return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }
  }
}
