package press.colophon.intake.format.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Whether the lines of a page were broken at a width, and at which: such lines are joined again,
/// while verses, addresses and paragraphs of one line stay as they are.
///
/// The sign of a broken line is that the sentence goes on in lower case on the next one. A page
/// with
/// two such places is held to be wrapped, and then a line is joined to the one before when its
/// first
/// word would not have fitted there.
///
/// @param wrapped whether the page as a whole is hard-wrapped
/// @param width characters in the longest line that was broken
record Wrapping(boolean wrapped, int width) {

  private static final int SHORTEST = 45;
  private static final int LONGEST = 110;

  private static final Pattern OPENS_A_LINE_OF_ITS_OWN =
      Pattern.compile(
          "(?:\\[?(?:By|BY|Copyright|Photo|Image|Region|Theme|Tags?|Topics?|Source|Published|Updated|Posted|Follow|Share|Read more|Subscribe)\\b"
              + "|©|\\(c\\)|The original source|https?://|\\[\\^?\\d+\\])");

  /// A word that leans on the next one never ends a title or a paragraph.
  private static final Pattern DANGLING =
      Pattern.compile(
          "\\s(?:the|an?|of|for|to|in|on|at|by|and|or|with|from|as|de|la|el|del|les|des|du|et|y|der|die|das|und|von|mit|di|il|e|do|da)$");

  static Wrapping of(List<String> lines) {
    int soft = 0;
    int width = 0;
    for (int i = 0; i + 1 < lines.size(); i++) {
      if (goesOn(lines.get(i), lines.get(i + 1), SHORTEST)) {
        soft++;
        width = Math.max(width, lines.get(i).strip().length());
      }
    }
    return new Wrapping(soft >= 2, width);
  }

  boolean joins(String line, String next) {
    String first = line.strip();
    String second = next.strip();
    if (first.isEmpty() || second.isEmpty() || first.length() > LONGEST) {
      return false;
    }
    if (goesOn(first, second, wrapped ? width / 2 : SHORTEST)) {
      return true;
    }
    if (wrapped && first.length() >= width / 2 && DANGLING.matcher(first).find()) {
      return true;
    }
    return wrapped
        && first.length() <= width + 3
        && first.length() + 1 + firstWord(second) > width - 2
        && !OPENS_A_LINE_OF_ITS_OWN.matcher(second).lookingAt();
  }

  /// The lines of one quotation, joined where they were broken at a width.
  List<String> join(List<String> lines) {
    var joined = new ArrayList<String>();
    for (int i = 0; i < lines.size(); i++) {
      if (i > 0 && !joined.isEmpty() && joins(lines.get(i - 1), lines.get(i))) {
        joined.set(joined.size() - 1, joined.getLast() + " " + lines.get(i));
      } else {
        joined.add(lines.get(i));
      }
    }
    return joined;
  }

  /// The lines of an indented quotation, which is narrower than the page: one paragraph when each
  /// line but the last is full.
  List<String> joinIndented(List<String> lines) {
    int narrow = lines.stream().mapToInt(String::length).max().orElse(0);
    boolean full = wrapped && narrow >= SHORTEST;
    for (int i = 0; i + 1 < lines.size(); i++) {
      full &= lines.get(i).length() + 1 + firstWord(lines.get(i + 1)) > narrow - 2;
    }
    return full ? List.of(String.join(" ", lines)) : join(lines);
  }

  private static boolean goesOn(String line, String next, int shortest) {
    String first = line.strip();
    String second = next.strip();
    if (first.length() < shortest || first.length() > LONGEST || second.isEmpty()) {
      return false;
    }
    boolean open = ".!?:…\"”»)".indexOf(first.charAt(first.length() - 1)) < 0;
    char start = second.charAt(0);
    return open && Character.isLowerCase(start);
  }

  private static int firstWord(String line) {
    int space = line.indexOf(' ');
    return space < 0 ? line.length() : space;
  }
}
