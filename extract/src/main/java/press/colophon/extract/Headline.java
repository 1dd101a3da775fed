package press.colophon.extract;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/// The headline a reader sees: the heading on the page that best agrees with what the page calls
/// itself, and only without one what it calls itself.
///
/// A heading that leads home, or is called a site's title, is the site's name however large it is.
final class Headline {

  private static final Vocabulary TITLED =
      new Vocabulary(
          "headline|title|heading|hed|titre|titulo|titel|titolo|überschrift|ueberschrift|subject"
              + "|nadpis|tytul|otsikko|rubrik|zagolovok");

  private static final Vocabulary ARTICLE_TITLE =
      new Vocabulary("headline|p name")
          .and(
              "entry|post|article|story|news|single|content|art",
              "title|headline|heading|titel|titre|titulo");

  private static final Vocabulary SITE_TITLE =
      new Vocabulary("sitename|blogname|logo|brand|branding|masthead|sitetitle|blogtitle")
          .and("site|blog|header|brand", "title|name|titel|branding|logo|description");

  private static final Vocabulary ELSEWHERE =
      new Vocabulary(
          "comment|comments|respond|sidebar|side bar|widget|related|footer|recent|popular|cookie"
              + "|cookies|newsletter|modal|popup|search|menu|nav|navigation");

  /// What stands in a heading beside the headline: kickers, counts, dates, marks to link to it.
  private static final Vocabulary BESIDE =
      new Vocabulary(
          "kicker|eyebrow|dachzeile|topline|overline|roofline|spitzmarke|oberzeile|pretitle"
              + "|pre title|supertitle|super title|overtitle|surtitre|antetitulo|occhiello|vignette"
              + "|badge|tag|label|category|rubric|ressort|comment count|comments count"
              + "|comment number|comments number|comment link|comments link|date|edit"
              + "|screen reader text|visually hidden|visuallyhidden|sr only|anchor|headerlink"
              + "|permalink|subtitle|sub title|subheadline|untertitel|unterzeile");

  private static final Pattern KICKER_END = Pattern.compile("^\\s*[:|+–—•·/-]+\\s*|\\s*[|¶#]\\s*$");

  private static final Set<String> ROOTS =
      Set.of(
          "", "blog", "weblog", "home", "index.html", "index.htm", "index.php", "de", "en", "fr");

  /// Elements without a meaning that old pages set their headlines in; only the very words of a
  /// title make one of them a headline.
  private static final Set<String> PLAIN = Set.of("p", "div", "td", "th", "dt", "center", "li");

  private static final double UNMARKED = -2.95;

  /// What a line that is the title, and in the address too, has beyond its rank.
  private static final double MOST_AGREEMENT = 5;

  /// A paragraph of the text is at least of this weight.
  private static final int PARAGRAPH = 80;

  /// Shorter lines above the text are no headlines, by weight.
  private static final int SHORTEST = 8;

  /// Longer texts are no headlines, in characters.
  private static final int LONGEST = 300;

  /// Longer parts of a heading are no kickers, in characters.
  private static final int KICKER = 60;

  private final Page page;
  private final Titles titles;
  private final Set<String> address;
  private int place = -1;

  Headline(Page page) {
    this.page = page;
    this.titles = new Titles(page);
    this.address = address(page);
  }

  /// The place of the heading in the outline, or -1 where the page shows none; known once
  /// [#find] has run.
  int place() {
    return place;
  }

  @Nullable Found<String> find() {
    Found<String> visible = visible();
    visible = visible == null && titles.areVague() ? aboveText() : visible;
    return visible == null ? titles.best() : visible;
  }

  private @Nullable Found<String> visible() {
    Found<String> best = null;
    double most = 0.99;
    for (int i = 0; i < page.outline.size(); i++) {
      Element element = page.outline.element(i);
      double rank = rank(i, element);
      boolean apt = rank != 0 && rank + MOST_AGREEMENT > most;
      String line = apt ? line(element) : "";
      double score = line.isEmpty() ? 0 : rank + 4 * titles.likeness(line) + inAddress(line);
      if (score > most && !isSiteName(element, line)) {
        most = score;
        String spelt = element.childrenSize() == 0 ? line : titles.spelt(line);
        best = new Found<>(spelt, element.normalName());
        place = i;
      }
    }
    return best;
  }

  /// The heading, or the line in large or bold letters, right above the first paragraph, where the
  /// page has no other.
  private @Nullable Found<String> aboveText() {
    int above = -1;
    for (int i = 1; i < page.outline.size() && page.outline.prose(i) < PARAGRAPH; i++) {
      boolean stands = page.outline.own(i) >= SHORTEST && isEmphatic(i);
      above = stands && !isElsewhere(page.outline.element(i)) ? i : above;
    }
    Element element = above < 0 ? null : page.outline.element(above);
    String line = element == null || isSiteName(element, page.line(above)) ? "" : line(element);
    if (element == null || line.isEmpty()) {
      return null;
    }
    place = above;
    return new Found<>(line, element.normalName());
  }

  /// Whether a block is a heading, or all of it is in large or bold letters.
  private boolean isEmphatic(int i) {
    String line = page.line(i);
    boolean heading = page.outline.isHeading(i) && !page.outline.isLinkedHeading(i);
    if (heading || line.isEmpty() || line.length() > LONGEST) {
      return heading;
    }
    Element strong = page.outline.element(i).selectFirst("b, strong, big, font[size~=[4-7]]");
    return strong != null && Words.fold(strong.text()).equals(line);
  }

  /// The share of a line's words that the page's address repeats, 0 to 1.
  private double inAddress(String line) {
    return address.isEmpty() ? 0 : Words.alike(Words.set(Words.plain(line)), address);
  }

