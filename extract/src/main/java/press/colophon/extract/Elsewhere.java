package press.colophon.extract;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// The parts of a page that speak of other texts than its article: comments, teasers, side columns,
/// the heads and feet of the site. A date or a name in them is not the article's.
///
/// Whatever holds the headline, or much of the page's prose, is never elsewhere, whatever its name.
/// One walk.
final class Elsewhere {

  private static final Pattern NAMED =
      Pattern.compile(
          " (?:comments?|commentlist|commentslist|commenters?|respond|disqus|replies|reactions|discussion|kommentare?|commentaires?|comentarios|commenti|komentarze|kommentti|trackbacks?|pingbacks?"
              + "|sidebars?|side bar|secondary|rightcol|right col|leftcol|left col|right column|left column|related|recent|recommended|recommendations|popular|mostread|most read|teasers?|widgets?|widget area"
              + "|latest|trending|similar|more news|more stories|archives?|blogroll|ticker|newsletter|nav|navbar|navigation|menu|breadcrumbs?|promos?|carousel|slider|topbar|top bar|header top|topheader|masthead|weather|forecast|adjacent|next post|prev post|post navigation|crayons|readmore|read more|read next|also|taboola|outbrain|you may|relacionad[oa]s?|similaires|verwandte|weitere|siehe auch|mehr zum thema) ");

  /// The foot of a site, and not that of a post.
  private static final Pattern FOOT =
      Pattern.compile(
          "^ (?:(?:site|page|main|global|sub|bottom|the|colophon) )?(?:footer|foot|colophon) ");

  /// Named so, a part is the article's own whatever else it is named.
  private static final Pattern OWN =
      Pattern.compile(
          " (?:(?:entry|post|article|story|single|news|content)(?: \\w+)? (?:header|footer|meta|info|byline|head|details?|date|author)|byline|postmetadata|postinfo|meta) ");

  /// The share of the page's prose above which a name is not believed.
  private static final double TOO_MUCH = 0.4;

  private final boolean[] apart;

  /// @param headline the place of the headline in the outline, or -1
  Elsewhere(Page page, int headline) {
    Outline outline = page.outline;
    boolean[] inArticle = articles(page);
    apart = new boolean[outline.size()];
    for (int i = 1; i < apart.length; i++) {
      int parent = outline.parent(i);
      boolean around =
          (headline >= 0 && outline.inside(headline, i)) || page.clutter.share(i) > TOO_MUCH;
      boolean other = headline >= 0 && inArticle[headline];
      apart[i] =
          apart[parent] || (!around && isApart(page, outline.element(i), inArticle[parent], other));
    }
  }

  /// Which elements are or stand in one that is marked as an article.
  private static boolean[] articles(Page page) {
    boolean[] inArticle = new boolean[page.outline.size()];
    for (int i = 1; i < inArticle.length; i++) {
      Element element = page.outline.element(i);
      inArticle[i] =
          inArticle[page.outline.parent(i)]
              || element.normalName().equals("article")
              || page.clutter.names(element).contains(" hentry ");
    }
    return inArticle;
  }

  /// @param other whether the headline's article is another than one met here
  private static boolean isApart(Page page, Element element, boolean inArticle, boolean other) {
    Clutter named = page.clutter;
    return switch (element.normalName()) {
      case "nav", "aside", "select", "menu" -> true;
      case "article" -> other;
      case "header", "footer" -> !inArticle && !named.isCalled(element, OWN);
      case "time", "abbr", "a", "main", "body" -> false;
      default ->
          (named.isCalled(element, NAMED) || named.isCalled(element, FOOT))
              && !named.isCalled(element, OWN);
    };
  }

  /// Whether an element of the outline speaks of another text.
  boolean holds(int place) {
    return place >= 0 && apart[place];
  }
}
