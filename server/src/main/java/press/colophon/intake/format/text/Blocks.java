package press.colophon.intake.format.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.colophon.intake.format.text.Block.Shape;

/// Lines into blocks: undoes hard wrapping, and tells headings, lists, quotations, code, pictures
/// and rules by their marks.
final class Blocks {

  private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.*?)\\s*#*");
  private static final Pattern BULLET = Pattern.compile("\\s*[-*•‣▪◦·–—+]\\s+(\\S.*)");
  private static final Pattern NUMBER = Pattern.compile("\\s*\\(?\\d{1,3}[.)]\\s+(\\S.*)");
  private static final Pattern RULE =
      Pattern.compile("\\s*(?:(?:[*•·_=~#⁂–—-]\\s?)+|\\*\\s*\\*\\s*\\*)\\s*");
  private static final Pattern UNDERLINE = Pattern.compile("=+|-{3,}");
  private static final Pattern FENCE = Pattern.compile("\\s*(?:```|~~~).*");
  private static final Pattern IMAGE =
      Pattern.compile(
          "\\s*\\[?!\\[[^\\]]{0,600}\\]\\([^)]{1,2000}\\)(?:\\]\\([^)]{1,2000}\\))?\\s*");
  private static final Pattern TABLE_RULE = Pattern.compile("\\s*\\|[\\s:|-]*-[\\s:|-]*");
  private static final int LONGEST_MARKED_LINE = 4000;

  private final List<String> lines;
  private final Wrapping wrapping;
  private final int margin;
  private final List<Block> blocks = new ArrayList<>();
  private boolean gap = true;
  private int at;

  private Blocks(List<String> lines) {
    this.lines = lines;
    this.wrapping = Wrapping.of(lines);
    this.margin = margin(lines);
  }

  static List<Block> of(List<String> lines) {
    var blocks = new Blocks(lines);
    while (blocks.at < lines.size()) {
      blocks.next();
    }
    return blocks.blocks;
  }

  private void next() {
    String line = lines.get(at);
    if (line.isBlank()) {
      gap = true;
      at++;
    } else if (line.length() > LONGEST_MARKED_LINE) {
      add(Shape.TEXT, 0, List.of(line.strip()), 1);
    } else if (FENCE.matcher(line).matches() && fenceEnd() > 0) {
      add(Shape.CODE, 0, List.copyOf(lines.subList(at + 1, fenceEnd())), fenceEnd() - at + 1);
    } else if (underlined()) {
      int level = lines.get(at + 1).startsWith("=") ? 1 : 2;
      add(Shape.HEADING, level, List.of(line.strip()), 2);
    } else if (RULE.matcher(line).matches()) {
      add(Shape.RULE, 0, List.of(line.strip()), 1);
    } else {
      marked(line);
    }
  }

  private void marked(String line) {
    Matcher heading = HEADING.matcher(line.strip());
    if (heading.matches() && !heading.group(2).isBlank()) {
      add(Shape.HEADING, heading.group(1).length(), List.of(heading.group(2)), 1);
    } else if (table()) {
      table(tableEnd());
    } else if (IMAGE.matcher(line).matches()) {
      add(Shape.IMAGE, 0, List.of(line.strip()), 1);
    } else if (line.strip().startsWith(">")) {
      quote();
    } else if (BULLET.matcher(line).matches() && !speech(line)) {
      list(Shape.BULLETS, BULLET);
    } else if (NUMBER.matcher(line).matches() && !numberIsProse()) {
      list(Shape.NUMBERS, NUMBER);
    } else if (indented(line)) {
      indentedQuote();
    } else {
      text();
    }
  }

  /// "– Nobody came, says the captain.": a dash that opens speech, on a line between blank lines.
  private boolean speech(String line) {
    String text = line.strip();
    boolean dash = text.charAt(0) == '–' || text.charAt(0) == '—';
    boolean alone = at + 1 >= lines.size() || lines.get(at + 1).isBlank();
    return dash && gap && alone && Block.of(Shape.TEXT, 0, List.of(text), true).prose();
  }

  private void add(Shape shape, int level, List<String> content, int consumed) {
    blocks.add(Block.of(shape, level, content, gap));
    gap = shape == Shape.HEADING || shape == Shape.RULE;
    at += consumed;
  }

  private int fenceEnd() {
    for (int i = at + 1; i < Math.min(lines.size(), at + 500); i++) {
      if (FENCE.matcher(lines.get(i)).matches()) {
        return i;
      }
    }
    return -1;
  }

  private boolean underlined() {
    if (at + 1 >= lines.size() || RULE.matcher(lines.get(at)).matches()) {
      return false;
    }
    String under = lines.get(at + 1).strip();
    boolean alone = at == 0 || lines.get(at - 1).isBlank();
    return alone
        && UNDERLINE.matcher(under).matches()
        && under.length() >= 3
        && lines.get(at).length() < 200;
  }

  /// "12. June 2022" and "3. Liga" start a line without being items of a list.
  private boolean numberIsProse() {
    return !Dates.in(lines.get(at).substring(0, Math.min(40, lines.get(at).length()))).isEmpty();
  }

  /// A Markdown table: a row, and a row of dashes below it.
  private boolean table() {
    return lines.get(at).strip().startsWith("|")
        && at + 1 < lines.size()
        && TABLE_RULE.matcher(lines.get(at + 1)).matches();
  }

  private int tableEnd() {
    int end = at + 2;
    while (end < lines.size() && lines.get(end).strip().startsWith("|")) {
      end++;
    }
    return end;
  }

  /// Tables stand as they are printed, without the row of dashes.
  private void table(int end) {
    var rows = new ArrayList<String>();
    rows.add(lines.get(at).strip());
    lines.subList(at + 2, end).forEach(row -> rows.add(row.strip()));
    add(Shape.CODE, 0, rows, end - at);
  }

  private void quote() {
    var quoted = new ArrayList<String>();
    int i = at;
    while (i < lines.size() && lines.get(i).strip().startsWith(">")) {
      quoted.add(lines.get(i).strip().substring(1).strip());
      i++;
    }
    add(Shape.QUOTE, 0, wrapping.join(quoted), i - at);
  }

  private void list(Shape shape, Pattern item) {
    var items = new ArrayList<String>();
    int i = at;
    while (i < lines.size() && !lines.get(i).isBlank()) {
      String line = lines.get(i);
      Matcher matcher = item.matcher(line);
      if (RULE.matcher(line).matches()) {
        break;
      } else if (matcher.matches()) {
        items.add(matcher.group(1).strip());
      } else if (continues(lines.get(i - 1), line)) {
        items.set(items.size() - 1, items.getLast() + " " + line.strip());
      } else {
        break;
      }
      i++;
    }
    add(shape, 0, items, i - at);
  }

  private boolean continues(String before, String line) {
    boolean hanging =
        indent(line) > indent(before) || (line.startsWith("  ") && indent(line) > margin);
    return hanging || wrapping.joins(before, line);
  }

  private boolean indented(String line) {
    if (!gap || at + 1 >= lines.size() || lines.get(at + 1).isBlank()) {
      return false;
    }
    int next = indent(lines.get(at + 1));
    boolean even = next == indent(line) && next >= margin + 3;
    return even || Math.min(next, indent(line)) >= margin + 4;
  }

  private void indentedQuote() {
    var quoted = new ArrayList<String>();
    int i = at;
    while (i < lines.size() && !lines.get(i).isBlank() && indent(lines.get(i)) >= margin + 3) {
      quoted.add(lines.get(i).strip());
      i++;
    }
    add(Shape.QUOTE, 0, wrapping.joinIndented(quoted), i - at);
  }

  private void text() {
    var joined = new StringBuilder(lines.get(at).strip());
    int i = at + 1;
    while (i < lines.size() && wrapping.joins(lines.get(i - 1), lines.get(i)) && unmarked(i)) {
      joined.append(' ').append(lines.get(i).strip());
      i++;
    }
    add(Shape.TEXT, 0, List.of(joined.toString()), i - at);
  }

  private boolean unmarked(int i) {
    String line = lines.get(i);
    boolean marks = line.strip().startsWith("#") || line.strip().startsWith(">");
    boolean item = BULLET.matcher(line).matches() || RULE.matcher(line).matches();
    return !marks && !item && !IMAGE.matcher(line).matches();
  }

  static int indent(String line) {
    int indent = 0;
    while (indent < line.length() && line.charAt(indent) == ' ') {
      indent++;
    }
    return indent;
  }

  /// The indentation most lines share, as text browsers print it.
  private static int margin(List<String> lines) {
    int[] counts = new int[12];
    for (String line : lines) {
      if (!line.isBlank()) {
        counts[Math.min(indent(line), counts.length - 1)]++;
      }
    }
    int margin = 0;
    for (int i = 1; i < counts.length - 1; i++) {
      margin = counts[i] > counts[margin] ? i : margin;
    }
    return margin;
  }
}
