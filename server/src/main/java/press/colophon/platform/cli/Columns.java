package press.colophon.platform.cli;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.lang.UProperty;
import java.util.List;

/// Text in columns, for a terminal.
///
/// ```java
/// Columns.aligned(List.of(List.of("tag", "language"), List.of("ja", "日本語")));
/// ```
public final class Columns {
  private static final String GAP = "  ";

  private Columns() {}

  /// Rows of cells as lines that end in a line break, each column as wide as its widest cell.
  ///
  /// @param rows all with the same number of cells
  public static String aligned(List<List<String>> rows) {
    StringBuilder table = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        line.append(padded(row.get(column), width(rows, column))).append(GAP);
      }
      table.append(line.toString().stripTrailing()).append('\n');
    }
    return table.toString();
  }

  /// A number or a word with spaces before it, so that it ends where the head of its column does.
  public static String under(String head, Object cell) {
    String text = String.valueOf(cell);
    return " ".repeat(Math.max(0, head.length() - text.length())) + text;
  }

  /// A text with spaces behind it.
  public static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - width(text)));
  }

  /// How many places of a terminal a text takes: wide characters two, combining marks none.
  public static int width(String text) {
    return text.codePoints().map(Columns::width).sum();
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0);
  }

  private static int width(int character) {
    int type = UCharacter.getType(character);
    if (type == ECharacterCategory.NON_SPACING_MARK || type == ECharacterCategory.FORMAT) {
      return 0;
    }
    int width = UCharacter.getIntPropertyValue(character, UProperty.EAST_ASIAN_WIDTH);
    return width == UCharacter.EastAsianWidth.WIDE || width == UCharacter.EastAsianWidth.FULLWIDTH
        ? 2
        : 1;
  }
}
