package press.colophon.syndication;

import press.colophon.articles.Article;
import press.colophon.platform.texts.Texts;
import press.colophon.rights.Colophon.House;

/// Writes an article as news agencies exchange them, each with what it says of its rights: ninjs
/// and NewsML-G2. Thread-safe.
public final class NewsItems {
  public static final String NINJS_TYPE = "application/json";
  public static final String NEWSML_TYPE = NewsmlG2.MEDIA_TYPE;

  /// Where the items stand, before the article's own path.
  public static final String NINJS = "/ninjs";

  public static final String NEWSML = "/newsml";

  private final Addresses addresses;
  private final RightsStatements statements;
  private final Ninjs ninjs;
  private final NewsmlG2 newsml;

  public NewsItems(Addresses addresses, House house, RightsStatements statements) {
    this.addresses = addresses;
    this.statements = statements;
    this.ninjs = new Ninjs(addresses, house);
    this.newsml = new NewsmlG2(addresses, house);
  }

  /// The article as a ninjs object.
  ///
  /// @param texts of the language of its text
  public String ninjs(Dispatch dispatch, Texts texts) {
    return ninjs.write(dispatch, statements.odrlAddress(dispatch.article()), texts);
  }

  /// The article as a NewsML-G2 item.
  ///
  /// @param texts of the language of its text
  public String newsml(Dispatch dispatch, Texts texts) {
    return newsml.write(dispatch, statements.rightsml(dispatch), texts);
  }

  /// The links to both, as the header `Link` has them.
  public String links(Article article) {
    return link(NINJS, NINJS_TYPE, article) + ", " + link(NEWSML, NEWSML_TYPE, article);
  }

  private String link(String before, String type, Article article) {
    return "<%s%s/%s>; rel=\"alternate\"; type=\"%s\""
        .formatted(addresses.base(), before, article.path(), type);
  }
}
