package press.colophon.intake.source;

import java.util.Locale;

/// What happens to what a source sends.
public enum Trust {
  /// Readers see it at once.
  PUBLISH,
  /// An editor sees it first.
  REVIEW;

  /// The word for people and the database.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Trust ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
