package press.colophon.rights;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// Makes letters comparable: lower case, without accents, with one digit and one apostrophe, so
/// that a word is found however it was typed. Thread-safe.
public final class Letters {
  /// Scripts that put no space between words: each of their letters is a word here.
  private static final Set<UnicodeScript> UNSPACED =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR,
          UnicodeScript.TIBETAN);

  private Letters() {}

  /// Whether a letter, digit or mark belongs to a word.
  public static boolean isOfWord(int letter) {
    return (Character.isLetterOrDigit(letter) && (letter < 0x02B9 || letter > 0x02C1))
        || switch (Character.getType(letter)) {
          case Character.NON_SPACING_MARK,
              Character.COMBINING_SPACING_MARK,
              Character.ENCLOSING_MARK ->
              true;
          default -> letter == 0x200C || letter == 0x200D || letter == 0x0640;
        };
  }

  /// Whether it is of a script that puts no space between words.
  public static boolean isWordByItself(int letter) {
    return letter > 0x0E00 && UNSPACED.contains(UnicodeScript.of(letter));
  }

  /// The comparable form of one letter; empty for an accent.
  public static void fold(int letter, StringBuilder out) {
    if (letter < 0x80) {
      out.append((char) (letter >= 'A' && letter <= 'Z' ? letter + 32 : letter));
    } else if (Character.isDigit(letter)) {
      out.append((char) ('0' + Character.digit(letter, 10)));
    } else if (UnicodeScript.of(letter) == UnicodeScript.HANGUL) {
      out.appendCodePoint(letter);
    } else {
      foldDecomposed(letter, out);
    }
  }

  /// The comparable form of a text.
  public static String fold(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(letter -> fold(letter, out));
    return out.toString();
  }

  private static void foldDecomposed(int letter, StringBuilder out) {
    Normalizer.normalize(
            new String(Character.toChars(letter)).toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
        .codePoints()
        .filter(part -> !isAccent(part))
        .map(Letters::oneForm)
        .forEach(out::appendCodePoint);
  }

  /// Latin and Cyrillic accents, Hebrew and Arabic vowel points, the Indic nukta, joiners, tatweel.
  private static boolean isAccent(int letter) {
    return (letter >= 0x0300 && letter <= 0x036F)
        || (letter >= 0x0591 && letter <= 0x05C7)
        || (letter >= 0x064B && letter <= 0x065F)
        || letter == 0x0670
        || letter == 0x0640
        || letter == 0x093C
        || letter == 0x09BC
        || letter == 0x0A3C
        || letter == 0x0B3C
        || (letter >= 0x200B && letter <= 0x200F);
  }

  private static int oneForm(int letter) {
    return switch (letter) {
      case '\u0131' -> 'i';
      case '\u00F8' -> 'o';
      case '\u0142' -> 'l';
      case '\u0111' -> 'd';
      case '\u0649', '\u06CC', '\u06CD', '\u06D0' -> '\u064A';
      case '\u06A9', '\u06AA' -> '\u0643';
      case '\u0629', '\u06C1', '\u06C0', '\u06BE', '\u06D5' -> '\u0647';
      case '\u0671' -> '\u0627';
      default -> letter;
    };
  }
}
