package press.colophon.nmt.markup;

import java.util.function.IntPredicate;

/// Walks over the characters of HTML source and finds where a tag, its attributes or a comment end.
final class Scanner {
  private final String html;
  private int at;

  Scanner(String html) {
    this.html = html;
  }

  int position() {
    return at;
  }

  void moveTo(int position) {
    at = position;
  }

  boolean atEnd() {
    return at >= html.length();
  }

  boolean sees(String expected) {
    return html.startsWith(expected, at);
  }

  /// The char so many places ahead; 0 behind the end.
  char peek(int ahead) {
    return at + ahead < html.length() ? html.charAt(at + ahead) : 0;
  }

  String from(int begin) {
    return html.substring(begin, at);
  }

  String takeWhile(IntPredicate wanted) {
    int begin = at;
    while (!atEnd() && wanted.test(html.charAt(at))) {
      at++;
    }
    return html.substring(begin, at);
  }

  /// Moves behind the next occurrence of some characters.
  void skipPast(String end, int begin, String what) {
    int found = html.indexOf(end, at);
    if (found < 0) {
      throw illFormed(what + " does not end", begin);
    }
    at = found + end.length();
  }

  /// Reads a start tag from its `<`.
  Tag startTag() {
    int begin = at++;
    String name = Tag.lower(takeWhile(Scanner::isInName));
    boolean untranslated = false;
    while (true) {
      takeWhile(Scanner::isSpace);
      if (atEnd()) {
        throw illFormed("the tag <" + name + "> does not end", begin);
      } else if (peek(0) == '>') {
        at++;
        return new Tag(name, from(begin), begin, false, untranslated);
      } else if (sees("/>")) {
        at += 2;
        return new Tag(name, from(begin), begin, true, untranslated);
      } else if (peek(0) == '/') {
        at++;
      } else {
        untranslated |= attributeForbidsTranslation(name, begin);
      }
    }
  }

  private boolean attributeForbidsTranslation(String tag, int begin) {
    int start = at++;
    takeWhile(c -> !isSpace(c) && c != '=' && c != '>' && c != '/');
    String name = from(start);
    String value = attributeValue(tag, begin);
    return switch (Tag.lower(name)) {
      case "translate" -> value.equalsIgnoreCase("no");
      case "class" -> (" " + value.replaceAll("\\s", " ") + " ").contains(" notranslate ");
      default -> false;
    };
  }

  private String attributeValue(String tag, int begin) {
    int afterName = at;
    takeWhile(Scanner::isSpace);
    if (peek(0) != '=') {
      at = afterName;
      return "";
    }
    at++;
    takeWhile(Scanner::isSpace);
    char quote = peek(0);
    if (quote != '"' && quote != '\'') {
      return takeWhile(c -> !isSpace(c) && c != '>');
    }
    int start = ++at;
    skipPast(String.valueOf(quote), begin, "the tag <" + tag + ">");
    return html.substring(start, at - 1);
  }

  /// Reads an end tag from its `</` and gives its name in lower case.
  String endTag() {
    int begin = at;
    at += 2;
    String name = Tag.lower(takeWhile(Scanner::isInName));
    takeWhile(Scanner::isSpace);
    if (peek(0) != '>') {
      throw illFormed("the tag </" + name + "> does not end", begin);
    }
    at++;
    return name;
  }

  /// Moves to the end tag of an element of plain characters.
  void skipRawText(Tag tag) {
    String end = "</" + tag.name();
    int found = html.indexOf("</", at);
    while (found >= 0 && !endsRawText(end, found)) {
      found = html.indexOf("</", found + 2);
    }
    if (found < 0) {
      throw illFormed("the tag <" + tag.name() + "> is not closed", tag.position());
    }
    at = found;
  }

  private boolean endsRawText(String end, int found) {
    int behind = found + end.length();
    return html.regionMatches(true, found, end, 0, end.length())
        && (behind == html.length() || !isInName(html.charAt(behind)));
  }

  static IllegalArgumentException illFormed(String what, int position) {
    return new IllegalArgumentException("ill-formed HTML: " + what + ", at char " + position);
  }

  static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean isSpace(int c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
  }

  private static boolean isInName(int c) {
    return !isSpace(c) && c != '/' && c != '>' && c != '<';
  }
}
