package press.colophon.extract;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Tells the parts of a page that are not the article by what their author calls them: tag, role,
/// class and id.
///
/// A name alone never drops a large part of the page's prose: `body class="has-sidebar"` and an
/// article inside `div id="header"` are common.
final class Clutter {

  /// The share of the page's prose above which a name is not believed.
  private static final double TOO_MUCH = 0.4;

  /// Less prose makes nothing the article, whatever its name.
  private static final int SOME_PROSE = 150;

  /// Shorter lines in an article's header are its date, byline or section.
  private static final int LEAD = 60;

  private static final Set<String> NEVER_TEXT =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "button",
          "select",
          "input",
          "textarea",
          "svg",
          "canvas",
          "object",
          "video",
          "audio",
          "dialog",
          "iframe",
          "embed",
          "map",
          "meta",
          "link",
          "math-renderer",
          "datalist",
          "progress",
          "amp-ad",
          "amp-social-share",
          "amp-sidebar",
          "amp-user-notification",
          "amp-consent",
          "amp-analytics");

  /// Kept whatever they are called: an article's own parts and embedded posts.
  private static final Set<String> UNQUESTIONED =
      Set.of("main", "article", "figure", "figcaption", "blockquote", "img", "picture");

  private static final Set<String> OUTSIDE =
      Set.of("nav", "aside", "footer", "header", "form", "menu");

  private static final Set<String> ROLES =
      Set.of(
          "navigation",
          "complementary",
          "banner",
          "contentinfo",
          "search",
          "dialog",
          "alertdialog",
          "toolbar",
          "menu",
          "menubar",
          "button",
          "tooltip",
          "form");

  private static final Vocabulary STRONG =
      new Vocabulary(
          "comment|comments|comment list|commentlist|kommentare|commentaires|comentarios|commenti|reacties"
              + "|komentarze|respond|disqus*|livefyre|coral|taboola|outbrain|revcontent|zergnet"
              + "|sharedaddy|addthis|addtoany|jp relatedposts|yarpp|cookie*|gdpr|consent*"
              + "|usercentrics|onetrust|cookiebot|cmp"
              + "|breadcrumb|breadcrumbs|newsletter|visually hidden|sr only|screen reader"
              + "|skip link|skip links|print only|noprint|no print|hidden|d none");

  private static final Vocabulary WEAK =
      new Vocabulary(
          "share|shares|sharer|sharing|sharebar|sharetools|sharethis|social*|related*|recirc*"
              + "|recommend*|newsletters|subscri*|signup|sign up|promo|promos|promotion|promotions"
              + "|promoted|advert|adverts|advertis*|ad|ads|adbox|adunit|adslot|dfp|sponsor*|sidebar"
              + "|side bar|rail|breadcrumb|breadcrumbs|footer|foot|masthead|nav*|menu|menus|byline"
              + "|bylines|author|authors|bio|dateline|datestamp|timestamp|pubdate|published|tag|tags"
              + "|taglist|tagcloud|topics|popular|trending|most read|mostread|most viewed|caption"
              + "|captions|figcaption|credit|credits|photocredit|cutline|paywall|popup|pop up|modal"
              + "|overlay|tools|toolbar|toolbox|widget|widgets|read more|readmore|more on|more from"
              + "|also read|see also|inline related|outer rail|pagination|pager|pagenav|prev|previous"
              + "|next|disclaimer|follow|teaser|teasers|carousel|gallery|slideshow|slide|slides|video"
              + "|videos|player|feedback|poll|poweredby|rating|ratings|login|register|registration"
              + "|donat*|membership|banner|meta|metadata|entry meta|post meta|kicker|eyebrow|copyright"
              + "|report|print|email|flag|download|app|apps|button|buttons|btn|cta|toc"
              + "|table of contents|signature|editsection|jump to nav|navbox|catlinks|trackback*"
              + "|pingback*|blogpager|blog pager|article info|post info|entry info|labels"
              + "|teilen|partage*|compartir|condivid*|verwandte|aehnliche|weitere|correlati|relacionad*"
              + "|similares|authorbox|postauthor|abh|saboxplugin|starbox|autorbox|autorenbox"
              + "|authorinfo|authorbio|essb|shariff|ssba|mashsb|heateor|media info|mediainfo"
              + "|bildunterschrift|bildtext|bildrechte|bildquelle|imgcaption|img caption|postmetadata|post footer|entry footer|posted|werbung|anzeige|publicidad|publicite|pubblicita|reklama|autor|auteur|autore"
              + "|schlagworte|etiquetas|seitenleiste|fusszeile|stopka|rodape");

  /// Columns beside the one with the article go by these as identifiers; as classes they also stand
  /// beside pictures.
  private static final Set<String> SIDES =
      Set.of(
          "right",
          "left",
          "rechts",
          "links",
          "droite",
          "gauche",
          "derecha",
          "izquierda",
          "destra",
          "sinistra",
          "rightcol",
          "leftcol",
          "rightcolumn",
          "leftcolumn",
          "right-column",
          "left-column",
          "rechte-spalte",
          "linke-spalte");

  /// The first sentences of an article, whatever else they are called.
  private static final Vocabulary LEADS =
      new Vocabulary("lead|lede|intro|chapo|vorspann|standfirst|entradilla|sommario");

  /// Page builders call every part of a page, its article too, a widget.
  private static final Vocabulary BUILDER =
      new Vocabulary("elementor|so panel|so widget|siteorigin|sow");

  private static final Vocabulary CONTENT =
      new Vocabulary(
              "body copy|hentry|articlebody|storytext|storybody|maincontent|entrytext|richtext"
                  + "|rich text")
          .and(
              "article|entry|post|story|page|news|main|single|blog",
              "body|content|contents|text|copy|detail|details");

  /// Names the article, but also what is around it: `article`, and `article-tags`.
  private static final Vocabulary ARTICLE = new Vocabulary("article|artikel|articulo|articolo");

  private static final Pattern HIDDEN =
      Pattern.compile(
          "display\\s*:\\s*none|visibility\\s*:\\s*hidden|(?:left|text-indent|top)\\s*:\\s*-\\d{4}",
          Pattern.CASE_INSENSITIVE);

  private final Outline outline;
  private final int[] prose;
  private final int[] contents;
  private final boolean[] inContent;
  private final int[] quotations;
  private final Map<String, Name> names = new HashMap<>();
  private final Name nameless = Name.of("");
  private final @Nullable Name[] byPlace;

  /// What class and id say; a page has thousands of elements and a few hundred names.
  @SuppressWarnings("ArrayRecordComponent") // never leaves the class, never changed
  private record Name(
      String line,
      String[] words,
      boolean content,
      boolean strong,
      boolean weak,
      Map<Vocabulary, Boolean> asked) {
    static Name of(String raw) {
      String line = Clutter.words(raw);
      String[] words = line.isBlank() ? new String[0] : line.strip().split(" ", -1);
      String[] telling =
          BUILDER.isIn(words)
              ? Arrays.stream(words).filter(w -> !w.equals("widget")).toArray(String[]::new)
              : words;
      boolean strong = STRONG.isIn(telling);
      boolean weak = WEAK.isIn(telling);
      boolean article = ARTICLE.isIn(words) && !strong && !weak;
      boolean content = article || CONTENT.isIn(words);
      return new Name(line.isBlank() ? "" : line, words, content, strong, weak, new HashMap<>());
    }
  }

  Clutter(Outline outline) {
    this.outline = outline;
    this.byPlace = new Name[outline.size()];
    boolean[] none = new boolean[outline.size()];
    this.prose = outline.prose(none);
    this.contents = outline.sums(i -> isNamedContent(i) ? 1 : 0, none);
    this.inContent = inContent();
    this.quotations = outline.sums(i -> isQuotation(i) ? 1 : 0, none);
  }

  /// Whether a part with some prose is named as the article.
  private boolean isNamedContent(int i) {
    Element element = outline.element(i);
    return prose[i] >= SOME_PROSE && (element.normalName().equals("article") || isContent(element));
  }

  private boolean isQuotation(int i) {
    return outline.element(i).normalName().equals("blockquote");
  }

  private boolean[] inContent() {
    boolean[] inside = new boolean[outline.size()];
    for (int i = 1; i < inside.length; i++) {
      inside[i] = inside[outline.parent(i)] || isNamedContent(outline.parent(i));
    }
    return inside;
  }

  /// Marks each part that is not article, with everything inside it.
  boolean[] dropped() {
    boolean[] dropped = new boolean[outline.size()];
    for (int i = 1; i < dropped.length; i++) {
      dropped[i] = dropped[outline.parent(i)] || isClutter(i);
    }
    return dropped;
  }

  /// Marks only what can hold no text of an article, whatever its names. What is there for readers
  /// without scripts can.
  boolean[] neverText() {
    boolean[] dropped = new boolean[outline.size()];
    for (int i = 1; i < dropped.length; i++) {
      Element element = outline.element(i);
      boolean never = isNeverText(element) && !element.normalName().equals("noscript");
      dropped[i] = dropped[outline.parent(i)] || never;
    }
    return dropped;
  }

  static boolean isNeverText(Element element) {
    return NEVER_TEXT.contains(element.normalName());
  }

  static boolean isOutside(Element element) {
    return OUTSIDE.contains(element.normalName()) || ROLES.contains(element.attr("role"));
  }

  private boolean isClutter(int i) {
    Element element = outline.element(i);
    String tag = element.normalName();
    if (isNeverText(element)) {
      return true;
    }
    if (UNQUESTIONED.contains(tag)) {
      return false;
    }
    if (tag.equals("header") && inContent[i]) {
      return false;
    }
    return (saysOutside(element) && share(i) < TOO_MUCH)
        || isNamedClutter(i, element)
        || (isInHeader(i) && !isLead(i));
  }

  /// Of the header of an article only its first sentences are kept.
  private boolean isInHeader(int i) {
    int parent = outline.parent(i);
    return inContent[parent] && outline.element(parent).normalName().equals("header");
  }

  private boolean isLead(int i) {
    return prose[i] >= LEAD && !outline.element(i).normalName().startsWith("h");
  }

  private static boolean saysOutside(Element element) {
    return isOutside(element) || isHidden(element);
  }

  /// Whether the markup itself, without a style sheet, hides an element from readers.
  static boolean isHidden(Element element) {
    return element.hasAttr("hidden")
        || element.attr("aria-hidden").equals("true")
        || (element.hasAttr("style") && HIDDEN.matcher(element.attr("style")).find());
  }

  private boolean isNamedClutter(int i, Element element) {
    Name name = name(element);
    if (isContent(element)) {
      return false;
    }
    boolean own = inContent[i] && (quotations[i] > 0 || LEADS.isIn(name.words()));
    boolean weak = (name.weak() || SIDES.contains(element.id())) && !own && !outline.isHeading(i);
    return name.strong() ? share(i) < 0.7 : weak && share(i) < TOO_MUCH;
  }

  /// The part of the page's prose that an element has. Where the page names its article elsewhere,
  /// that one's prose is not at stake.
  double share(int i) {
    boolean elsewhere = contents[0] > 0 && contents[i] == 0 && !inContent[i];
    return elsewhere || prose[0] == 0 ? 0 : (double) prose[i] / prose[0];
  }

  /// Whether the page's author names this element as the article's text.
  boolean isContent(Element element) {
    String property = element.attr("itemprop").toLowerCase(Locale.ROOT);
    return property.contains("articlebody") || name(element).content();
  }

  /// Class and id as words: `postBody--main_2` is ` post body main `.
  String names(Element element) {
    return name(element).line();
  }

  /// Class and id of the element at a place, as words.
  String names(int place) {
    return name(place).line();
  }

  /// The same, one by one.
  String[] words(int place) {
    return name(place).words();
  }

  /// Whether class or id hold an entry of a vocabulary.
  boolean isCalled(Element element, Vocabulary vocabulary) {
    return isCalled(name(element), vocabulary);
  }

  /// Whether class or id of the element at a place hold an entry of a vocabulary.
  boolean isCalled(int place, Vocabulary vocabulary) {
    return isCalled(name(place), vocabulary);
  }

  /// Whether class or id of the element at a place begin with an entry of a vocabulary.
  boolean isCalledFirst(int place, Vocabulary vocabulary) {
    return vocabulary.opens(name(place).words());
  }

  private static boolean isCalled(Name name, Vocabulary vocabulary) {
    return name.words().length > 0
        && name.asked().computeIfAbsent(vocabulary, asked -> asked.isIn(name.words()));
  }

  private Name name(Element element) {
    int place = outline.place(element);
    return place < 0 ? read(element) : name(place);
  }

  private Name name(int place) {
    Name name = byPlace[place];
    if (name == null) {
      name = read(outline.element(place));
      byPlace[place] = name;
    }
    return name;
  }

  private Name read(Element element) {
    String type = element.className();
    String id = element.id();
    return type.isEmpty() && id.isEmpty()
        ? nameless
        : names.computeIfAbsent(type + " " + id, Name::of);
  }

  static String words(String raw) {
    StringBuilder words = new StringBuilder(" ");
    for (int i = 0; i < Math.min(raw.length(), 400); i++) {
      char c = raw.charAt(i);
      boolean starts =
          Character.isUpperCase(c) && i > 0 && Character.isLowerCase(raw.charAt(i - 1));
      boolean gap = starts || !Character.isLetter(c);
      if (gap && words.charAt(words.length() - 1) != ' ') {
        words.append(' ');
      }
      if (Character.isLetter(c)) {
        words.append(Character.toLowerCase(c));
      }
    }
    return words.append(' ').toString();
  }
}
