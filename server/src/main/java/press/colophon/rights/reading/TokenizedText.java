package press.colophon.rights.reading;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.colophon.rights.Letters;

/// A text cut into words and sentences. Immutable.
final class TokenizedText {
  private static final int LONGEST_WORD = 60;

  /// A sentence of so many words is cut: nobody writes it, and rules look at one at a time.
  private static final int LONGEST_SENTENCE = 400;

  private static final int LONGEST_SENTENCE_IN_LETTERS = 4_000;

  /// What is left of HTML in a text that was copied out of a page.
  private static final Pattern MARKUP =
      Pattern.compile(
          "</?[A-Za-z][A-Za-z0-9]{0,12}(?:\\s[^<>]{0,300})?/?>"
              + "|&(?:[A-Za-z]{2,8}|#[0-9]{1,6}|#[xX][0-9A-Fa-f]{1,6});");

  private static final Pattern BLOCK =
      Pattern.compile(
          "</?(?:p|li|ul|ol|div|h[1-6]|tr|td|section|article|blockquote)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern OPENING = Pattern.compile("[\"\u201C\u201E\u00AB\u300C\u300E]$");
  private static final Pattern CLOSING = Pattern.compile("[\"\u201D\u201C\u00BB\u300D\u300F]");

  private static final String BULLETS =
      "-*\u2022\u2013\u2014\u25AA\u25CF\u00B7\u2023\u25A0\u25CB\u25BA\u2713\u2714\u2192\u2043";

  private static final String BREAKS = ",;:()\u060C\u061B\u3001\uFF0C\uFF1B\u2013\u2014";

  /// A quotation of fewer words is a name.
  private static final int SHORTEST_LINE = 5;

  private static final int LONGEST_LINE = 50;

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private final List<Sentence> sentences = new ArrayList<>();

  TokenizedText(String text) {
    this.text = text;
    cutIntoTokens();
    cutIntoSentences();
  }

  String text() {
    return text;
  }

  List<Token> tokens() {
    return tokens;
  }

  Token token(int index) {
    return tokens.get(index);
  }

  List<Sentence> sentences() {
    return sentences;
  }

  /// The first token that ends behind an offset; how many there are, where none does.
  int tokenAt(int offset) {
    return first(tokens.size(), i -> tokens.get(i).end() > offset);
  }

  /// The sentence that a token stands in; of the tokens behind the last, the last.
  Sentence sentenceAt(int token) {
    int at = first(sentences.size(), i -> sentences.get(i).to() > token);
    return sentences.get(Math.min(at, sentences.size() - 1));
  }

  /// Whether an item of a list stands there.
  boolean isItemAt(int token) {
    return token < tokens.size() && sentenceAt(token).item();
  }

  /// The least of `0` to `size` that is reached; everything behind it is reached too.
  static int first(int size, IntPredicate isReached) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (isReached.test(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /// The words of longer quotations: a credit line to copy says nothing itself. A text that is one
  /// quotation is none.
  BitSet quoted() {
    BitSet quoted = new BitSet();
    int start = -1;
    for (int i = 0; i <= tokens.size(); i++) {
      String between = before(i);
      if (start >= 0 && (CLOSING.matcher(between).find() || between.indexOf('\n') >= 0)) {
        boolean line = i - start >= SHORTEST_LINE && i - start <= LONGEST_LINE;
        if (line && 5 * (i - start) < 4 * tokens.size() && between.indexOf('\n') < 0) {
          quoted.set(start, i);
        }
        start = -1;
      } else if (start < 0 && OPENING.matcher(between).find()) {
        start = i;
      }
    }
    return quoted;
  }

  /// What stands between a token and the one before it.
  String before(int token) {
    int start = token == 0 ? 0 : tokens.get(token - 1).end();
    return text.substring(
        start, token == tokens.size() ? text.length() : tokens.get(token).start());
  }

  /// The words `from` to `to`, without the last, exactly as they stand in the text.
  Quotation quote(int from, int to) {
    int start = tokens.get(from).start();
    int end = tokens.get(to - 1).end();
    while (end < text.length()
        && ".!?)\u201D\u00BB\u0964\u3002\"\u300D\u300F".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return new Quotation(text.substring(start, end), start);
  }

  private void cutIntoTokens() {
    StringBuilder word = new StringBuilder();
    int start = -1;
    Matcher markup = MARKUP.matcher(text);
    for (int at = 0; at < text.length(); ) {
      int letter = text.codePointAt(at);
      int next = at + Character.charCount(letter);
      if ((letter == '<' || letter == '&') && markup.region(at, text.length()).lookingAt()) {
        next = markup.end();
      }
      boolean alone = Letters.isWordByItself(letter);
      if (start >= 0 && (alone || !Letters.isOfWord(letter) || at - start >= LONGEST_WORD)) {
        add(word, start, at);
        start = -1;
      }
      if (Letters.isOfWord(letter)) {
        start = start < 0 ? at : start;
        Letters.fold(letter, word);
        if (alone) {
          add(word, start, next);
          start = -1;
        }
      }
      at = next;
    }
    if (start >= 0) {
      add(word, start, text.length());
    }
  }

  private void add(StringBuilder word, int start, int end) {
    if (!word.isEmpty()) {
      tokens.add(Token.of(word.toString(), start, end, isBreakBefore(start)));
      word.setLength(0);
    }
  }

  private boolean isBreakBefore(int start) {
    int from = tokens.isEmpty() ? 0 : tokens.getLast().end();
    return text.substring(from, start).codePoints().anyMatch(c -> BREAKS.indexOf(c) >= 0);
  }

  private void cutIntoSentences() {
    Enumeration enumeration = new Enumeration(this);
    int from = 0;
    boolean item = false;
    for (int i = 0; i < tokens.size(); i++) {
      boolean numbered = enumeration.counts(i);
      if (numbered || (i > from && (isTooLong(from, i) || isBoundary(i)))) {
        addSentence(from, i, item);
        from = numbered ? i + 1 : i;
        item = numbered ? enumeration.isOfItems() : isItem(before(i));
      } else if (i == 0) {
        item = isItem(before(0));
      }
    }
    addSentence(from, tokens.size(), item);
  }

  private void addSentence(int from, int to, boolean item) {
    if (from < to) {
      sentences.add(new Sentence(from, to, item));
    }
  }

  private boolean isTooLong(int from, int to) {
    return to - from >= LONGEST_SENTENCE
        || tokens.get(to).end() - tokens.get(from).start() >= LONGEST_SENTENCE_IN_LETTERS;
  }

  private boolean isBoundary(int token) {
    String between = before(token);
    if (between.length() == 1) {
      return "\u3002\uFF01\uFF1F\u0964\u0965\u104B\u17D4\u1362\u0589\n".indexOf(between) >= 0;
    }
    return between.codePoints().anyMatch(TokenizedText::alwaysEnds)
        || (between.indexOf('<') >= 0 && BLOCK.matcher(between).find())
        || endsLine(between, token)
        || endsWithStop(between, token);
  }

  private static boolean alwaysEnds(int letter) {
    return "\u3002\uFF01\uFF1F\u0964\u0965\u104B\u17D4\u1362\u0589\u2022\u25AA\u25CF\u2028\u2029|"
            .indexOf(letter)
        >= 0;
  }

  /// A single line break inside a sentence is only wrapped text.
  private boolean endsLine(String between, int token) {
    int breaks = (int) between.chars().filter(c -> c == '\n').count();
    return breaks > 1 || (breaks == 1 && (isItem(between) || !startsLow(token)));
  }

  private boolean endsWithStop(String between, int token) {
    int stop = Math.max(between.indexOf('.'), between.indexOf('\u2026'));
    stop = Math.max(stop, Math.max(between.indexOf('!'), between.indexOf('?')));
    stop = Math.max(stop, Math.max(between.indexOf('\u061F'), between.indexOf('\u06D4')));
    if (stop < 0 || between.substring(stop).codePoints().noneMatch(TokenizedText::isSpace)) {
      return false;
    }
    return !startsLow(token) && !(isAbbreviated(token - 1) && between.charAt(stop) == '.');
  }

  /// White space, or markup that stands for it.
  private static boolean isSpace(int letter) {
    return Character.isWhitespace(letter) || letter == '<' || letter == '&' || letter == 0xA0;
  }

  private boolean isAbbreviated(int token) {
    Token word = tokens.get(token);
    return word.end() - word.start() == 1
        && Character.isLetter(text.charAt(word.start()))
        && word.start() > 0
        && text.charAt(word.start() - 1) == '.';
  }

  private boolean startsLow(int token) {
    return Character.isLowerCase(text.codePointAt(tokens.get(token).start()));
  }

  private static boolean isItem(String between) {
    String line = between.substring(between.lastIndexOf('\n') + 1).strip();
    return between.contains("<li") || (!line.isEmpty() && BULLETS.indexOf(line.charAt(0)) >= 0);
  }
}
