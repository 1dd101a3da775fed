package press.colophon.taxonomy.suggestion;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A text cut into words, with what tells a name from a word. In scripts without spaces a word is
/// everything up to the next sign; names are looked for inside of it.
///
/// @param text normalised for composed letters
record Words(String text, List<Word> all) {
  /// Longer texts are read up to here.
  private static final int LONGEST = 200_000;

  /// @param folded in lower case
  /// @param isCapital whether it begins with a capital letter, or its script has none
  /// @param isUnspaced whether words of its script are written without spaces
  /// @param isFirst whether a sentence begins with it
  /// @param isJoined whether nothing but a space or hyphen is between it and the word before
  record Word(
      String folded,
      int from,
      int to,
      boolean isCapital,
      boolean isUnspaced,
      boolean isFirst,
      boolean isJoined) {}

  static Words of(String raw) {
    String cut = raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw;
    String text = Normalizer.normalize(cut, Normalizer.Form.NFC);
    List<Word> words = new ArrayList<>();
    int end = 0;
    int from = start(text, 0);
    while (from < text.length()) {
      int to = end(text, from);
      words.add(word(text, end, from, to));
      end = to;
      from = start(text, to);
    }
    return new Words(text, words);
  }

  /// Where the first words of a text end, as a place in it.
  int endOf(int words) {
    int counted = 0;
    for (Word word : all) {
      counted += weight(word);
      if (counted >= words) {
        return word.isUnspaced() ? word.to() - 2 * (counted - words) : word.to();
      }
    }
    return text.length();
  }

  private static int weight(Word word) {
    return word.isUnspaced() ? (word.to() - word.from() + 1) / 2 : 1;
  }

  /// How many words there are; in scripts without spaces one for every two characters.
  int count() {
    return all.stream().mapToInt(Words::weight).sum();
  }

  /// What stands in the text from one word to another, both included.
  String between(int first, int last) {
    return text.substring(all.get(first).from(), all.get(last).to());
  }

  private static Word word(String text, int end, int from, int to) {
    int first = text.codePointAt(from);
    boolean isUnspaced = isUnspaced(first);
    String gap = text.substring(end, from);
    return new Word(
        text.substring(from, to).toLowerCase(Locale.ROOT),
        from,
        to,
        !Character.isLowerCase(first),
        isUnspaced,
        end == 0 || endsSentence(gap),
        gap.length() == 1 && (Character.isWhitespace(gap.charAt(0)) || gap.charAt(0) == '-'));
  }

  private static boolean endsSentence(String gap) {
    for (int i = 0; i < gap.length(); i++) {
      if (".!?\n:“\"»…।。".indexOf(gap.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static int start(String text, int at) {
    int from = at;
    while (from < text.length() && !isOfWord(text.codePointAt(from))) {
      from += Character.charCount(text.codePointAt(from));
    }
    return from;
  }

  private static int end(String text, int from) {
    boolean unspaced = isUnspaced(text.codePointAt(from));
    int to = from;
    while (to < text.length()) {
      int c = text.codePointAt(to);
      boolean ends = !isOfWord(c) && !isInner(text, to);
      if (ends || (isUnspaced(c) != unspaced && !isMark(c))) {
        break;
      }
      to += Character.charCount(c);
    }
    return to;
  }

  private static boolean isOfWord(int c) {
    return Character.isLetterOrDigit(c) || isMark(c);
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  /// The dots of U.S. and the strokes of abbreviated Hebrew belong to their words.
  private static boolean isInner(String text, int at) {
    char c = text.charAt(at);
    boolean between = at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
    boolean initials = at > 0 && c == '.' && isInitial(text, at - 1);
    return (between && (initials || c == '״'))
        || (initials && at > 1 && text.charAt(at - 2) == '.');
  }

  private static boolean isInitial(String text, int at) {
    return Character.isUpperCase(text.charAt(at))
        && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)));
  }

  private static boolean isUnspaced(int c) {
    if (c < 0x0e00) {
      return false;
    }
    return switch (UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }
}
