package press.colophon.extract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/// Who wrote the article: the line as printed, and the people in it one by one.
///
/// Structured data gives names, the page shows which of them a reader sees; a publication that
/// names itself as the author of everything is not taken for a person.
final class Byline {

  /// @param printed the line as printed, without "By"
  /// @param isSure whether it stands beside the headline
  record Line(String printed, List<ExtractedArticle.Author> authors, boolean isSure) {}

  private static final Vocabulary NAMED =
      new Vocabulary(
          "byline|bylines|by line|byl|author|authors|authorname|auteur|auteurs|autor|autoren"
              + "|autorin|autore|autori|writer|writers|reporter|contributor|contributors|written by"
              + "|writtenby|posted by|postedby|submitted|createdby|created by|creator|cronista"
              + "|journalist|journaliste|redacteur|verfasser|firma|firmante|forfatter|skribent"
              + "|kirjoittaja|szerzo|yazar|penulis");

  private static final Vocabulary NOT_THE_LINE =
      new Vocabulary(
          "bio|biography|about|box|related|comment|comments|avatar|social|follow|description|desc"
              + "|more|image|photo|img|caption|twitter|newsletter|list|archive|widget|content|posts"
              + "|count|icon");

  private static final Pattern AND =
      Pattern.compile("(?<!\\p{L})(?:and|und|et|y|e|en|och|og|i|и|&)(?!\\p{L})|^\\s*,\\s*\\p{Lu}");

  /// The parts that tell who an author is.
  private static final Vocabulary BOX = new Vocabulary("author|authors|autor|auteur|autore|writer");

  /// Parts of the addresses that lead to all of an author's articles.
  private static final List<String> AUTHOR_PAGES =
      List.of("/author/", "/autor/", "/auteur/", "/autore/", "/authors/", "/autoren/", "?author=");

  /// Parts of the addresses of people, some of them authors.
  private static final List<String> PROFILES =
      List.of(
          "/@",
          "/profile/",
          "/profil/",
          "/people/",
          "/person",
          "/contributor",
          "/writers/",
          "/journalist",
          "/user/",
          "/users/",
          "/autor",
          "/auteurs/",
          "/redakt",
          "/staff/",
          "/members/",
          "/by/");

  /// Classes that boards give to the link on who wrote a post.
  private static final Vocabulary USER = new Vocabulary("username|bigusername");

  /// Classes of microformats: the name within a card, and the author.
  private static final Vocabulary CARD = new Vocabulary("vcard|h card");

  private static final Vocabulary CARD_NAME = new Vocabulary("fn|p name");

  private static final Vocabulary CARD_AUTHOR = new Vocabulary("p author");

  /// Parts of the addresses of links to all articles of one kind.
  private static final Pattern TOPIC =
      Pattern.compile("categor|/tags?/|topic|rubri|kategori|themen", Pattern.CASE_INSENSITIVE);

  private static final Pattern AUTHOR = Pattern.compile("\\bauthor\\b", Pattern.CASE_INSENSITIVE);

  private static final List<String> ROLES =
      List.of(
          "reporter",
          "correspondent",
          "editor",
          "writer",
          "columnist",
          "contributor",
          "professor",
          "lecturer",
          "researcher",
          "fellow",
          "analyst",
          "journalist",
          "producer",
          "staff",
          "special to");

