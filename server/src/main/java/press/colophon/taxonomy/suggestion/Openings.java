package press.colophon.taxonomy.suggestion;

import java.util.HashMap;
import java.util.Map;

/// The first two characters of all names of a table, with the length of the longest that begins so:
/// almost every place of a text in a script without spaces is done with one look.
final class Openings {
  private final Map<Integer, Integer> longest = new HashMap<>();

  void add(String name) {
    if (name.length() > 1) {
      longest.merge(opening(name, 0), name.length(), Math::max);
    }
  }

  /// Characters of the longest name that may begin at `i`; 0 where none does.
  int longestAt(String text, int i) {
    if (i + 1 >= text.length()) {
      return 0;
    }
    return Math.min(longest.getOrDefault(opening(text, i), 0), text.length() - i);
  }

  private static int opening(String text, int i) {
    return text.charAt(i) << 16 | text.charAt(i + 1);
  }
}
