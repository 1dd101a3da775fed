package press.colophon.intake.format.feed;

import java.io.IOException;
import java.io.Reader;
import java.util.Set;
import java.util.function.Consumer;

/// Cuts an XML feed into its entries without building a tree: what is around them is the head.
///
/// Entries are elements named `item`, `entry` or `deleted-entry` under any prefix, outside comments
/// and CDATA. They do not nest: one that begins inside another ends it, so that an entry without
/// its end tag costs only itself. Nothing here reads a document type declaration. Memory is bounded
/// by [#LARGEST] whatever the size of the feed; time is linear.
final class Cutter {
  /// Characters of an entry, or of the head.
  static final int LARGEST = 32 << 20;

  /// The longest tag whose name is looked at.
  private static final int NAME = 80;

  private static final Set<String> ENTRIES = Set.of("item", "entry", "deleted-entry");

  /// What came of an element's text.
  enum State {
    WHOLE,
    /// It began and the next one began before it ended.
    UNCLOSED,
    /// The feed ends within it.
    CUT_OFF,
    /// It is larger than is read; its text is the beginning.
    TOO_LARGE
  }

  /// One entry.
  record Piece(String text, State state) {}

  private final Reader in;
  private final Consumer<Piece> to;
  private final char[] buffer = new char[1 << 15];
  private int at;
  private int end;

  private final StringBuilder head = new StringBuilder();
  private final StringBuilder entry = new StringBuilder();
  private String open = "";
  private boolean tooLarge;

  private Cutter(Reader in, Consumer<Piece> to) {
    this.in = in;
    this.to = to;
  }

  /// Hands on each entry in order, and returns what is around them.
  static String cut(Reader feed, Consumer<Piece> to) throws IOException {
    Cutter cutter = new Cutter(feed, to);
    cutter.run();
    return cutter.head.toString();
  }

  private void run() throws IOException {
    for (int c = next(); c >= 0; c = next()) {
      if (c == '<') {
        markup();
      } else {
        put((char) c);
      }
    }
    finish(State.CUT_OFF);
  }

  /// After a `<`.
  private void markup() throws IOException {
    StringBuilder tag = new StringBuilder("<");
    int c = next();
    while (c >= 0 && c != '<' && c != '>' && tag.length() < NAME && !opensSection(tag)) {
      tag.append((char) c);
      c = next();
    }
    if (tag.toString().startsWith("<![CDATA[")) {
      section(tag, c, "]]>");
    } else if (tag.toString().startsWith("<!--")) {
      section(tag, c, "-->");
    } else {
      tag(tag, c);
    }
  }

  private static boolean opensSection(CharSequence tag) {
    return (tag.length() == 9 && tag.toString().equals("<![CDATA["))
        || (tag.length() == 4 && tag.toString().equals("<!--"));
  }

  /// Copies a section to its end, in which nothing is markup.
  private void section(CharSequence begin, int first, String close) throws IOException {
    put(begin);
    int matched = 0;
    for (int c = first; c >= 0; c = next()) {
      put((char) c);
      if (c == close.charAt(matched)) {
        matched++;
      } else if (!(matched == 2 && c == close.charAt(0))) {
        matched = c == close.charAt(0) ? 1 : 0;
      }
      if (matched == close.length()) {
        return;
      }
    }
  }

  /// A tag whose beginning is read up to `stop`, which is `>`, `<`, a further character or the end.
  private void tag(StringBuilder tag, int stop) throws IOException {
    String name = name(tag);
    boolean isEntry = stop != '<' && ENTRIES.contains(local(name));
    if (isEntry && tag.charAt(1) == '/') {
      rest(tag, stop);
      if (name.equals(open)) {
        finish(State.WHOLE);
      }
    } else if (isEntry && tag.length() > 1) {
      finish(State.UNCLOSED);
      open = name;
      rest(tag, stop);
      if (entry.length() > 1 && entry.charAt(entry.length() - 2) == '/') {
        finish(State.WHOLE);
      }
    } else {
      put(tag);
      putBack(stop);
    }
  }

  /// The rest of an entry's tag; an attribute may hold a `>`.
  private void rest(CharSequence tag, int first) throws IOException {
    int quote = 0;
    for (int i = 0; i < tag.length(); i++) {
      put(tag.charAt(i));
      quote = quote(quote, tag.charAt(i));
    }
    for (int c = first; c >= 0; c = next()) {
      put((char) c);
      if (quote == 0 && c == '>') {
        return;
      }
      quote = quote(quote, c);
    }
  }

  /// The quotation mark that is open after `c`, or 0.
  private static int quote(int open, int c) {
    if (open == 0) {
      return c == '"' || c == '\'' ? c : 0;
    }
    return open == c ? 0 : open;
  }

  private static String name(CharSequence tag) {
    int from = tag.length() > 1 && tag.charAt(1) == '/' ? 2 : 1;
    int to = from;
    while (to < tag.length() && !Character.isWhitespace(tag.charAt(to)) && tag.charAt(to) != '/') {
      to++;
    }
    return tag.subSequence(from, to).toString();
  }

  static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  private void finish(State state) {
    if (open.isEmpty()) {
      return;
    }
    to.accept(new Piece(entry.toString(), tooLarge ? State.TOO_LARGE : state));
    entry.setLength(0);
    open = "";
    tooLarge = false;
  }

  private void put(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      put(text.charAt(i));
    }
  }

  private void put(char c) {
    StringBuilder part = open.isEmpty() ? head : entry;
    if (part.length() < LARGEST) {
      part.append(c);
    } else {
      tooLarge |= !open.isEmpty();
    }
  }

  private int next() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(0, in.read(buffer, 0, buffer.length));
      if (end == 0) {
        return -1;
      }
    }
    return buffer[at++];
  }

  private void putBack(int c) {
    if (c >= 0) {
      at--;
    }
  }
}
