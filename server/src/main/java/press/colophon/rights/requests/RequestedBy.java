package press.colophon.rights.requests;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// At whose request an article was withdrawn.
public enum RequestedBy {
  AUTHOR,
  PUBLISHER,
  /// We ourselves.
  HOUSE;

  /// The word used in the database, in forms and in names of interface texts.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The one of this word.
  public static Optional<RequestedBy> ofWord(String word) {
    return Arrays.stream(values()).filter(who -> who.word().equals(word)).findFirst();
  }
}
