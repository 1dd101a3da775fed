package press.colophon.intake.source;

import java.util.ArrayList;
import java.util.List;

/// The rows of a text with values between commas, quoted where they hold commas, quotation marks or
/// line ends (RFC 4180).
final class CsvRows {

  /// One row.
  ///
  /// @param line of the text in which it begins, from 1
  record Row(int line, List<String> values) {}

  private final String text;
  private final List<Row> rows = new ArrayList<>();
  private int at;
  private int line = 1;

  private CsvRows(String text) {
    this.text = text;
  }

  /// All rows that are not empty.
  static List<Row> of(String text) {
    CsvRows rows = new CsvRows(text.startsWith("\uFEFF") ? text.substring(1) : text);
    while (rows.at < rows.text.length()) {
      rows.row();
    }
    return rows.rows;
  }

  private void row() {
    int began = line;
    List<String> values = new ArrayList<>();
    do {
      values.add(value().strip());
    } while (skip(','));
    skip('\r');
    if (skip('\n')) {
      line++;
    }
    if (values.stream().anyMatch(value -> !value.isEmpty())) {
      rows.add(new Row(began, List.copyOf(values)));
    }
  }

  private boolean skip(char sign) {
    boolean there = at < text.length() && text.charAt(at) == sign;
    at += there ? 1 : 0;
    return there;
  }

  private String value() {
    StringBuilder value = new StringBuilder();
    if (skip('"')) {
      quoted(value);
    }
    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      value.append(text.charAt(at++));
    }
    if (at < text.length() && text.charAt(at) == '\r' && !text.startsWith("\r\n", at)) {
      at++; // A lone carriage return ends nothing.
    }
    return value.toString();
  }

  private void quoted(StringBuilder value) {
    while (at < text.length()) {
      char sign = text.charAt(at++);
      if (sign == '"' && !skip('"')) {
        return;
      }
      line += sign == '\n' ? 1 : 0;
      value.append(sign);
    }
  }
}
