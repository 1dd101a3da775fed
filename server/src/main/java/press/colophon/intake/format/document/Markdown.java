package press.colophon.intake.format.document;

import java.util.List;

/// Writes what a word processor marks as the Markdown that pages of text are read as.
final class Markdown {
  private Markdown() {}

  /// @param level 1 to 6
  static String heading(int level, String text) {
    return "#".repeat(Math.clamp(level, 1, 6)) + " " + oneLine(text);
  }

  static String bold(String text) {
    return around("**", text);
  }

  static String italic(String text) {
    return around("*", text);
  }

  static String link(String text, String address) {
    boolean web = address.matches("(?i)(?:https?://|mailto:)[^\\s()<>]+");
    return web && !text.isBlank() ? "[" + oneLine(text) + "](" + address + ")" : text;
  }

  /// A table as rows of cells; the first row is its head.
  static String table(List<List<String>> rows) {
    StringBuilder table = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      table.append("| ").append(String.join(" | ", rows.get(i))).append(" |\n");
      if (i == 0) {
        table.append("|").append(" --- |".repeat(Math.max(1, rows.get(i).size()))).append('\n');
      }
    }
    return table.toString();
  }

  static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /// Marks stand at the words and not at the blanks around them.
  private static String around(String mark, String text) {
    String words = text.strip();
    if (words.isEmpty()) {
      return text;
    }
    int start = text.indexOf(words.charAt(0));
    return text.substring(0, start) + mark + words + mark + text.substring(start + words.length());
  }
}
