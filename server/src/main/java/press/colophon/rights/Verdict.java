package press.colophon.rights;

import java.util.Locale;

/// What terms say to one [Use]; in order, from the widest to the strictest.
public enum Verdict {
  ALLOWED,
  /// Only with a permission given when asked for.
  ASK,
  DENIED;

  /// The word used in the database, in files and in names of interface texts.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The verdict of this word.
  ///
  /// @throws IllegalArgumentException where there is none
  public static Verdict ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /// The one of both that allows less.
  public Verdict stricter(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
