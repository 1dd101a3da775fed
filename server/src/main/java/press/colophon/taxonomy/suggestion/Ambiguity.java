package press.colophon.taxonomy.suggestion;

import java.util.Set;

/// Tells Jordan Peele and Denzel Washington from Jordan and Washington by the words around.
final class Ambiguity {
  private static final Set<String> NAMES = Resources.words("places/ambiguous.txt");

  /// Words before a place that are written with a capital letter for other reasons than a name.
  private static final Set<String> DIRECTIONS =
      Set.of(
          "in",
          "from",
          "to",
          "at",
          "near",
          "north",
          "south",
          "east",
          "west",
          "northern",
          "southern",
          "eastern",
          "western",
          "central",
          "greater",
          "new",
          "the",
          "president",
          "king");

  private Ambiguity() {}

  /// Whether these words, which can be a place, are part of the name of a person or a thing.
  static boolean isAPerson(Words words, int first, int length) {
    return length == 1
        && NAMES.contains(words.all().get(first).folded())
        && (isAfterGivenName(words, first) || isBeforeFamilyName(words, first));
  }

  private static boolean isAfterGivenName(Words words, int i) {
    Words.Word word = words.all().get(i);
    if (i == 0 || !word.isJoined()) {
      return false;
    }
    Words.Word before = words.all().get(i - 1);
    return isName(before) && !DIRECTIONS.contains(before.folded());
  }

  private static boolean isBeforeFamilyName(Words words, int i) {
    if (i + 1 >= words.all().size()) {
      return false;
    }
    Words.Word after = words.all().get(i + 1);
    return after.isJoined() && isName(after) && !after.isFirst();
  }

  private static boolean isName(Words.Word word) {
    return word.isCapital() && !Character.isDigit(word.folded().charAt(0));
  }
}
