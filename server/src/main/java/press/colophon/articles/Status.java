package press.colophon.articles;

import java.util.Locale;

/// Where an article stands with its readers.
public enum Status {
  /// Not shown to readers.
  DRAFT,
  PUBLISHED,
  /// Published, and changed since with a notice.
  CORRECTED,
  /// Taken back: its address answers "gone".
  WITHDRAWN;

  public boolean isVisible() {
    return this == PUBLISHED || this == CORRECTED;
  }

  /// The word used in the database and in data for machines.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Status ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
