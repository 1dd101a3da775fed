package press.colophon.rights;

import java.util.Locale;

/// Whose terms they are, from the nearest to the farthest.
public enum Level {
  ARTICLE,
  /// The publication that it first appeared in.
  SOURCE,
  /// The publication whose page it was taken from.
  PUBLISHER;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
