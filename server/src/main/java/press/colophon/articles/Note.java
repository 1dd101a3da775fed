package press.colophon.articles;

import java.util.Locale;

/// A reusable text of the editors, placed above or below an article, or with the notice that it was
/// corrected.
public record Note(long id, Body text, Place place) {

  /// Where a note stands.
  public enum Place {
    ABOVE,
    BELOW,
    /// What was corrected.
    CORRECTION;

    /// The word used in the database.
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Place of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
