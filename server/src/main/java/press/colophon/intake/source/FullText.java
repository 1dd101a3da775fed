package press.colophon.intake.source;

import java.util.Locale;

/// Whether the page is read where the feed has only the beginning of an article.
public enum FullText {
  NEVER,
  /// Where the source's or the item's terms let it be republished, and robots.txt lets it be read.
  IF_TERMS_ALLOW;

  /// The word for people and the database: `if-terms-allow`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static FullText ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
