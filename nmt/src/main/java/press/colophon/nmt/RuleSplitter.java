package press.colophon.nmt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// Finds the ends of sentences by one walk over the signs that may end one.
///
/// The JDK's own iterator is not used: it does not know the full stops of Urdu, Armenian, Amharic
/// or Burmese, and finds nothing that this walk does not.
///
/// A sign of a script without other uses for it ends a sentence wherever it stands. A full stop,
/// question or exclamation mark and an ellipsis do if white space follows (after any closing
/// quotation marks and brackets) and then no word in lower case. A single full stop moreover must
/// not belong to the word before it: an initial, an abbreviation, an ordinal number, the number of
/// a list's item. Every look to either side is bounded or passes over what is not looked at again,
/// so the time is linear.
final class RuleSplitter implements SentenceSplitter {
  private static final String ENDS_ANYWHERE = "。！？｡﹒﹗﹖।॥۔։።፧፨။។៕៚᠃᠉᙮꓿꘎꛳";
  private static final String ENDS_BEFORE_SPACE = ".!?…‽⁇⁈⁉؟．";
  private static final String CLOSERS = ")]}\"'’”»›“‘」』）】〉》〕〗＂＇］｝｣«";
  private static final String OPENERS = "([{\"'‘“„‚«‹»¿¡「『（【〈《〔*_–—-";
  private static final String CLOSERS_THAT_OPEN = "“‘«";
  private static final String FOLLOWERS = ".,;:!?…)]}”";
  private static final int LONGEST_ABBREVIATION = 24;
  private static final int MOST_OPENERS = 8;
  private static final int LONGEST_STARTER = 16;

  private final SentenceRules rules;

  RuleSplitter(SentenceRules rules) {
    this.rules = rules;
  }

  @Override
  public List<TextRange> split(String text) {
    List<TextRange> sentences = new ArrayList<>();
    int begin = skip(text, 0, Sentences::isSpace);
    int at = begin;
    while (at < text.length()) {
      int end = endOfSentence(text, begin, at);
      if (end >= 0) {
        add(text, begin, end, sentences);
        begin = skip(text, end, Sentences::isSpace);
        at = begin;
      } else {
        at = skipSigns(text, at);
      }
    }
    add(text, begin, text.length(), sentences);
    return sentences;
  }

  private static void add(String text, int begin, int end, List<TextRange> sentences) {
    TextRange sentence = Sentences.strip(text, new TextRange(begin, end));
    if (!sentence.isEmpty()) {
      sentences.add(sentence);
    }
  }

  /// Where the sentence ends if the char at `at` ends it; -1 if it does not.
  private int endOfSentence(String text, int begin, int at) {
    char c = text.charAt(at);
    if (isLineBreak(c)) {
      return at + 1;
    } else if (!isEnd(c)) {
      return -1;
    }
    int afterSigns = skipSigns(text, at);
    int end = skip(text, afterSigns, i -> CLOSERS.indexOf(i) >= 0);
    end = withoutOpeners(text, afterSigns, end);
    end = skipReferences(text, skipSpacedCloser(text, end));
    if (endsAnywhere(text, at, afterSigns)) {
      return end;
    }
    boolean spaceFollows = end == text.length() || Sentences.isSpace(text.charAt(end));
    boolean single = c == '.' && afterSigns == at + 1;
    return spaceFollows && startsAnew(text, end) && !(single && belongsToWord(text, begin, at, end))
        ? end
        : -1;
  }

  private boolean isEnd(char c) {
    return ENDS_BEFORE_SPACE.indexOf(c) >= 0
        || ENDS_ANYWHERE.indexOf(c) >= 0
        || rules.ends().contains(String.valueOf(c));
  }

  private static boolean isLineBreak(char c) {
    return c == '\n'
        || c == '\r'
        || c == '\f'
        || c == '\u000B'
        || c == '\u0085'
        || c == '\u2028'
        || c == '\u2029';
  }

  /// Behind all signs that stand together, at least one char on.
  private int skipSigns(String text, int at) {
    return Math.max(at + 1, skip(text, at, i -> isEnd((char) i)));
  }

