package press.colophon.intake.format.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/// Writes down the text of a PDF as people read it.
///
/// A page is cut where white runs through it from top to bottom, which gives columns, or else from
/// side to side, and each part is cut again [1]. Lines become paragraphs by the room between them,
/// their indents and their ends; a hyphen at the end of a line goes where the next line goes on in
/// small letters. Lines that stand at the edge of many pages are not of the text.
///
/// [1] G. Nagy, S. Seth: Hierarchical representation of optically scanned documents, ICPR 1984 (the
/// X-Y cut).
final class PdfText extends PDFTextStripper {
  private static final int MOST_LINES = 200_000;
  private static final int DEEPEST_CUT = 60;
  private static final double EDGE = 0.1;

  private final List<Line> page = new ArrayList<>();
  private final List<List<Line>> pages = new ArrayList<>();
  private final List<TextPosition> open = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();
  private float height;
  private int count;

  PdfText() throws IOException {
    setSuppressDuplicateOverlappingText(true);
  }

  /// A run of words at one height, in one column.
  ///
  /// @param y of its foot, from the top of the page, in points
  private record Line(float left, float right, float y, float size, String text, double place) {}

  void read(PDDocument document, DocumentText text) throws IOException {
    getText(document);
    Set<String> edges = edges();
    edges.forEach(text::repeated);
    List<Line> all = new ArrayList<>();
    for (List<Line> lines : pages) {
      List<Line> kept = lines.stream().filter(line -> !isEdge(line, edges)).toList();
      all.addAll(ordered(kept, 0));
    }
    paragraphs(all, bodySize(all), text);
  }

  /// Whether it has more lines than are read.
  boolean isTooLong() {
    return count > MOST_LINES;
  }

  // Taking the lines.

  @Override
  protected void startPage(PDPage sheet) throws IOException {
    height = Math.max(1, sheet.getCropBox().getHeight());
    Deadline.check();
    super.startPage(sheet);
  }

  @Override
  protected void endPage(PDPage sheet) throws IOException {
    endLine();
    pages.add(List.copyOf(page));
    page.clear();
    super.endPage(sheet);
  }

  @Override
  protected void processTextPosition(TextPosition text) {
    if (Thread.currentThread().isInterrupted()) {
      throw new IllegalStateException("it takes too long to read");
    }
    super.processTextPosition(text);
  }

  @Override
  protected void writeString(String word, List<TextPosition> positions) {
    if (positions.isEmpty() || count > MOST_LINES) {
      return;
    }
    TextPosition first = positions.getFirst();
    if (!open.isEmpty()) {
      TextPosition last = open.getLast();
      float gap = first.getXDirAdj() - last.getXDirAdj() - last.getWidthDirAdj();
      boolean apart = gap > 2.2f * Math.max(4, last.getFontSizeInPt()) || gap < -20;
      if (apart || Math.abs(first.getYDirAdj() - last.getYDirAdj()) > last.getFontSizeInPt()) {
        endLine();
      }
    }
    words.append(words.isEmpty() ? "" : " ").append(word);
    open.addAll(positions);
  }

  @Override
  protected void writeWordSeparator() {}

  @Override
  protected void writeLineSeparator() {
    endLine();
  }

  @Override
  protected void writeParagraphSeparator() {
    endLine();
  }

  @Override
  protected void writeString(String text) {}

  private void endLine() {
    String text = words.toString().strip();
    if (!text.isEmpty() && !open.isEmpty()) {
      TextPosition first = open.getFirst();
      TextPosition last = open.getLast();
      page.add(
          new Line(
              first.getXDirAdj(),
              last.getXDirAdj() + last.getWidthDirAdj(),
              first.getYDirAdj(),
              Math.max(1, first.getFontSizeInPt()),
              text,
              first.getYDirAdj() / height));
      count++;
    }
    words.setLength(0);
    open.clear();
  }

  // What stands on many pages.

  private Set<String> edges() {
    Map<String, Integer> seen = new HashMap<>();
    for (List<Line> lines : pages) {
      Set<String> once = new HashSet<>();
      lines.stream().filter(PdfText::atEdge).forEach(line -> once.add(shape(line)));
      once.forEach(shape -> seen.merge(shape, 1, Integer::sum));
    }
    int enough = Math.max(2, pages.size() / 3);
    Set<String> edges = new LinkedHashSet<>();
    seen.forEach(
        (shape, times) -> {
          if (times >= enough) {
            edges.add(shape);
          }
        });
    return edges;
  }

  private static boolean isEdge(Line line, Set<String> edges) {
    return atEdge(line)
        && (edges.contains(shape(line))
            || line.text().matches("(?:\\p{L}{1,8} )?\\d{1,4}(?: ?/ ?\\d{1,4})?"));
  }

  private static boolean atEdge(Line line) {
    return line.place() < EDGE || line.place() > 1 - EDGE;
  }

  private static String shape(Line line) {
    return line.text().replaceAll("\\d+", "#");
  }

  // The order of reading.

  private static List<Line> ordered(List<Line> lines, int depth) {
    if (lines.size() < 2 || depth > DEEPEST_CUT) {
      return downwards(lines);
    }
    List<List<Line>> columns = columns(lines);
    if (columns.size() > 1) {
      return columns.stream().flatMap(column -> ordered(column, depth + 1).stream()).toList();
    }
    List<List<Line>> bands = bands(lines);
    return bands.size() > 1
        ? bands.stream().flatMap(band -> ordered(band, depth + 1).stream()).toList()
        : downwards(lines);
  }

