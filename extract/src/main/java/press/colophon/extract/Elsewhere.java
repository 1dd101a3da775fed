package press.colophon.extract;

/// The parts of a page that speak of other texts than its article: comments, teasers, side columns,
/// the heads and feet of the site. A date or a name in them is not the article's.
///
/// Whatever holds the headline, or much of the page's prose, is never elsewhere, whatever its name.
/// One walk.
final class Elsewhere {

  private static final Vocabulary NAMED =
      new Vocabulary(
          "comment|comments|commentlist|commentslist|commenter|commenters|respond|disqus|replies"
              + "|reactions|discussion|kommentar|kommentare|commentaire|commentaires|comentarios"
              + "|commenti|komentarze|kommentti|trackback|trackbacks|pingback|pingbacks|sidebar"
              + "|sidebars|side bar|secondary|rightcol|right col|leftcol|left col|right column"
              + "|left column|related|recent|recommended|recommendations|popular|mostread|most read"
              + "|teaser|teasers|widget|widgets|latest|trending|similar|more news|more stories"
              + "|archive|archives|blogroll|ticker|newsletter|nav|navbar|navigation|menu|breadcrumb"
              + "|breadcrumbs|promo|promos|carousel|slider|topbar|top bar|header top|topheader"
              + "|masthead|weather|forecast|adjacent|next post|prev post|post navigation|crayons"
              + "|readmore|read more|read next|also|taboola|outbrain|you may|relacionada"
              + "|relacionado|relacionadas|relacionados|similaires|verwandte|weitere|siehe auch"
              + "|mehr zum thema");

  /// The foot of a site, and not that of a post.
  private static final Vocabulary FOOT =
      new Vocabulary(
          "footer|foot|colophon|site footer|page footer|main footer|global footer|sub footer"
              + "|bottom footer|the footer|site foot|page foot|bottom foot|site colophon"
              + "|the colophon");

  /// Named so, a part is the article's own whatever else it is named.
  private static final Vocabulary OWN =
      new Vocabulary("byline|postmetadata|postinfo|meta")
          .and(
              "entry|post|article|story|single|news|content",
              "header|footer|meta|info|byline|head|detail|details|date|author");

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
      apart[i] = apart[parent] || (!around && isApart(page, i, inArticle[parent], other));
    }
  }

  /// Which elements are or stand in one that is marked as an article.
  private static boolean[] articles(Page page) {
    boolean[] inArticle = new boolean[page.outline.size()];
    for (int i = 1; i < inArticle.length; i++) {
      inArticle[i] =
          inArticle[page.outline.parent(i)]
              || page.outline.element(i).normalName().equals("article")
              || page.clutter.names(i).contains(" hentry ");
    }
    return inArticle;
  }

  /// @param other whether the headline's article is another than one met here
  private static boolean isApart(Page page, int i, boolean inArticle, boolean other) {
    Clutter named = page.clutter;
    return switch (page.outline.element(i).normalName()) {
      case "nav", "aside", "select", "menu" -> true;
      case "article" -> other;
      case "header", "footer" -> !inArticle && !named.isCalled(i, OWN);
      case "time", "abbr", "a", "main", "body" -> false;
      default ->
          (named.isCalled(i, NAMED) || named.isCalledFirst(i, FOOT)) && !named.isCalled(i, OWN);
    };
  }

  /// Whether an element of the outline speaks of another text.
  boolean holds(int place) {
    return place >= 0 && apart[place];
  }
}
