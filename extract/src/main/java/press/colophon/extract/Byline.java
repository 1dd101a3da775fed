package press.colophon.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Who wrote the article: the line as printed, and the people in it one by one.
///
/// Structured data gives names, the page shows which of them a reader sees; a publication that
/// names itself as the author of everything is not taken for a person.
final class Byline {

  /// @param printed the line as printed, without "By"
  record Line(String printed, List<ExtractedArticle.Author> authors) {}

  private static final Pattern NAMED =
      Pattern.compile(
          " (?:bylines?|byl|author|authors|auteur|autor|autore|writer|writers|reporter|contributors?|written by|posted by|author name|post author|entry author|article author|creator|cronista|journalist) ");

  private static final Pattern NOT_THE_LINE =
      Pattern.compile(
          " (?:bio|about|box|related|comments?|avatar|social|follow|description|more|image|photo|caption|twitter|newsletter) ");

  private static final Pattern BY =
      Pattern.compile(
          "^\\W*(?:(?:written|posted|published|reported|story|article|reviewed|words|review|analysis|report|opinion|text|contributed|edited|submitted|updated)\\s+)?(?:by|von|par|por|di|door|af|av|text:|autor(?:in)?:|author:|autore:|auteur:|de:)\\b[:\\s]*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LINE =
      Pattern.compile(
          "^(?:By|BY|by|Von|Par|Por|Written by|Posted by|Story by|Words by|Reporting by) ((?:[\\p{Lu}][\\p{L}.'’\\-]*|de|van|von|der|la|el|bin|al|and|&|,)(?:[ ,]+(?:[\\p{Lu}][\\p{L}.'’\\-]*|de|van|von|der|la|el|bin|al|and|&))*).{0,120}$");

  private static final Pattern BETWEEN =
      Pattern.compile(
          "\\s*,\\s*(?:and|und|et|y|e|en|och|og|&)\\s+|\\s+(?:and|und|et|y|e|en|och|og|with|&)\\s+|\\s*[,;|•·/&\\n]\\s*|\\s+[-–—]\\s+|\\s+(?=for |of |in |at )|\\s*\\(|\\)|\\s{2,}");

  private static final Pattern NOT_A_NAME =
      Pattern.compile(
          ".*(?:\\d|@|https?:|www\\.|©|\\?|:).*|.*\\b(?:editor|reporter|writer|correspondent|staff|contributor|columnist|news|published|updated|posted|senior|journalist|producer|follow|facebook|twitter|email|comments?|min|read|share|special|times|post|media|press|network|today|daily|magazine|inc|llc|ltd|ceo|founder|founding|director|chief|photographer|photos?|getty|images|analyst|fellow|professor|bureau chief|politics|sports?|business|entertainment|technology|world|health|opinion|for|in|of|at|the|by|am|pm|est|est\\.|gmt|guest|author|more|view|all|posts|and|on|january|february|march|april|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern NOBODY =
      Pattern.compile(
          "(?i)admin(?:istrator)?|editors?|staff|web ?master|guest|author|unknown|none|null|undefined|anonymous|redaktion|redaction|editorial|editorial (?:staff|team)|staff (?:writer|reporter)|online|news ?room|digital");

  private static final Pattern ROLE =
      Pattern.compile(
          "\\b(?:reporter|correspondent|editor|writer|columnist|contributor|professor|lecturer|researcher|fellow|analyst|journalist|producer|staff|special to)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern DATE_OR_SEPARATOR =
      Pattern.compile(
          "\\s*[|·•]\\s*|,?\\s+(?:published|updated|posted|on)\\b|,?\\s+(?=\\d{1,2}\\.? \\p{L}+ \\d{4}|\\p{L}+ \\d{1,2}, \\d{4}|\\d{4}-)",
          Pattern.CASE_INSENSITIVE);

  private static final int LONGEST = 160;

  private final Page page;
  private final @Nullable String siteName;

  Byline(Page page, @Nullable String siteName) {
    this.page = page;
    this.siteName = siteName;
  }

  @Nullable Found<Line> find() {
    Found<Line> found = weigh();
    return found == null ? null : found.map(this::asPrinted);
  }

  /// The line with what the page prints of the authors beside their names: "Ada Reed, Staff
  /// Reporter".
  private Line asPrinted(Line line) {
    for (Page.Line candidate : page.lines()) {
      String text = candidate.text();
      if (text.length() <= LONGEST && BY.matcher(text).lookingAt()) {
        String printed = DATE_OR_SEPARATOR.split(BY.matcher(text).replaceFirst(""), 2)[0].strip();
        String key = Words.key(printed);
        boolean names = line.authors.stream().allMatch(a -> key.contains(Words.key(a.name())));
        if (names && ROLE.matcher(printed).find()) {
          return new Line(printed.replaceAll("[\\s,;–-]+$", ""), line.authors);
        }
      }
    }
    return line;
  }

  private @Nullable Found<Line> weigh() {
    Found<Line> stated = stated();
    Found<Line> visible = visible();
    if (stated == null) {
      stated = inMeta();
    }
    if (visible == null) {
      return stated;
    }
    if (stated == null || prefersVisible(stated.value(), visible.value())) {
      return visible;
    }
    return stated.map(line -> withAddresses(line, visible.value()));
  }

  /// Authors without an address get the one that the page links their name to.
  private static Line withAddresses(Line stated, Line visible) {
    List<ExtractedArticle.Author> authors = new ArrayList<>();
    for (ExtractedArticle.Author author : stated.authors) {
      String key = Words.key(author.name());
      ExtractedArticle.Author linked = author;
      for (ExtractedArticle.Author seen : visible.authors) {
        boolean same = author.url() == null && Words.key(seen.name()).equals(key);
        linked = same ? new ExtractedArticle.Author(author.name(), seen.url()) : linked;
      }
      authors.add(linked);
    }
    return new Line(stated.printed, authors);
  }

  /// A visible line naming more people, or people where the structured data names the publication.
  private boolean prefersVisible(Line stated, Line visible) {
    boolean houseOnly = stated.authors().stream().allMatch(a -> isHouse(a.name()));
    String key = Words.key(visible.printed());
    boolean covers = stated.authors().stream().allMatch(a -> key.contains(Words.key(a.name())));
    boolean otherScript =
        stated.authors().stream().noneMatch(a -> key.contains(Words.key(a.name())))
            && stated.authors().stream().allMatch(a -> !a.name().contains(" "));
    return houseOnly
        || otherScript
        || (covers && visible.authors().size() > stated.authors().size());
  }

  private @Nullable Found<Line> stated() {
    for (Thing article : page.data.articles()) {
      for (String property : List.of("author", "creator")) {
        List<ExtractedArticle.Author> authors = authors(article, property);
        if (!authors.isEmpty()) {
          return new Found<>(line(authors), article.syntax() + " " + property);
        }
      }
    }
    return null;
  }

  private List<ExtractedArticle.Author> authors(Thing article, String property) {
    Map<String, ExtractedArticle.Author> authors = new LinkedHashMap<>();
    List<Thing> things = page.data.follow(article, property);
    for (Thing thing : things) {
      boolean house =
          thing.is(
              Set.of("Organization", "NewsMediaOrganization", "Corporation", "NewsOrganization"));
      for (String name : thing.texts("name")) {
        if (!(house && isHouse(name))) {
          add(authors, name, web(thing.text("url")));
        }
      }
    }
    if (things.isEmpty()) {
      article.texts(property).forEach(name -> add(authors, name, null));
    }
    if (authors.values().stream().anyMatch(author -> !isHouse(author.name()))) {
      authors.values().removeIf(author -> isHouse(author.name()));
    }
    return List.copyOf(authors.values());
  }

  private void add(
      Map<String, ExtractedArticle.Author> authors, String text, @Nullable String url) {
    String plain = BY.matcher(text.replaceAll("<[^>]*>", " ")).replaceFirst("").strip();
    if (isPlainName(plain)) {
      authors.putIfAbsent(Words.key(plain), new ExtractedArticle.Author(plain, url));
      return;
    }
    for (String name : names(plain)) {
      authors.putIfAbsent(Words.key(name), new ExtractedArticle.Author(name, url));
    }
  }

  private static boolean isPlainName(String text) {
    return text.length() < 50
        && text.length() > 2
        && !BETWEEN.matcher(text).find()
        && !text.matches(".*(?:https?:|@|www\\.).*")
        && !NOBODY.matcher(text).matches();
  }

  private static @Nullable String web(@Nullable String url) {
    return url != null && url.matches("https?://\\S+") ? url : null;
  }

  private @Nullable Found<Line> inMeta() {
    for (String key :
        List.of(
            "author",
            "article:author_name",
            "article:author",
            "parsely-author",
            "sailthru.author",
            "dc.creator",
            "dcterms.creator",
            "byl",
            "citation_author",
            "cxenseparse:author",
            "twitter:data1")) {
      Map<String, ExtractedArticle.Author> authors = new LinkedHashMap<>();
      for (String content : page.meta.all(key)) {
        if (!content.matches(".*(?:https?:|facebook\\.com|@).*")
            && !isHouse(content)
            && !content.matches(".*\\d.*")) {
          add(authors, content, null);
        }
      }
      if (!authors.isEmpty()) {
        return new Found<>(line(List.copyOf(authors.values())), "meta " + key);
      }
    }
    return null;
  }

  private @Nullable Found<Line> visible() {
    Found<Line> relation = linked();
    if (relation != null) {
      return relation;
    }
    Found<Line> named = named();
    return named == null ? inText() : named;
  }

  /// Links and elements marked as author by the markup itself.
  private @Nullable Found<Line> linked() {
    Map<String, ExtractedArticle.Author> authors = new LinkedHashMap<>();
    for (Element element :
        page.document
            .body()
            .select(
                "a[rel~=(?i)\\bauthor\\b], [itemprop=author], [itemprop=creator], [property=schema:author]")) {
      String line = page.line(element);
      if (line.isEmpty() || line.length() > 120 || isTeaser(element)) {
        continue;
      }
      if (authors.size() < 6) {
        add(authors, line, element.normalName().equals("a") ? Links.link(element) : null);
      }
    }
    authors.values().removeIf(a -> isHouse(a.name()));
    return authors.isEmpty()
        ? null
        : new Found<>(line(List.copyOf(authors.values())), "rel author");
  }

  private @Nullable Found<Line> named() {
    for (int i = 0; i < page.outline.size(); i++) {
      Element element = page.outline.element(i);
      String names = page.clutter.names(element);
      if (!NAMED.matcher(names).find() || NOT_THE_LINE.matcher(names).find() || isTeaser(element)) {
        continue;
      }
      Found<Line> line = read(page.line(element), element, "class " + names.strip());
      if (line != null) {
        return line;
      }
    }
    return null;
  }

  /// A short line of its own that begins with "By" and a name.
  private @Nullable Found<Line> inText() {
    for (Page.Line line : page.lines()) {
      Matcher by = LINE.matcher(line.text());
      if (line.text().length() <= 180 && by.matches()) {
        List<String> names = names(by.group(1));
        if (!names.isEmpty()) {
          return new Found<>(line(authors(names, line.block())), "text");
        }
      }
    }
    return null;
  }

  private @Nullable Found<Line> read(String text, Element element, String from) {
    if (text.isEmpty() || text.length() > 200) {
      return null;
    }
    String plain = BY.matcher(text).replaceFirst("");
    List<String> names = names(plain);
    names.removeIf(this::isHouse);
    return names.isEmpty() ? null : new Found<>(line(authors(names, element)), from);
  }

  private static List<ExtractedArticle.Author> authors(List<String> names, Element element) {
    List<ExtractedArticle.Author> authors = new ArrayList<>();
    for (String name : names) {
      String url = null;
      for (Element link : element.select("a[href]")) {
        if (Words.key(link.text()).contains(Words.key(name))) {
          url = Links.absolute(link, "href", false);
        }
      }
      authors.add(new ExtractedArticle.Author(name, url));
    }
    return authors;
  }

  /// The names in a line: what stands between separators and looks like one.
  static List<String> names(String line) {
    List<String> names = new ArrayList<>();
    for (String part : BETWEEN.split(line, -1)) {
      String name = BY.matcher(part.strip()).replaceFirst("").strip();
      if (looksLikeName(name) && !names.contains(name)) {
        names.add(name);
      }
    }
    return names;
  }

  private static boolean looksLikeName(String name) {
    if (name.length() < 3 || name.length() > 45 || NOBODY.matcher(name).matches()) {
      return false;
    }
    boolean cased =
        Character.isUpperCase(name.codePointAt(0)) || Character.isTitleCase(name.codePointAt(0));
    boolean caseless =
        !Character.isLowerCase(name.codePointAt(0)) && Character.isLetter(name.codePointAt(0));
    return (cased || caseless)
        && name.split(" ", -1).length <= 5
        && !NOT_A_NAME.matcher(name).matches();
  }

  private boolean isHouse(String name) {
    String key = Words.key(name);
    String site = siteName == null ? "" : Words.key(siteName);
    String host = page.host().toLowerCase(Locale.ROOT);
    String label = host.contains(".") ? host.substring(0, host.lastIndexOf('.')) : host;
    return key.equals(site) || key.equals(Words.key(host)) || key.equals(Words.key(label));
  }

  private static boolean isTeaser(Element element) {
    int level = 0;
    for (@Nullable Element e = element.parent(); e != null && level < 6; e = e.parent(), level++) {
      if (e.normalName().equals("aside") || (e.normalName().equals("footer") && level < 2)) {
        return true;
      }
    }
    return false;
  }

  private static Line line(List<ExtractedArticle.Author> authors) {
    return new Line(
        String.join(", ", authors.stream().map(ExtractedArticle.Author::name).toList()), authors);
  }
}
