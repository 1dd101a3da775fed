package press.colophon.intake.format.text;

import java.util.List;
import java.util.regex.Pattern;

/// A piece of the page that is read as one: a paragraph, a heading, a list, a line of its own.
///
/// @param level of a heading, 1 to 6; 0 of everything else
/// @param lines as printed with Markdown; items of a list without their marks
/// @param plain all of it without Markdown and with single spaces
/// @param afterGap whether a blank line or another kind of block stands before it
record Block(Shape shape, int level, List<String> lines, String plain, boolean afterGap) {

  /// What the block looks like.
  enum Shape {
    TEXT,
    HEADING,
    BULLETS,
    NUMBERS,
    QUOTE,
    CODE,
    IMAGE,
    RULE
  }

  private static final Pattern SENTENCE_END =
      Pattern.compile(
          "[.!?…。！？؟۔।:]['\"’”»«“)\\]*_]*(?:\\s?\\[\\d+\\]|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|(?<=\\p{L}[.!?]|\\p{L}[.!?][”\"])\\d{1,2})*$");

  static Block of(Shape shape, int level, List<String> lines, boolean afterGap) {
    return new Block(
        shape, level, List.copyOf(lines), Inline.plain(String.join(" ", lines)), afterGap);
  }

  /// The lines as one, with Markdown.
  String markdown() {
    return String.join(" ", lines);
  }

  boolean is(Shape other) {
    return shape == other;
  }

  int words() {
    return words(plain);
  }

  static int words(String text) {
    int words = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      boolean space = text.charAt(i) == ' ';
      words += !space && !inside ? 1 : 0;
      inside = !space;
    }
    return words;
  }

  boolean endsSentence() {
    int tail = Math.max(0, plain.length() - 40);
    return SENTENCE_END.matcher(plain.substring(tail)).find();
  }

  /// "Firms welcomed the deal. ($1 = 9.8 crowns)": a sentence with an aside behind its full stop.
  private boolean aside() {
    int opens = plain.lastIndexOf('(');
    return plain.endsWith(")") && opens > 20 && ".!?".indexOf(plain.charAt(opens - 2)) >= 0;
  }

  /// Whether its first letter, behind any opening quotation mark, is of a script without spaces.
  private boolean opensWithoutSpaces() {
    int first = plain.codePoints().filter(Character::isLetter).findFirst().orElse(0);
    return first > 0x2e80 && !Character.isUpperCase(first);
  }

  /// Reads as text of an article rather than as a title, a name or a label.
  boolean prose() {
    if (!is(Shape.TEXT)) {
      return false;
    }
    if (plain.length() > 180) {
      return true;
    }
    int words = words();
    boolean unspaced = words <= 3 && plain.length() > 14 && opensWithoutSpaces();
    return ((endsSentence() || aside()) && (words >= 4 || unspaced)) || words >= 28;
  }
}
