package press.colophon.rights.reading;

/// Finds the numbers and letters before the items of a list - `1.`, `2)`, `(a)` - and the `Q:` and
/// `A:` of questions and answers. They are asked for in the order of the text. Not thread-safe.
final class Enumeration {
  private static final String LABELS = "qa";

  private final TokenizedText text;
  private String last = "";
  private boolean items;

  Enumeration(TokenizedText text) {
    this.text = text;
  }

  /// Whether a token only counts what follows.
  boolean counts(int token) {
    if (token + 1 >= text.tokens().size()) {
      return false;
    }
    String word = text.token(token).word();
    String after = text.before(token + 1);
    items = !isLabel(word, after);
    boolean counts = (!items || (isCounter(word) && closes(after))) && opens(token, word, after);
    if (counts) {
      last = word;
    }
    return counts;
  }

  /// Whether what was counted last is an item of a list, and no question or answer.
  boolean isOfItems() {
    return items;
  }

  private static boolean isLabel(String word, String after) {
    return word.length() == 1 && LABELS.contains(word) && after.startsWith(":");
  }

  private static boolean isCounter(String word) {
    char first = word.charAt(0);
    return (word.length() <= 2 && word.chars().allMatch(Character::isDigit))
        || (word.length() == 1 && Character.isLetter(first) && first < 0x0500);
  }

  private static boolean closes(String after) {
    return after.startsWith(")")
        || (after.length() > 1
            && after.charAt(0) == '.'
            && Character.isWhitespace(after.charAt(1)));
  }

  /// At the beginning of a line, or where the next of a list goes on in the same line.
  private boolean opens(int token, String word, String after) {
    String before = text.before(token);
    boolean line = before.isBlank() ? token == 0 || before.indexOf('\n') >= 0 : isLineStart(before);
    if (word.equals("c") && !isLast("b")) {
      return false; // the sign of copyright
    }
    boolean inLine =
        isNext(word)
            && (after.startsWith(")")
                ? !before.isEmpty() && !before.equals("(")
                : before.length() > 1 && ".;:".indexOf(before.charAt(0)) >= 0);
    return line || inLine;
  }

  private static boolean isLineStart(String before) {
    int line = before.lastIndexOf('\n');
    return line >= 0 && "( ".contains(before.substring(line + 1).strip());
  }

  private boolean isLast(String word) {
    return last.equals(word);
  }

  /// The first of a list, or the one behind the last.
  private boolean isNext(String word) {
    if (word.equals("1") || word.equals("a")) {
      return true;
    }
    return Character.isDigit(word.charAt(0))
        ? !last.isEmpty()
            && last.chars().allMatch(Character::isDigit)
            && Integer.parseInt(last) + 1 == Integer.parseInt(word)
        : last.length() == 1 && last.charAt(0) + 1 == word.charAt(0);
  }
}
