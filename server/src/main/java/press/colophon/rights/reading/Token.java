package press.colophon.rights.reading;

import java.util.ArrayList;
import java.util.List;

/// A word of a text. Immutable.
///
/// @param word in its comparable form, see [press.colophon.rights.Letters]
/// @param forms the word, and where its script writes "and", "the" or "of" together with the next
///     word, the word without them
/// @param start offset of its first character in the text
/// @param end offset behind its last
/// @param afterBreak whether a comma or another break stands before it
record Token(String word, List<String> forms, int start, int end, boolean afterBreak) {
  private static final List<String> ARABIC =
      List.of(
          "\u0648\u0628\u0627\u0644",
          "\u0648\u0627\u0644",
          "\u0628\u0627\u0644",
          "\u0641\u0627\u0644",
          "\u0643\u0627\u0644",
          "\u0648\u0644\u0644",
          "\u0644\u0644",
          "\u0627\u0644",
          "\u0648\u0628",
          "\u0648\u0644",
          "\u0648",
          "\u0641",
          "\u0628",
          "\u0644",
          "\u0643");
  private static final String HEBREW = "\u05D5\u05D4\u05D1\u05DC\u05DE\u05E9\u05DB";
  private static final String ETHIOPIC = "\u1260\u12E8\u1208\u12A8\u12A5";

  /// "And" and "so".
  private static final String AND = "\u0648\u0641";

  /// The first letter of the Arabic words for "not".
  private static final String NOT = "\u0644";

  /// So many letters must be left of a word.
  private static final int SHORTEST = 3;

  static Token of(String word, int start, int end, boolean afterBreak) {
    List<String> forms = new ArrayList<>(List.of(word));
    char first = word.charAt(0);
    if (first >= 0x0620 && first <= 0x06D3) {
      ARABIC.stream().filter(word::startsWith).forEach(p -> without(p.length(), word, forms));
      if (word.length() == 3 && AND.indexOf(first) >= 0 && NOT.indexOf(word.charAt(1)) >= 0) {
        forms.add(word.substring(1));
      }
    } else if (HEBREW.indexOf(first) >= 0) {
      without(1, word, forms);
      if (word.length() > 1 && HEBREW.indexOf(word.charAt(1)) >= 0) {
        without(2, word, forms);
      }
    } else if (ETHIOPIC.indexOf(first) >= 0) {
      without(1, word, forms);
    }
    return new Token(word, List.copyOf(forms), start, end, afterBreak);
  }

  private static void without(int letters, String word, List<String> forms) {
    if (word.length() - letters >= SHORTEST) {
      forms.add(word.substring(letters));
    }
  }
}