  private static List<Line> downwards(List<Line> lines) {
    return lines.stream()
        .sorted(Comparator.comparingDouble(Line::y).thenComparingDouble(Line::left))
        .toList();
  }

  /// Parts with white between them from top to bottom, each more than a list of numbers.
  private static List<List<Line>> columns(List<Line> lines) {
    List<List<Line>> parts = new ArrayList<>();
    List<Line> across = lines.stream().sorted(Comparator.comparingDouble(Line::left)).toList();
    float right = Float.NEGATIVE_INFINITY;
    for (Line line : across) {
      if (line.left() > right + Math.max(5, 0.4f * line.size())) {
        parts.add(new ArrayList<>());
      }
      parts.getLast().add(line);
      right = Math.max(right, line.right());
    }
    boolean columns = parts.size() > 1 && parts.stream().allMatch(PdfText::isColumn);
    return columns ? parts : List.of(lines);
  }

  private static boolean isColumn(List<Line> part) {
    double width = part.stream().mapToDouble(line -> line.right() - line.left()).max().orElse(0);
    return part.size() >= 3 && width > 9 * part.getFirst().size();
  }

  /// Parts at the widest white from side to side.
  private static List<List<Line>> bands(List<Line> lines) {
    List<Line> down = downwards(lines);
    int cut = 0;
    double widest = 0;
    for (int i = 1; i < down.size(); i++) {
      double white = down.get(i).y() - down.get(i).size() - down.get(i - 1).y();
      if (white > widest) {
        widest = white;
        cut = i;
      }
    }
    return cut == 0 || widest < 1
        ? List.of(down)
        : List.of(down.subList(0, cut), down.subList(cut, down.size()));
  }

  // Paragraphs.

  /// The size in which most letters are printed.
  private static float bodySize(List<Line> lines) {
    TreeMap<Integer, Integer> letters = new TreeMap<>();
    lines.forEach(
        line -> letters.merge(Math.round(line.size() * 2), line.text().length(), Integer::sum));
    return letters.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(most -> most.getKey() / 2f)
        .orElse(10f);
  }

  private static void paragraphs(List<Line> lines, float body, DocumentText text) {
    double pitch = pitch(lines);
    StringBuilder paragraph = new StringBuilder();
    Line before = null;
    boolean titled = false;
    for (Line line : lines) {
      if (before != null && begins(before, line, pitch)) {
        titled = end(paragraph, before, body, titled, text);
      }
      join(paragraph, line.text());
      before = line;
    }
    if (before != null) {
      end(paragraph, before, body, titled, text);
    }
  }

  /// The distance from line to line inside paragraphs: small among all distances.
  private static double pitch(List<Line> lines) {
    List<Double> steps = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      double step = lines.get(i).y() - lines.get(i - 1).y();
      if (step > 0 && step < 4 * lines.get(i).size()) {
        steps.add(step);
      }
    }
    steps.sort(Comparator.naturalOrder());
    return steps.isEmpty() ? 12 : steps.get(steps.size() / 4);
  }

  private static boolean begins(Line before, Line line, double pitch) {
    double step = line.y() - before.y();
    if (Math.abs(line.size() - before.size()) > 0.08 * before.size()) {
      return true;
    }
    if (step < 0 || step > 4 * pitch) {
      return endsSentence(before) && !continues(line); // The next column or page.
    }
    boolean room = step > 1.35 * Math.max(pitch, line.size());
    boolean indented = line.left() > before.left() + 0.8 * line.size() && step > 0.5 * line.size();
    boolean listed = line.text().matches("(?s)(?:[•▪◦‣–-]|\\d{1,2}[.)])\\s.*");
    return room || (indented && endsSentence(before)) || listed;
  }

  private static boolean endsSentence(Line line) {
    return line.text().matches("(?s).*[.!?:…。！？][\"'”’»)\\]]*");
  }

  private static boolean continues(Line line) {
    return Character.isLowerCase(line.text().codePointAt(0));
  }

  private static void join(StringBuilder paragraph, String line) {
    int length = paragraph.length();
    boolean divided =
        length > 1
            && (paragraph.charAt(length - 1) == '-' || paragraph.charAt(length - 1) == '\u00AD')
            && Character.isLetter(paragraph.charAt(length - 2))
            && Character.isLowerCase(line.codePointAt(0));
    if (divided) {
      paragraph.setLength(length - 1);
    } else if (length > 0) {
      paragraph.append(' ');
    }
    paragraph.append(line);
  }

  /// Letters larger than the text's make a heading; the first and much larger ones the headline.
  private static boolean end(
      StringBuilder paragraph, @Nullable Line last, float body, boolean titled, DocumentText text) {
    String words = paragraph.toString().strip();
    paragraph.setLength(0);
    float size = last == null ? body : last.size();
    boolean large = size > 1.12 * body && words.length() < 250;
    boolean headline = large && !titled && size > 1.3 * body && words.length() > 10;
    String bullet = words.replaceFirst("^[•▪◦‣]\\s*", "- ");
    if (large) {
      text.gap().paragraph(Markdown.heading(headline ? 1 : 2, words));
    } else if (!bullet.equals(words)) {
      text.line(bullet);
    } else {
      text.gap().paragraph(words);
    }
    return titled || headline;
  }
}
