package press.colophon.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// When the article was published and last changed: what the page states for machines first, then
/// `time` elements, elements named as dates, the address, and a date line in the text.
final class Dates {

  private static final String[] PUBLISHED = {
    "article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "date.issued",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date.published",
    "dc.date",
    "dcterms.date",
    "dc.created",
    "sailthru.date",
    "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_time",
    "published-date",
    "publisheddate",
    "pubdate",
    "publication_date",
    "publicationdate",
    "publication-date",
    "article_date_original",
    "article.published",
    "article.created",
    "articlepublicationdate",
    "citation_publication_date",
    "citation_date",
    "rnews:datepublished",
    "date_published",
    "originalpublicationdate",
    "originalpublicationdate",
    "prism.publicationdate",
    "created",
    "creation_date",
    "date",
    "og:article:published_time",
    "bt:pubdate",
    "ptime",
    "displaydate",
    "hdl_p",
    "gentime",
    "pdate",
    "datecreated",
    "og:pubdate",
    "video:release_date",
    "shareaholic:article_published_time"
  };

  private static final String[] MODIFIED = {
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "lastmod",
    "modified",
    "updated_time",
    "revised",
    "article:modified",
    "article_date_updated",
    "utime"
  };

  private static final Pattern DATED =
      Pattern.compile(
          " (?:date|dates|dateline|datum|fecha|data|pubdate|published|publish|posted|time|timestamp|datetime|zeit|created|publi(?:e|cado|cada|cation)|article info|entry meta|post meta|meta|byline|info|veroeffentlicht|day|on) ");

