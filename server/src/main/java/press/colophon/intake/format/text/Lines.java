package press.colophon.intake.format.text;

import java.util.ArrayList;
import java.util.List;

/// The lines of a text, whatever it was saved with: one line end, plain spaces, nothing invisible.
final class Lines {

  private Lines() {}

  static List<String> of(String text) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (endsLine(c)) {
        if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
          i++;
        }
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
      } else {
        append(line, c);
      }
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  private static boolean endsLine(char c) {
    return c == '\n' || c == '\r' || c == '\f' || c == '\u0085' || c == '\u2028' || c == '\u2029';
  }

  private static void append(StringBuilder line, char c) {
    switch (c) {
      case '\u00a0', '\u202f', '\u2007', '\u2002', '\u2003', '\u2009' -> line.append(' ');
      // Between words the wide space of Chinese and Japanese pages is a gap, before them an indent.
      case '\u3000' -> line.append(line.toString().isBlank() ? " " : "   ");
      case '\t' -> line.append("    ");
      // Soft hyphen, byte order mark, zero width space, word joiner and direction marks are layout.
      case '\u00ad', '\ufeff', '\u200b', '\u2060', '\u200e', '\u200f' -> {}
      default -> {
        if (!Character.isISOControl(c) && !(c >= '\u202a' && c <= '\u202e')) {
          line.append(c);
        }
      }
    }
  }
}
