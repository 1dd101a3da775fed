package press.colophon.extract;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// Tells the parts of a page that are not the article by what their author calls them: tag, role,
/// class and id.
///
/// A name alone never drops a large part of the page's prose: `body class="has-sidebar"` and an
/// article inside `div id="header"` are common.
final class Clutter {

  /// The share of the page's prose above which a name is not believed.
  private static final double TOO_MUCH = 0.4;

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
          "amp-ad");

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

  private static final Pattern STRONG =
      Pattern.compile(
          " (?:comments?|respond|disqus\\w*|livefyre|coral|taboola|outbrain|revcontent|zergnet"
              + "|sharedaddy|addthis|addtoany|jp relatedposts|yarpp|cookies?|gdpr"
              + "|breadcrumbs?|newsletter|visually hidden|sr only|screen reader|skip links?"
              + "|print only|noprint|no print|hidden|d none) ");

  private static final Pattern WEAK =
      Pattern.compile(
          " (?:shar(?:e|es|er|ing|ebar|etools|ethis)|social\\w*|related\\w*|recirc\\w*|recommend\\w*"
              + "|newsletters?|subscri\\w+|sign ?up|promos?|promotions?|promoted|adverts?|advertis\\w+|ads?|adbox|adunit|adslot"
              + "|dfp|sponsor\\w*|sidebar|side ?bar|rail|breadcrumbs?|footer|foot|masthead|nav\\w*|menus?"
              + "|byline|bylines|author|authors|bio|dateline|datestamp|timestamp|pubdate|published|tags?|taglist|tagcloud|topics"
              + "|popular|trending|most read|mostread|most viewed|captions?|figcaption|credits?|photocredit|cutline"
              + "|cookie|paywall|popup|pop up|modal|overlay|tools|toolbar|toolbox|widgets?|read more|readmore|more on|more from"
              + "|also read|see also|inline related|outer rail|pagination|pager|pagenav|prev|previous|next"
              + "|disclaimer|follow|teasers?|carousel|gallery|slideshow|slides?|video|videos|player|feedback|poll|poweredby"
              + "|rating|ratings|login|register|registration|donat\\w+|membership|banner|meta|metadata|entry meta|post meta"
              + "|kicker|eyebrow|copyright|report|print|email|flag|download|app|apps|buttons?|btn|cta|toc|table of contents) ");

  private static final Pattern CONTENT =
      Pattern.compile(
          " (?:(?:article|entry|post|story|page|news|main|single|blog)(?: \\w+)? (?:body|content|contents|text|copy|detail|details)"
              + "|body copy|article|hentry|articlebody|storytext|storybody|maincontent|entrytext|rich ?text) ");

  private static final Pattern HIDDEN =
      Pattern.compile(
          "display\\s*:\\s*none|visibility\\s*:\\s*hidden|(?:left|text-indent|top)\\s*:\\s*-\\d{4}",
          Pattern.CASE_INSENSITIVE);

  private final Outline outline;
  private final int[] prose;
  private final Map<String, String> names = new HashMap<>();

  Clutter(Outline outline) {
    this.outline = outline;
    this.prose = outline.prose(new boolean[outline.size()]);
  }

  /// Marks each part that is not article, with everything inside it.
  boolean[] dropped() {
    boolean[] dropped = new boolean[outline.size()];
    for (int i = 1; i < dropped.length; i++) {
      dropped[i] = dropped[outline.parent(i)] || isClutter(i);
    }
    return dropped;
  }

  /// Marks only what can hold no text of an article, whatever its names.
  boolean[] neverText() {
    boolean[] dropped = new boolean[outline.size()];
    for (int i = 1; i < dropped.length; i++) {
      dropped[i] = dropped[outline.parent(i)] || isNeverText(outline.element(i));
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
    return (saysOutside(element) && share(i) < TOO_MUCH) || isNamedClutter(i, element);
  }

  private static boolean saysOutside(Element element) {
    return isOutside(element)
        || element.hasAttr("hidden")
        || element.attr("aria-hidden").equals("true")
        || (element.hasAttr("style") && HIDDEN.matcher(element.attr("style")).find());
  }

  private boolean isNamedClutter(int i, Element element) {
    String names = names(element);
    if (names.isBlank() || isContent(element)) {
      return false;
    }
    if (STRONG.matcher(names).find()) {
      return share(i) < 0.7;
    }
    return WEAK.matcher(names).find() && share(i) < TOO_MUCH;
  }

  private double share(int i) {
    return prose[0] == 0 ? 0 : (double) prose[i] / prose[0];
  }

  /// Whether the page's author names this element as the article's text.
  boolean isContent(Element element) {
    String property = element.attr("itemprop").toLowerCase(Locale.ROOT);
    return property.contains("articlebody") || CONTENT.matcher(names(element)).find();
  }

  /// Class and id as words: `postBody--main_2` is ` post body main `.
  String names(Element element) {
    String raw = element.className() + " " + element.id();
    return raw.length() < 2 ? "" : names.computeIfAbsent(raw, Clutter::words);
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