  private static final Pattern CHANGED =
      Pattern.compile(
          "updat|modif|edited|aktualisiert|geändert|mis à jour|actualizad|atualizad|aggiornat|обновл|stand:",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern IN_ADDRESS =
      Pattern.compile(
          "/((?:19|20)\\d{2})[/-](\\d{1,2})[/-](\\d{1,2})(?!\\d)|[/-]((?:19|20)\\d{2})(\\d{2})(\\d{2})(?!\\d)");

  private final Page page;
  private final boolean monthFirst;

  Dates(Page page, @Nullable String language) {
    this.page = page;
    this.monthFirst = monthFirst(page, language);
  }

  static boolean monthFirst(Page page, @Nullable String language) {
    String tag = language == null ? "en" : language.toLowerCase(Locale.ROOT);
    boolean elsewhere = page.host().matches(".*\\.(uk|au|nz|ie|in|za|eu|sg|my|ng|ke|pk)");
    return tag.equals("en-us")
        || (tag.startsWith("en") && !tag.matches("en-(gb|au|nz|ie|in|za).*") && !elsewhere);
  }

  @Nullable Found<PublicationDate> published() {
    Found<PublicationDate> date = stated("datePublished");
    date = date == null ? meta(PUBLISHED) : date;
    date = date == null ? inMicrodata("datepublished") : date;
    date = date == null ? stated("dateCreated") : date;
    date = date == null ? times(false) : date;
    date = date == null ? named() : date;
    date = date == null ? inAddress() : date;
    date = date == null ? dateLine() : date;
    date = date == null ? stated("uploadDate") : date;
    date = date == null ? anyStated() : date;
    return date == null ? modified() : date;
  }

  @Nullable Found<PublicationDate> modified() {
    Found<PublicationDate> date = stated("dateModified");
    date = date == null ? meta(MODIFIED) : date;
    date = date == null ? inMicrodata("datemodified") : date;
    return date == null ? times(true) : date;
  }

  private @Nullable Found<PublicationDate> stated(String property) {
    Found<String> text = page.stated(property);
    return text == null ? null : read(text.value(), text.from());
  }

  private @Nullable Found<PublicationDate> anyStated() {
    Thing thing =
        page.data.first(
            java.util.Set.of(
                "WebPage",
                "VideoObject",
                "NewsMediaObject",
                "Product",
                "Recipe",
                "Event",
                "ItemPage",
                "ImageObject"));
    String text = thing == null ? null : thing.text("datePublished");
    return text == null || thing == null ? null : read(text, thing.syntax() + " datePublished");
  }

  private @Nullable Found<PublicationDate> meta(String... names) {
    for (String name : names) {
      for (String content : page.meta.all(name)) {
        Found<PublicationDate> date = read(content, "meta " + name);
        if (date != null) {
          return date;
        }
      }
    }
    return null;
  }

  private @Nullable Found<PublicationDate> inMicrodata(String property) {
    for (Element element :
        page.document.select(
            "[itemprop~=(?i)"
                + property
                + "], [property~=(?i)"
                + property
                + "], [property=dc:date], [property=dc:created]")) {
      for (String text :
          List.of(
              element.attr("content"),
              element.attr("datetime"),
              element.attr("title"),
              page.line(element))) {
        Found<PublicationDate> date = text.isEmpty() ? null : read(text, "microdata " + property);
        if (date != null) {
          return date;
        }
      }
    }
    return null;
  }

  /// The first `time` element outside teasers whose words or names do not say the opposite.
  private @Nullable Found<PublicationDate> times(boolean changed) {
    List<Element> times = new ArrayList<>(page.document.select("time[pubdate]"));
    times.addAll(
        page.document.select("time, abbr.published, abbr[title].date, relative-time[datetime]"));
    for (Element time : times) {
      String says =
          page.clutter.names(time)
              + (time.parent() == null
                  ? ""
                  : page.clutter.names(time.parent()) + page.line(time.parent()));
      if (CHANGED.matcher(says).find() != changed || isTeaser(time)) {
        continue;
      }
      for (String text : List.of(time.attr("datetime"), time.attr("title"), page.line(time))) {
        Found<PublicationDate> date = text.isEmpty() ? null : read(text, "time");
        if (date != null) {
          return date;
        }
      }
    }
    return null;
  }

  /// A date inside a link belongs to what is linked.
  private static boolean isTeaser(Element element) {
    int level = 0;
    for (@Nullable Element e = element; e != null && level < 6; e = e.parent(), level++) {
      if (e.normalName().equals("a") || e.normalName().equals("aside")) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Found<PublicationDate> named() {
    for (int i = 0; i < page.outline.size(); i++) {
      Element element = page.outline.element(i);
      if (!DATED.matcher(page.clutter.names(element)).find() || isTeaser(element)) {
        continue;
      }
      String line = page.line(element);
      Found<PublicationDate> date =
          line.isEmpty() || line.length() > 150 ? null : read(line, "class " + element.className());
      if (date != null) {
        return date;
      }
    }
    return null;
  }

  private @Nullable Found<PublicationDate> inAddress() {
    String path =
        page.address == null || page.address.getPath() == null ? "" : page.address.getPath();
    Matcher m = IN_ADDRESS.matcher(path);
    while (m.find()) {
      boolean parted = m.group(1) != null;
      String text =
          parted
              ? m.group(1) + "-" + m.group(2) + "-" + m.group(3)
              : m.group(4) + "-" + m.group(5) + "-" + m.group(6);
      Found<PublicationDate> date = read(text, "address");
      if (date != null) {
        return date;
      }
    }
    return null;
  }

  /// The first short line of the page that holds a date, lines after the headline first.
  private @Nullable Found<PublicationDate> dateLine() {
    Element headline = page.document.selectFirst("h1");
    int start = headline == null ? 0 : Math.max(0, page.outline.place(headline));
    Found<PublicationDate> after = dateLine(start, page.outline.size());
    return after == null ? dateLine(0, start) : after;
  }

  private @Nullable Found<PublicationDate> dateLine(int from, int to) {
    for (Page.Line line : page.lines()) {
      String text = line.text();
      boolean here = line.place() >= from && line.place() < to;
      if (!here || text.length() > 180 || text.contains("©") || isTeaser(line.block())) {
        continue;
      }
      Found<PublicationDate> date = read(text, "text");
      if (date != null) {
        return date;
      }
    }
    return null;
  }

  private @Nullable Found<PublicationDate> read(String text, String from) {
    PublicationDate date = DateText.read(text, monthFirst);
    boolean possible = date != null && date.day().getYear() >= 1990 && date.day().getYear() < 2100;
    return date == null || !possible ? null : new Found<>(date, from);
  }
}
