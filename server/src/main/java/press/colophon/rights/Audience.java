package press.colophon.rights;

import java.util.Locale;

/// Who gets an article, from the widest circle to the narrowest.
public enum Audience {
  PUBLIC,
  /// Those who are signed in and wish to read it.
  MEMBERS,
  /// The editors, who publish nothing by reading.
  NEWSROOM;

  /// The word used in the database, in files and in names of interface texts.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The audience of this word.
  ///
  /// @throws IllegalArgumentException where there is none
  public static Audience ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
