package press.colophon.intake.format.document;

import java.util.ArrayList;
import java.util.List;

/// A table that comes cell by cell. Not thread-safe.
final class TableRows {
  private final List<List<String>> rows = new ArrayList<>();
  private List<String> cells = new ArrayList<>();

  void cell(String words) {
    cells.add(Markdown.oneLine(words).replace("|", "/"));
  }

  void endRow() {
    if (!cells.isEmpty()) {
      rows.add(cells);
      cells = new ArrayList<>();
    }
  }

  /// Writes what came, and begins anew.
  void writeTo(DocumentText text) {
    endRow();
    if (!rows.isEmpty()) {
      text.gap().paragraph(Markdown.table(rows));
      rows.clear();
    }
  }
}