  private static int skip(String text, int at, IntPredicate what) {
    int end = at;
    while (end < text.length() && what.test(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /// German closes with marks that others open with. Where no white space follows they open, as in
  /// `好！“谁？”`.
  private static int withoutOpeners(String text, int begin, int end) {
    int at = end;
    if (end < text.length() && !Sentences.isSpace(text.charAt(end))) {
      while (at > begin && CLOSERS_THAT_OPEN.indexOf(text.charAt(at - 1)) >= 0) {
        at--;
      }
    }
    return at;
  }

  /// French sets a space between the sign and the quotation mark: `« Vraiment ? » Il part.`
  private static int skipSpacedCloser(String text, int end) {
    int mark = end + 1;
    if (mark >= text.length()
        || text.charAt(mark) != '»'
        || !Character.isSpaceChar(text.charAt(end))) {
      return end;
    }
    int behind = mark + 1;
    return behind == text.length() || Sentences.isSpace(text.charAt(behind)) ? behind : end;
  }

  /// The numbers of notes belong to the sentence before: `It is open.[1][2] The sea is calm.`
  private static int skipReferences(String text, int end) {
    int at = end;
    while (at < text.length() && text.charAt(at) == '[') {
      int behind = skip(text, at + 1, Character::isDigit);
      boolean reference = behind > at + 1 && behind < text.length() && text.charAt(behind) == ']';
      if (!reference) {
        return at;
      }
      at = behind + 1;
    }
    return at;
  }

  private static boolean endsAnywhere(String text, int begin, int end) {
    return text.substring(begin, end).chars().anyMatch(c -> ENDS_ANYWHERE.indexOf(c) >= 0);
  }

  /// Whether what follows can begin a sentence: no lower case, no punctuation but opening one.
  private static boolean startsAnew(String text, int end) {
    int next = skip(text, end, c -> Sentences.isSpace(c) && !isLineBreak((char) c));
    if (next == text.length() || isLineBreak(text.charAt(next))) {
      return true;
    }
    int word = skipOpeners(text, next);
    return FOLLOWERS.indexOf(text.charAt(next)) < 0
        && (word == text.length() || !Character.isLowerCase(text.codePointAt(word)));
  }

  private static int skipOpeners(String text, int at) {
    int end = at;
    while (end < text.length()
        && end < at + MOST_OPENERS
        && (OPENERS.indexOf(text.charAt(end)) >= 0
            || (end > at && Sentences.isSpace(text.charAt(end))))) {
      end++;
    }
    return end;
  }

  /// Whether the full stop is part of the word before it and nothing more.
  private boolean belongsToWord(String text, int begin, int stop, int end) {
    int start = startOfWord(text, begin, stop);
    if (start == stop || stop - start > LONGEST_ABBREVIATION) {
      return false;
    }
    String word = text.substring(start, stop);
    int next = skipOpeners(text, skip(text, end, Sentences::isSpace));
    if (next == text.length() || end > stop + 1 || crossesLine(text, end, next)) {
      return false;
    }
    if (start == begin && isItemNumber(word)) {
      return true;
    } else if (Character.isDigit(text.codePointAt(next)) && rules.standsBeforeNumbers(word)) {
      return true;
    }
    boolean bound = rules.isAbbreviation(word) && !rules.mayClose(word);
    return bound || (isDoubtful(word, text.codePointAt(next)) && !startsWithStarter(text, next));
  }

  private static boolean crossesLine(String text, int begin, int end) {
    return text.substring(begin, end).chars().anyMatch(c -> isLineBreak((char) c));
  }

  private static int startOfWord(String text, int begin, int stop) {
    int start = stop;
    while (start > begin
        && stop - start <= LONGEST_ABBREVIATION
        && isInAbbreviation(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static boolean isInAbbreviation(char c) {
    return c == '.'
        || c == '·'
        || Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  /// `1. Introduction`: the number of an item is no sentence of its own.
  private static boolean isItemNumber(String word) {
    return word.length() <= 3 && word.chars().allMatch(Character::isDigit);
  }

  /// After these a sentence ends only if its next word says so.
  private boolean isDoubtful(String word, int next) {
    if (rules.mayClose(word)) {
      return rules.isAbbreviation(word) || isLetters(word) || Character.isLetter(next);
    }
    return isLetters(word) || (rules.ordinals() && isOrdinal(word));
  }

  /// One letter, or one or two between full stops: `J`, `U.S`, `z.B`, `Ph.D`.
  private static boolean isLetters(String word) {
    int length = 0;
    int longest = word.indexOf('.') < 0 ? 1 : 2;
    for (int i = 0; i < word.length(); i = word.offsetByCodePoints(i, 1)) {
      int c = word.codePointAt(i);
      length = c == '.' ? 0 : length + (Character.isAlphabetic(c) ? 1 : longest + 1);
      if (length > longest) {
        return false;
      }
    }
    return length > 0;
  }

  private static boolean isOrdinal(String word) {
    boolean roman = word.length() <= 6 && word.chars().allMatch(c -> "IVXLC".indexOf(c) >= 0);
    return roman || isItemNumber(word);
  }

  private boolean startsWithStarter(String text, int next) {
    int end = next;
    while (end < text.length()
        && end - next < LONGEST_STARTER
        && Character.isLetter(text.charAt(end))) {
      end++;
    }
    boolean initial = end < text.length() && text.charAt(end) == '.';
    return !initial && rules.starters().contains(text.substring(next, end));
  }
}