  /// The words of a speaking address: of `/2022/06/storm-closes-harbour` the last three.
  private static Set<String> address(Page page) {
    String path =
        page.address == null || page.address.getPath() == null ? "" : page.address.getPath();
    String last = path.replaceFirst("/+$", "").replaceFirst("^.*/(?=[^/]*-)", "");
    return last.indexOf('-') < 0 ? Set.of() : Words.set(Words.plain(last));
  }

  /// How much the markup makes of an element; without the agreement of a title only an h1, or a
  /// heading named as the article's, is a headline.
  private double rank(int place, Element element) {
    double rank = named(place, element);
    if (rank == 0) {
      int own = page.outline.own(place);
      boolean plain = PLAIN.contains(element.normalName()) && own >= 8 && own <= LONGEST;
      return plain && titles.mayBe(page.weight(place)) && titles.isTitle(page.line(place))
          ? UNMARKED
          : 0;
    }
    boolean article =
        page.clutter.isCalled(place, ARTICLE_TITLE) && !element.normalName().equals("a");
    return rank + (article ? 0.6 : 0) - (isElsewhere(element) ? 2 : 0);
  }

  private double named(int place, Element element) {
    String property = element.attr("itemprop").toLowerCase(Locale.ROOT);
    return switch (element.normalName()) {
      case "h1" -> 1.5;
      case "h2" -> property.contains("headline") ? 0.9 : -1;
      case "h3" -> -1.5;
      case "h4", "h5", "h6" -> -1.7;
      case "a", "meta", "title", "img", "link", "script" -> 0;
      default ->
          property.contains("headline") ? 0.9 : page.clutter.isCalled(place, TITLED) ? -1.8 : 0;
    };
  }

  private boolean isElsewhere(Element element) {
    int level = 0;
    for (@Nullable Element e = element.parent(); e != null && level < 5; e = e.parent(), level++) {
      boolean apart = e.normalName().equals("aside") || e.normalName().equals("nav");
      if (apart || page.clutter.isCalled(e, ELSEWHERE)) {
        return !e.normalName().equals("body");
      }
    }
    return false;
  }

  private boolean isSiteName(Element element, String line) {
    if (titles.isSite(line) || leadsHome(element)) {
      return true;
    }
    Element around = element.parent();
    return isCalled(element, around, SITE_TITLE) && !isCalled(element, around, ARTICLE_TITLE);
  }

  private boolean isCalled(Element element, @Nullable Element around, Vocabulary names) {
    return page.clutter.isCalled(element, names)
        || (around != null && page.clutter.isCalled(around, names));
  }

  /// Whether a heading is a link to the site's first page; there it would be no sign of anything.
  private boolean leadsHome(Element element) {
    Element link = element.selectFirst("a[href]");
    link = link == null && element.parent() != null ? element.parent() : link;
    String address = link == null ? null : Links.absolute(link, "href", false);
    String here = page.address == null ? null : page.address.getPath();
    return address != null && here != null && !ROOTS.contains(plain(here)) && isRoot(address, here);
  }

  /// The first page of a host, or of the folder that a host gives to each of its blogs.
  private boolean isRoot(String address, String here) {
    try {
      URI uri = new URI(address);
      String path = plain(uri.getPath() == null ? "" : uri.getPath());
      boolean same = uri.getHost() != null && uri.getHost().endsWith(page.host());
      boolean folder = path.indexOf('/') < 0 && plain(here).matches(Pattern.quote(path) + "/.+/.+");
      return same && uri.getQuery() == null && (ROOTS.contains(path) || folder);
    } catch (java.net.URISyntaxException notAnAddress) {
      return false;
    }
  }

  private static String plain(String path) {
    return path.replaceAll("^/+|/+$", "").toLowerCase(Locale.ROOT);
  }

  /// The words of a heading without what stands in it beside the headline.
  private String line(Element element) {
    String whole = page.line(element).replace("\u00ad", "");
    if (whole.isEmpty() || whole.length() > LONGEST) {
      return "";
    }
    if (element.childrenSize() == 0 || titles.likeness(whole) == 1) {
      return whole;
    }
    String own = Words.fold(element.ownText()).replace("\u00ad", "");
    if (own.length() >= 12 && titles.likeness(own) == 1) {
      return own;
    }
    for (Element part : element.select("span, a, strong, b, em, div")) {
      String line = Words.fold(part.text()).replace("\u00ad", "");
      if (line.length() >= 12 && line.length() < whole.length() && titles.likeness(line) == 1) {
        return line;
      }
    }
    String rest = KICKER_END.matcher(Words.fold(withoutBeside(element))).replaceAll("");
    return rest.isEmpty() ? whole : rest;
  }

  private String withoutBeside(Element element) {
    StringBuilder text = new StringBuilder();
    element.filter(
        (Node node, int depth) -> {
          if (depth > 0 && node instanceof Element inner && isBeside(inner)) {
            return NodeFilter.FilterResult.SKIP_ENTIRELY;
          }
          if (node instanceof TextNode words) {
            text.append(words.getWholeText());
          } else if (node instanceof Element inner
              && (!Outline.isInline(inner) || inner.normalName().equals("br"))) {
            text.append(' ');
          }
          return NodeFilter.FilterResult.CONTINUE;
        });
    return text.toString().replace("\u00ad", "");
  }

  private boolean isBeside(Element inner) {
    boolean named =
        inner.normalName().equals("time")
            || Clutter.isHidden(inner)
            || page.clutter.isCalled(inner, BESIDE);
    return Clutter.isNeverText(inner) || (named && inner.text().length() <= KICKER);
  }
}
