package press.colophon.intake.format.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Markdown within a line: links, emphasis, code and footnote marks, as HTML or as plain text.
///
/// One pass from left to right. Every look-ahead is bounded or remembered, so that the time is
/// linear in the length of the text.
final class Inline {

  private static final int LONGEST_LABEL = 600;
  private static final int LONGEST_ADDRESS = 1000;
  private static final int LONGEST_EMPHASIS = 600;

  /// A Markdown link; `url` is null where it leads nowhere (`#`) or where a browser must not
  /// follow.
  record Link(String text, @Nullable String url) {}

  private final String source;
  private final boolean html;
  private final StringBuilder out = new StringBuilder();
  private final List<Link> links = new ArrayList<>();

  /// The position of the next `](`, to skip a bracket without searching the rest of the text again.
  private int nextJoin;

  /// The position of the next `)`, for the same reason.
  private int nextClose;

  private Inline(String source, boolean html) {
    this.source = source;
    this.html = html;
    this.nextJoin = source.indexOf("](");
    this.nextClose = source.indexOf(')');
  }

  static String html(String markdown) {
    return new Inline(markdown, true).read();
  }

  /// Without marks and with single spaces.
  static String plain(String markdown) {
    return collapse(new Inline(markdown, false).read());
  }

  /// Without marks, spaces as printed.
  static String spaced(String markdown) {
    return new Inline(markdown, false).read();
  }

  static List<Link> links(String markdown) {
    var inline = new Inline(markdown, false);
    inline.read();
    return inline.links;
  }

