package press.colophon.taxonomy.suggestion;

/// Words that speak for a suggestion, as they stand in the article.
public record Evidence(String words, Where where) {

  /// Where in an article words were found.
  public enum Where {
    HEADLINE,
    DATELINE,
    /// The first lines of the text.
    BEGINNING,
    TEXT,
    /// A section or tag that the source gave it.
    SECTION,
    /// The path of its address.
    ADDRESS
  }
}
