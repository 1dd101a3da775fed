package press.colophon.rights.reading;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import press.colophon.rights.Letters;

/// A text cut into words and sentences. Immutable.
final class TokenizedText {
  private static final int LONGEST_WORD = 60;

  /// A sentence of so many words is cut: nobody writes it, and rules look at one at a time.
  private static final int LONGEST_SENTENCE = 400;

  private static final Pattern OPENING = Pattern.compile("[\"\u201C\u201E\u00AB\u300C\u300E]$");
  private static final Pattern CLOSING = Pattern.compile("[\"\u201D\u201C\u00BB\u300D\u300F]");

  private static final String BREAKS = ",;:()\u060C\u061B\u3001\uFF0C\uFF1B\u2014";

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

  /// The sentence that begins at a token.
  Sentence sentenceFrom(int token) {
    return sentences.stream()
        .filter(s -> s.from() == token)
        .findFirst()
        .orElseGet(() -> new Sentence(token, token + 1, false));
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
    while (end < text.length() && ".!?)\u201D\u00BB\u0964\u3002\"".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return new Quotation(text.substring(start, end), start);
  }

  private void cutIntoTokens() {
    StringBuilder word = new StringBuilder();
    int start = -1;
    for (int at = 0; at < text.length(); ) {
      int letter = text.codePointAt(at);
      int next = at + Character.charCount(letter);
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
    int from = 0;
    for (int i = 1; i <= tokens.size(); i++) {
      if (i == tokens.size() || i - from >= LONGEST_SENTENCE || isBoundary(i)) {
        sentences.add(new Sentence(from, i, isItem(before(from))));
        from = i;
      }
    }
  }

  private boolean isBoundary(int token) {
    String between = before(token);
    if (between.length() == 1) {
      return "\u3002\uFF01\uFF1F\u0964\u0965\u104B\u17D4\u1362\u0589\n".indexOf(between) >= 0;
    }
    return between.codePoints().anyMatch(TokenizedText::alwaysEnds)
        || endsLine(between, token)
        || endsWithStop(between, token);
  }

  private static boolean alwaysEnds(int letter) {
    return "\u3002\uFF01\uFF1F\u0964\u0965\u104B\u17D4\u1362\u0589\u2022\u25AA\u25CF\u2028\u2029"
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
    if (stop < 0 || between.substring(stop).codePoints().noneMatch(Character::isWhitespace)) {
      return false;
    }
    return !startsLow(token) && !(isAbbreviated(token - 1) && between.charAt(stop) == '.');
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
    return !line.isEmpty() && "-*\u2022\u2013\u2014\u25AA\u25CF\u00B7".indexOf(line.charAt(0)) >= 0;
  }
}