  static String escape(String text) {
    var escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      escape(escaped, text.charAt(i));
    }
    return escaped.toString();
  }

  static String collapse(String text) {
    var collapsed = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean space = Character.isWhitespace(c);
      if (!space) {
        collapsed.append(c);
      } else if (!collapsed.isEmpty() && collapsed.charAt(collapsed.length() - 1) != ' ') {
        collapsed.append(' ');
      }
    }
    return collapsed.toString().strip();
  }

  private String read() {
    int i = 0;
    while (i < source.length()) {
      i = step(i);
    }
    return out.toString();
  }

  private int step(int i) {
    char c = source.charAt(i);
    int next =
        switch (c) {
          case '\\' -> escaped(i);
          case '!' -> image(i);
          case '[' -> bracket(i);
          case '*', '_' -> emphasis(i, c);
          case '`' -> code(i);
          case '<' -> address(i);
          default -> -1;
        };
    if (next > 0) {
      return next;
    }
    text(c);
    return i + 1;
  }

  private int escaped(int i) {
    if (i + 1 < source.length() && "\\`*_[]()#+-.!>".indexOf(source.charAt(i + 1)) >= 0) {
      text(source.charAt(i + 1));
      return i + 2;
    }
    return -1;
  }

  private int image(int i) {
    if (i + 1 < source.length() && source.charAt(i + 1) == '[') {
      Span span = span(i + 1);
      if (span != null) {
        text(span.label());
        return span.end();
      }
    }
    return -1;
  }

  private int bracket(int i) {
    int mark = footnote(i);
    if (mark > 0) {
      return mark;
    }
    Span span = span(i);
    if (span == null) {
      return -1;
    }
    link(span.label(), span.url());
    return span.end();
  }

  /// `[1]` and `[^1]`: the mark of a footnote.
  private int footnote(int i) {
    int end = source.indexOf(']', i, Math.min(source.length(), i + 8));
    if (end < 0 || (end + 1 < source.length() && source.charAt(end + 1) == '(')) {
      return -1;
    }
    String inside = source.substring(i + 1, end);
    boolean caret = inside.startsWith("^");
    String mark = caret ? inside.substring(1) : inside;
    if (mark.isEmpty() || !mark.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    String shown = caret ? mark : "[" + mark + "]";
    out.append(html ? "<sup>" + shown + "</sup>" : shown);
    return end + 1;
  }

  private record Span(String label, String url, int end) {}

  private @Nullable Span span(int open) {
    while (nextJoin >= 0 && nextJoin < open) {
      nextJoin = source.indexOf("](", nextJoin + 1);
    }
    if (nextJoin < 0 || nextJoin - open > LONGEST_LABEL) {
      return null;
    }
    int join = nextJoin;
    int nested = source.indexOf('[', open + 1, join);
    if (nested >= 0 && source.indexOf(']', nested, join) < 0) {
      return null;
    }
    int end = closing(join + 1);
    if (end < 0) {
      return null;
    }
    String target = source.substring(join + 2, end).strip();
    int title = target.indexOf(' ');
    return new Span(
        source.substring(open + 1, join), title < 0 ? target : target.substring(0, title), end + 1);
  }

  private int closing(int open) {
    while (nextClose >= 0 && nextClose < open) {
      nextClose = source.indexOf(')', nextClose + 1);
    }
    if (nextClose < 0 || nextClose - open > LONGEST_ADDRESS) {
      return -1;
    }
    int depth = 0;
    int limit = Math.min(source.length(), open + LONGEST_ADDRESS);
    for (int i = open; i < limit; i++) {
      char c = source.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private void link(String label, String target) {
    String url = followable(target);
    links.add(new Link(plain(label), url));
    if (html && url != null) {
      out.append("<a href=\"").append(escape(url)).append("\">");
      out.append(html(label)).append("</a>");
    } else {
      out.append(html ? html(label) : spaced(label));
    }
  }

  static @Nullable String followable(String target) {
    String lower = target.toLowerCase(Locale.ROOT);
    boolean web =
        lower.startsWith("https://") || lower.startsWith("http://") || lower.startsWith("mailto:");
    boolean relative = lower.startsWith("/") && lower.length() > 1;
    return web || relative ? target : null;
  }

  /// `<https://...>` as Markdown writes a bare address.
  private int address(int i) {
    int end = source.indexOf('>', i, Math.min(source.length(), i + LONGEST_ADDRESS));
    if (end < 0) {
      return -1;
    }
    String inside = source.substring(i + 1, end);
    if (followable(inside) == null || inside.startsWith("/") || inside.contains(" ")) {
      return -1;
    }
    link(inside, inside);
    return end + 1;
  }

  private int code(int i) {
    int end = source.indexOf('`', i + 1, Math.min(source.length(), i + LONGEST_EMPHASIS));
    if (end < 0 || end == i + 1) {
      return -1;
    }
    String inside = source.substring(i + 1, end);
    out.append(html ? "<code>" + escape(inside) + "</code>" : inside);
    return end + 1;
  }

  private int emphasis(int i, char mark) {
    boolean strong = i + 1 < source.length() && source.charAt(i + 1) == mark;
    int length = strong ? 2 : 1;
    int start = i + length;
    if (start >= source.length() || !opens(i, start, mark)) {
      return -1;
    }
    int end = closing(start, mark, length);
    if (end < 0) {
      return -1;
    }
    emphasised(source.substring(start, end), strong ? "strong" : "em");
    return end + length;
  }

  private boolean opens(int i, int start, char mark) {
    char first = source.charAt(start);
    boolean inWord = i > 0 && Character.isLetterOrDigit(source.charAt(i - 1));
    return !Character.isWhitespace(first) && first != mark && !(inWord && mark == '_') && !inWord;
  }

  private int closing(int start, char mark, int length) {
    int limit = Math.min(source.length(), start + LONGEST_EMPHASIS);
    String closer = String.valueOf(mark).repeat(length);
    int end = source.indexOf(closer, start, limit);
    for (int tries = 0; end > 0 && tries < 6; tries++) {
      boolean afterText = end > start && !Character.isWhitespace(source.charAt(end - 1));
      boolean inWord =
          end + length < source.length() && Character.isLetterOrDigit(source.charAt(end + length));
      if (afterText && !inWord && !(length == 1 && doubled(end, mark))) {
        return end;
      }
      end = source.indexOf(closer, end + length, limit);
    }
    return -1;
  }

  private boolean doubled(int i, char mark) {
    return (i + 1 < source.length() && source.charAt(i + 1) == mark)
        || source.charAt(i - 1) == mark;
  }

  private void emphasised(String inside, String element) {
    var inner = new Inline(inside, html);
    String read = inner.read();
    links.addAll(inner.links);
    out.append(html ? "<" + element + ">" + read + "</" + element + ">" : read);
  }

  private void text(String text) {
    text.chars().forEach(c -> text((char) c));
  }

  private void text(char c) {
    if (html) {
      escape(out, c);
    } else {
      out.append(c);
    }
  }

  private static void escape(StringBuilder out, char c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      default -> out.append(c);
    }
  }
}
