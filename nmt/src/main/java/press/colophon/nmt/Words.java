package press.colophon.nmt;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The words of a sentence: the smallest things that markup may stand around. They hold all of the
/// text but its white space.
///
/// A sign of punctuation is a word of its own, so that a link does not take the full stop behind
/// it; within numbers, addresses and names (`3.14`, `example.org`, `AT&T`, `don't`) it is not.
/// The parts of `sous-sol` are words, and `l'` is one before `eau`. Where a script sets no spaces
/// the model's tokens are the words.
final class Words {
  private static final Set<UnicodeScript> UNSPACED =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR,
          UnicodeScript.TIBETAN);
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int LETTERS_AFTER_ELISION = 3;

  private Words() {}

  /// Cuts a sentence.
  ///
  /// @param fixed ranges that are one word each, whatever stands in them; ascending
  static Ranges of(String text, Ranges tokens, List<TextRange> fixed) {
    BitSet tokenBegins = new BitSet();
    for (int t = 0; t < tokens.size(); t++) {
      tokenBegins.set(tokens.begin(t));
    }
    BitSet cuts = new BitSet();
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      cuts.set(i, i == 0 || isCut(text, i, tokenBegins));
    }
    for (TextRange range : fixed) {
      cuts.clear(range.begin(), range.end());
      cuts.set(range.begin());
      cuts.set(range.end());
    }
    cuts.set(text.length());
    return between(cuts, text);
  }

  private static Ranges between(BitSet cuts, String text) {
    int[] begins = cuts.stream().filter(i -> isWordAt(text, i)).toArray();
    int[] ends = Arrays.stream(begins).map(begin -> cuts.nextSetBit(begin + 1)).toArray();
    return new Ranges(begins, ends);
  }

  private static boolean isWordAt(String text, int i) {
    return i < text.length() && !Sentences.isSpace(text.charAt(i));
  }

  private static boolean isCut(String text, int i, BitSet tokenBegins) {
    int before = text.codePointBefore(i);
    int after = text.codePointAt(i);
    boolean space = Sentences.isSpace(before);
    if (space || Sentences.isSpace(after)) {
      return !space || !Sentences.isSpace(after);
    } else if (before == ZERO_WIDTH_JOINER || attaches(after)) {
      return false;
    } else if (isLetter(before) && isLetter(after)) {
      return tokenBegins.get(i) && (isUnspaced(before) || isUnspaced(after));
    } else if (isLetter(before)) {
      return !isInfix(text, i);
    } else if (isLetter(after)) {
      return !isInfix(text, i - Character.charCount(before)) || isElision(text, i);
    }
    return before != after && !(isFlagHalf(before) && isFlagHalf(after));
  }

  private static boolean attaches(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.FORMAT ->
          true;
      default -> c >= 0x1F3FB && c <= 0x1F3FF;
    };
  }

  private static boolean isFlagHalf(int c) {
    return c >= 0x1F1E6 && c <= 0x1F1FF;
  }

  private static boolean isLetter(int c) {
    return Character.isLetterOrDigit(c) || attaches(c) || c == '_';
  }

  private static boolean isUnspaced(int c) {
    return UNSPACED.contains(UnicodeScript.of(c));
  }

  /// Whether the sign at `i` holds together what stands on both sides.
  private static boolean isInfix(String text, int i) {
    int sign = text.codePointAt(i);
    int next = i + Character.charCount(sign);
    if (i == 0 || next >= text.length()) {
      return false;
    }
    int before = text.codePointBefore(i);
    int after = text.codePointAt(next);
    return switch (sign) {
      case '.', '@', '&' -> isSpaced(before) && isSpaced(after);
      case ',', ':', '/' -> Character.isDigit(before) && Character.isDigit(after);
      case '\'', '’', '·' -> Character.isLetter(before) && Character.isLetter(after);
      default -> false;
    };
  }

  private static boolean isSpaced(int c) {
    return Character.isLetterOrDigit(c) && !isUnspaced(c);
  }

  /// `l'eau`, `dell'acqua`, but not `don't`: an apostrophe before a Latin word of three letters.
  private static boolean isElision(String text, int i) {
    char before = text.charAt(i - 1);
    if (before != '\'' && before != '’') {
      return false;
    }
    for (int k = i; k < i + LETTERS_AFTER_ELISION; k++) {
      if (k >= text.length() || !isLatin(text.charAt(k))) {
        return false;
      }
    }
    return i >= 2 && isLatin(text.charAt(i - 2));
  }

  private static boolean isLatin(char c) {
    return Character.isLetter(c) && UnicodeScript.of(c) == UnicodeScript.LATIN;
  }

  /// Whether letters on both sides of a border belong to one word.
  static boolean areJoined(String text, int border) {
    return border > 0
        && border < text.length()
        && isSpaced(text.codePointBefore(border))
        && isSpaced(text.codePointAt(border));
  }
}
