package press.colophon.articles;

/// What became of a [Manuscript].
public sealed interface Receipt {

  ArticleId article();

  /// The path of the article's address.
  String path();

  /// It is a new article.
  record Created(ArticleId article, String path) implements Receipt {}

  /// The article was known and its text has changed.
  record Revised(ArticleId article, String path, int number) implements Receipt {}

  /// The text is known; what is said of it (regions, themes, authors, terms ...) was brought up to
  /// date, since it comes from the same source, or from the origin of what we had from another.
  record Described(ArticleId article, String path) implements Receipt {}

  /// The very same article is there already, or this copy of it comes from elsewhere and is one
  /// more [Witness].
  ///
  /// @param isSameSource whether it comes anew from where the article came from, so that its terms
  ///     hold
  record Unchanged(ArticleId article, String path, boolean isSameSource) implements Receipt {}
}