  private static final Pattern ROLE =
      Pattern.compile("\\b(?:" + String.join("|", ROLES) + ")\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern DATE_OR_SEPARATOR =
      Pattern.compile(
          "\\s*[|·•]\\s*|,?\\s+(?:published|updated|posted|on)\\b|,?\\s+(?=\\d{1,2}\\.? \\p{L}+ \\d{4}|\\p{L}+ \\d{1,2}, \\d{4}|\\d{4}-)",
          Pattern.CASE_INSENSITIVE);

  private static final int LONGEST = 160;

  /// Longer lines of date and name hold more than these, in characters.
  private static final int SHORTEST = 100;

  /// So near to the headline a line of date and name names the author, in elements.
  private static final int BESIDE = 20;

  /// Further from the headline a line is no sure sign of the author, in elements.
  private static final int NEAR = 80;

  /// How far the names of several authors stand from one another, in elements.
  private static final int TOGETHER = 14;

  /// How much further a line before the headline counts than one after it.
  private static final int BEFORE = 3;

  private static final int MOST = 12;

  /// So far within its card a name stands, in elements around it.
  private static final int CARD_LEVELS = 12;

  /// A line has few elements; searching each of thousands nested in each other would take quadratic
  /// time.
  private static final int MOST_ELEMENTS_OF_A_LINE = 200;

  private final Page page;
  private final @Nullable String siteName;
  private final int headline;
  private final Elsewhere elsewhere;

  Byline(Page page, @Nullable String siteName, int headline, Elsewhere elsewhere) {
    this.page = page;
    this.siteName = siteName;
    this.headline = Math.max(0, headline);
    this.elsewhere = elsewhere;
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
      boolean told = text.length() <= LONGEST && candidate.mentions(ROLES);
      if (told && AuthorNames.isLabelled(text)) {
        String printed = DATE_OR_SEPARATOR.split(AuthorNames.withoutLabel(text), 2)[0].strip();
        String key = Words.key(printed);
        boolean names = line.authors.stream().allMatch(a -> key.contains(Words.key(a.name())));
        if (names && ROLE.matcher(printed).find()) {
          return new Line(printed.replaceAll("[\\s,;–-]+$", ""), line.authors, line.isSure);
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
    return new Line(stated.printed, authors, stated.isSure);
  }

  /// A visible line naming more people, or people where the structured data names the publication,
  /// a user's name, or someone whom the line beside the headline does not name.
  private boolean prefersVisible(Line stated, Line visible) {
    boolean houseOnly = stated.authors().stream().allMatch(a -> isHouse(a.name()));
    String key = Words.key(visible.printed());
    boolean covers = stated.authors().stream().allMatch(a -> key.contains(Words.key(a.name())));
    boolean others =
        stated.authors().stream().noneMatch(a -> key.contains(Words.key(a.name())))
            && (stated.authors().stream().noneMatch(a -> a.name().contains(" "))
                || (visible.isSure() && !isShown(stated)));
    return houseOnly || others || (covers && visible.authors().size() > stated.authors().size());
  }

  /// Whether one of the authors is named in a short line of the page.
  private boolean isShown(Line line) {
    List<String> keys = line.authors().stream().map(a -> Words.key(a.name())).toList();
    return page.lines().stream()
        .filter(shown -> shown.text().length() <= LONGEST)
        .map(shown -> Words.key(shown.text()))
        .anyMatch(shown -> keys.stream().anyMatch(shown::contains));
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
        if (!(house && isSite(name))) {
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
    String plain = AuthorNames.withoutLabel(text.replaceAll("<[^>]*>", " "));
    String whole = AuthorNames.whole(plain);
    if (whole != null) {
      authors.putIfAbsent(Words.key(whole), new ExtractedArticle.Author(whole, url));
      return;
    }
    for (String name : AuthorNames.in(plain)) {
      authors.putIfAbsent(Words.key(name), new ExtractedArticle.Author(name, url));
    }
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
            "og:author",
            "parsely-author",
            "sailthru.author",
            "dc.creator",
            "dcterms.creator",
            "dc.creator.personalname",
            "byl",
            "citation_author",
            "cxenseparse:author",
            "authors",
            "creator",
            "twitter:data1")) {
      Map<String, ExtractedArticle.Author> authors = new LinkedHashMap<>();
      for (String content : page.meta.all(key)) {
        boolean apt = !content.matches(".*(?:https?:|facebook\\.com|@|\\d).*");
        if (apt && !isHouse(content) && !AuthorNames.isCompany(content)) {
          add(authors, content, null);
        }
      }
      authors.values().removeIf(author -> isHouse(author.name()));
      if (!authors.isEmpty()) {
        return new Found<>(line(authors.values()), "meta " + key);
      }
    }
    return null;
  }

  private @Nullable Found<Line> visible() {
    Found<Line> relation = marked();
    Found<Line> found = relation == null ? named(false) : relation;
    found = found == null ? inText() : found;
    found = found == null ? named(true) : found;
    return found == null ? besideDate() : found;
  }

  /// Links and elements that the markup itself calls the author: the one nearest to the headline,
  /// and what stands together with it.
  private @Nullable Found<Line> marked() {
    int nearest = Integer.MAX_VALUE;
    int first = -1;
    List<Integer> marked =
        IntStream.range(0, page.outline.size()).filter(this::isMarked).boxed().toList();
    for (int place : marked) {
      if (distance(place) < nearest && isApt(page.outline.element(place))) {
        nearest = distance(place);
        first = place;
      }
    }
    Map<String, ExtractedArticle.Author> authors = new LinkedHashMap<>();
    int last = first;
    for (int place : marked) {
      Element element = page.outline.element(place);
      boolean together = first >= 0 && place >= first && place - last <= TOGETHER;
      if (together && authors.size() < MOST && isApt(element)) {
        add(authors, text(element), Links.link(linkOf(element)));
        last = place;
      }
    }
    authors.values().removeIf(a -> isHouse(a.name()));
    return authors.isEmpty()
        ? null
        : new Found<>(line(authors.values(), nearest <= NEAR), "rel author");
  }

  private boolean isMarked(int place) {
    Element element = page.outline.element(place);
    if (element.attributesSize() == 0) {
      return false;
    }
    String property = element.attr("itemprop");
    return property.equalsIgnoreCase("author")
        || property.equalsIgnoreCase("creator")
        || element.attr("property").equals("schema:author")
        || (element.normalName().equals("a")
            && (leadsToAuthor(element) || page.clutter.isCalled(place, USER)))
        || page.clutter.isCalled(place, CARD_AUTHOR)
        || (page.clutter.isCalled(place, CARD_NAME) && isInCard(place));
  }

  private static boolean leadsToAuthor(Element link) {
    String address = link.attr("href").toLowerCase(Locale.ROOT);
    return Words.mentions(address, AUTHOR_PAGES)
        || AUTHOR.matcher(link.attr("rel")).find()
        || (Words.mentions(address, PROFILES) && isNamedIn(address, link));
  }

  /// Whether an address spells out the name of a link to it: `/@ada.reed`, `/people/ada-reed`.
  private static boolean isNamedIn(String address, Element link) {
    List<String> names = AuthorNames.in(Words.start(link, LONGEST));
    String plain = Words.key(Words.plain(address));
    return names.size() == 1
        && names.getFirst().indexOf(' ') > 0
        && Words.set(Words.plain(names.getFirst())).stream().allMatch(plain::contains);
  }

  private boolean isInCard(int place) {
    int around = page.outline.parent(place);
    for (int level = 0; around >= 0 && level < CARD_LEVELS; level++) {
      if (page.clutter.isCalled(around, CARD)) {
        return true;
      }
      around = page.outline.parent(around);
    }
    return false;
  }

  private static Element linkOf(Element element) {
    Element inner = element.hasAttr("href") ? null : element.selectFirst("a[href]");
    return inner == null ? element : inner;
  }

  private boolean isApt(Element element) {
    String line = page.line(element);
    if (line.isEmpty() || line.length() > 120 || elsewhere.holds(page.outline.place(element))) {
      return false;
    }
    Map<String, ExtractedArticle.Author> authors = new LinkedHashMap<>();
    add(authors, text(element), null);
    authors.values().removeIf(a -> isHouse(a.name()));
    return !authors.isEmpty();
  }

  /// The element named as the author's that is nearest to the headline, or those inside it that are
  /// named so too, where they hold all that it lists.
  ///
  /// @param boxes whether to ask the boxes that introduce an author instead
  private @Nullable Found<Line> named(boolean boxes) {
    Found<Line> best = null;
    int nearest = Integer.MAX_VALUE;
    int place = -1;
    for (int i = 0; i < page.outline.size(); i++) {
      if (distance(i) < nearest && isNamed(i, boxes)) {
        Found<Line> line = read(i);
        best = line == null ? best : line;
        nearest = line == null ? nearest : distance(i);
        place = line == null ? place : i;
      }
    }
    return best == null ? null : inner(best, place, boxes);
  }

  private boolean isNamed(int i, boolean boxes) {
    return page.clutter.isCalled(i, NAMED)
        && !elsewhere.holds(i)
        && (boxes ? page.clutter.isCalled(i, BOX) : !page.clutter.isCalled(i, NOT_THE_LINE));
  }

  /// The line of the named elements within one that is named too, unless the outer one goes on with
  /// "and".
  private Found<Line> inner(Found<Line> outer, int place, boolean boxes) {
    Map<String, ExtractedArticle.Author> authors = new LinkedHashMap<>();
    String rest = page.line(page.outline.element(place));
    int end = page.outline.end(place);
    for (int i = place + 1; i < end; i++) {
      Found<Line> line = isNamed(i, boxes) ? read(i) : null;
      if (line != null) {
        line.value().authors.forEach(a -> authors.putIfAbsent(Words.key(a.name()), a));
        rest = rest.replace(page.line(page.outline.element(i)), " ");
      }
    }
    boolean more = authors.isEmpty() || AND.matcher(rest).find();
    return more ? outer : outer.map(line -> line(authors.values(), line.isSure));
  }

  private @Nullable Found<Line> read(int place) {
    Element element = page.outline.element(place);
    String names = page.clutter.names(element).strip();
    return read(element, "class " + names, distance(place) <= NEAR);
  }

  private @Nullable Found<Line> read(Element element, String from, boolean near) {
    String text = page.line(element).isEmpty() ? "" : text(element);
    if (text.isEmpty() || text.length() > 200) {
      return null;
    }
    List<String> names = AuthorNames.in(text);
    names.removeIf(this::isHouse);
    String plain = AuthorNames.withoutLabel(text);
    if (names.isEmpty() && AuthorNames.isNickname(plain) && !isHouse(plain)) {
      names = List.of(plain);
    }
    return names.isEmpty() ? null : new Found<>(line(authors(names, element), near), from);
  }

  /// The text of an element with its lines apart.
  private static String text(Element element) {
    StringBuilder text = new StringBuilder();
    element.traverse(
        (node, depth) -> {
          if (node instanceof TextNode words) {
            String said = words.getWholeText().replaceAll("\\s+", " ");
            text.append(isGlued(text, said) ? "\n" : "").append(said);
          } else if (node instanceof Element inner
              && (!Outline.isInline(inner) || isBreak(inner))) {
            text.append('\n');
          }
        });
    return text.toString().strip();
  }

  /// Whether a name would run into what stands beside it on the page: "Ada ReedReporter".
  private static boolean isGlued(StringBuilder text, String next) {
    return !text.isEmpty()
        && !next.isEmpty()
        && Character.isLowerCase(text.charAt(text.length() - 1))
        && Character.isUpperCase(next.charAt(0));
  }

  private static boolean isBreak(Element inner) {
    return inner.normalName().equals("br");
  }

  /// The short line nearest to the headline that begins with "By" and a name; else the sentence
  /// that says who posted the entry.
  private @Nullable Found<Line> inText() {
    Found<Line> best = null;
    int nearest = Integer.MAX_VALUE;
    for (Page.Line line : page.lines()) {
      int distance = distance(line.place());
      if (distance >= nearest || elsewhere.holds(line.place())) {
        continue;
      }
      List<String> names = names(line).stream().filter(name -> !isHouse(name)).toList();
      if (!names.isEmpty()) {
        nearest = distance;
        best = new Found<>(line(authors(names, line.block()), distance <= NEAR), "text");
      }
    }
    return best;
  }

  private List<String> names(Page.Line line) {
    boolean isShort = line.text().length() <= LONGEST;
    List<String> names = isShort ? AuthorNames.labelled(line.text()) : List.of();
    boolean told = names.isEmpty() && line.mentions(AuthorNames.BEFORE_NAMES);
    if (told && DateText.hasDigit(line.text())) {
      names = AuthorNames.inSentence(line.text());
    }
    return told && names.isEmpty() && isShort ? linkedName(line) : names;
  }

  /// The short line of date and name beside the headline.
  private @Nullable Found<Line> besideDate() {
    for (Page.Line line : page.lines()) {
      boolean apt =
          line.text().length() <= SHORTEST
              && DateText.hasDigit(line.text())
              && distance(line.place()) <= BESIDE
              && !elsewhere.holds(line.place());
      List<String> names = apt ? AuthorNames.besideDate(line.text()) : List.of();
      if (!names.isEmpty()) {
        return new Found<>(line(authors(names, line.block()), false), "text beside date");
      }
    }
    return null;
  }

  /// The linked name, of whatever letters, that a sentence on who posted the entry leads to.
  private List<String> linkedName(Page.Line line) {
    if (page.outline.end(line.place()) - line.place() > MOST_ELEMENTS_OF_A_LINE) {
      return List.of();
    }
    for (Element link : line.block().select("a[href]")) {
      String name = Words.fold(link.text());
      boolean apt = AuthorNames.isNickname(name) && !TOPIC.matcher(link.attr("href")).find();
      int at = apt ? line.text().indexOf(" " + name) : -1;
      if (at > 0 && AuthorNames.leadsToName(line.text().substring(0, at + 1))) {
        return List.of(name);
      }
    }
    return List.of();
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

  /// How far an element is from the headline; what stands before it is further.
  private int distance(int place) {
    return place >= headline ? place - headline : (headline - place) * BEFORE;
  }

  private boolean isHouse(String name) {
    return isSite(name) && !AuthorNames.isPersonal(name);
  }

  private boolean isSite(String name) {
    String key = Words.key(name);
    String site = siteName == null ? "" : Words.key(siteName);
    String host = page.host().toLowerCase(Locale.ROOT);
    String label = host.contains(".") ? host.substring(0, host.lastIndexOf('.')) : host;
    boolean named = siteName != null && !siteName.equals(page.host());
    return key.equals(site)
        || key.equals(Words.key(host))
        || (named && key.equals(Words.key(label)));
  }

  private static Line line(Collection<ExtractedArticle.Author> authors) {
    return line(authors, false);
  }

  /// An agency is named only where it alone is.
  private static Line line(Collection<ExtractedArticle.Author> all, boolean sure) {
    List<ExtractedArticle.Author> people =
        all.stream().filter(author -> !AuthorNames.isAgency(author.name())).toList();
    List<ExtractedArticle.Author> authors = people.isEmpty() ? List.copyOf(all) : people;
    return new Line(
        String.join(", ", authors.stream().map(ExtractedArticle.Author::name).toList()),
        authors,
        sure);
  }
}
