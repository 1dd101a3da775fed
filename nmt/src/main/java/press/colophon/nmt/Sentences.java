package press.colophon.nmt;

import java.util.ArrayList;
import java.util.List;

/// Holds a splitter to its word, cuts what is far too long for a sentence, and knows what white
/// space is.
///
/// A model cuts a sentence of more than some hundred tokens into pieces of its own; cut here at
/// [#LONGEST] chars, a text without a full stop needs no more memory than any other.
final class Sentences {
  private static final int LONGEST = 4_000;

  private Sentences() {}

  /// Splits a text and strips the white space off what was found.
  ///
  /// @throws IllegalArgumentException when the splitter left something out or gave it twice
  static List<TextRange> of(String text, SentenceSplitter splitter) {
    List<TextRange> found = new ArrayList<>();
    int done = 0;
    for (TextRange range : splitter.split(text)) {
      requireBlank(text, done, range.begin());
      done = range.end();
      addPieces(text, strip(text, range), found);
    }
    requireBlank(text, done, text.length());
    return found;
  }

  private static void addPieces(String text, TextRange sentence, List<TextRange> found) {
    TextRange rest = sentence;
    while (rest.end() - rest.begin() > LONGEST) {
      int cut = cut(text, rest.begin());
      found.add(strip(text, new TextRange(rest.begin(), cut)));
      rest = strip(text, new TextRange(cut, rest.end()));
    }
    if (!rest.isEmpty()) {
      found.add(rest);
    }
  }

  /// The last white space near enough, or any place that is not within a char.
  private static int cut(String text, int begin) {
    int farthest = begin + LONGEST;
    for (int i = farthest; i > begin; i--) {
      if (isSpace(text.charAt(i))) {
        return i;
      }
    }
    return Character.isLowSurrogate(text.charAt(farthest)) ? farthest - 1 : farthest;
  }

  static TextRange strip(String text, TextRange range) {
    int begin = range.begin();
    int end = range.end();
    while (begin < end && isSpace(text.charAt(begin))) {
      begin++;
    }
    while (begin < end && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return new TextRange(begin, end);
  }

  static boolean isBlank(String text) {
    return text.chars().allMatch(Sentences::isSpace);
  }

  /// Also the sign that vocabularies write for a space.
  static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u2581';
  }

  private static void requireBlank(String text, int begin, int end) {
    if (begin > end || end > text.length()) {
      throw new IllegalArgumentException("sentences overlap or leave the text at char " + end);
    }
    if (!strip(text, new TextRange(begin, end)).isEmpty()) {
      throw new IllegalArgumentException("no sentence holds the text from char " + begin);
    }
  }
}
