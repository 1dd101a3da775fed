package press.colophon.articles;

/// A reusable text of the editors, placed above or below an article.
public record Note(long id, Body text, Place place) {

  /// Where a note stands.
  public enum Place {
    ABOVE,
    BELOW
  }
}
