package press.colophon.nmt.markup;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.colophon.nmt.markup.Node.Element;
import press.colophon.nmt.markup.Node.Mark;
import press.colophon.nmt.markup.Node.Untouched;

/// Reads inline HTML from left to right, once, with a stack of the elements that are open.
///
/// Stricter than a browser where tags do not match, as lenient where characters stand alone: `<`
/// before anything but a name and `&` before no known reference are themselves.
///
/// Inside an element that is not to be translated only its end is looked for; its text becomes
/// words that stand for it, at most [#LONGEST_STAND_IN] chars of it, so that a model sees a name
/// or a short piece of code where one stands, and not a listing.
final class InlineReader {
  private static final int LONGEST_STAND_IN = 40;
  private static final int LONGEST_FOOTNOTE_MARK = 6;

  private final String html;
  private final Scanner scanner;
  private final StringBuilder text = new StringBuilder();
  private final List<Integer> breaks = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private final Open root = new Open(null, 0);
  private Open current = root;

  /// An element whose end tag has not come yet.
  private static final class Open {
    final @Nullable Tag tag;
    final int begin;
    final List<Node> children = new ArrayList<>();

    Open(@Nullable Tag tag, int begin) {
      this.tag = tag;
      this.begin = begin;
    }
  }

  InlineReader(String html) {
    this.html = html;
    this.scanner = new Scanner(html);
  }

  InlineHtml read() {
    while (!scanner.atEnd()) {
      readNext();
    }
    if (current.tag != null) {
      throw unclosed(current.tag);
    }
    return new InlineHtml(text.toString(), List.copyOf(root.children), List.copyOf(breaks));
  }

  private void readNext() {
    char next = scanner.peek(0);
    if (next == '<' && Scanner.isLetter(scanner.peek(1))) {
      start(scanner.startTag());
    } else if (scanner.sees("</") && Scanner.isLetter(scanner.peek(2))) {
      end();
    } else if (startsDeclaration()) {
      declaration();
    } else if (next == '&') {
      reference();
    } else {
      plain();
    }
  }

  private void plain() {
    int begin = scanner.position();
    scanner.moveTo(begin + 1);
    scanner.takeWhile(c -> c != '<' && c != '&');
    append(scanner.from(begin));
  }

  /// Half a surrogate pair has no UTF-8, in which a model counts.
  private void append(String characters) {
    characters
        .codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(text::appendCodePoint);
  }

  private boolean startsDeclaration() {
    return scanner.sees("<!") || scanner.sees("<?") || scanner.sees("</");
  }

  /// Comments, and what a browser takes for one: `<!doctype html>`, `<?xml ?>`, `</ >`.
  private void declaration() {
    int begin = scanner.position();
    if (scanner.sees("<!--")) {
      scanner.moveTo(begin + (scanner.sees("<!-->") || scanner.sees("<!--->") ? 2 : 4));
      scanner.skipPast(scanner.position() == begin + 2 ? ">" : "-->", begin, "a comment <!--");
    } else {
      scanner.skipPast(">", begin, "a declaration " + html.substring(begin, begin + 2));
    }
    mark(scanner.from(begin));
  }

  private void mark(String raw) {
    current.children.add(new Mark(raw, text.length()));
  }

  private void start(Tag tag) {
    if (tag.breaks()) {
      breaks.add(text.length());
    }
    if (tag.isVoid()) {
      mark(tag.raw());
    } else if (tag.isUntouched() || tag.holdsRawText()) {
      untouched(tag);
    } else {
      push(tag);
    }
  }

  private void push(Tag tag) {
    if (open.size() >= InlineHtml.MAX_DEPTH) {
      throw Scanner.illFormed(
          "the tag <" + tag.name() + "> is nested deeper than " + InlineHtml.MAX_DEPTH,
          tag.position());
    }
    open.push(current);
    current = new Open(tag, text.length());
  }

  private void end() {
    int begin = scanner.position();
    String name = scanner.endTag();
    Tag tag = current.tag;
    if (tag == null) {
      throw Scanner.illFormed("the tag </" + name + "> closes nothing", begin);
    } else if (!tag.name().equals(name)) {
      throw Scanner.illFormed(
          "the tag </" + name + "> comes while <" + tag.name() + "> is open", begin);
    }
    close(tag, scanner.from(begin));
  }

  private void close(Tag tag, String close) {
    Open closed = current;
    current = open.pop();
    if (isFootnoteMark(tag, closed)) {
      text.setLength(closed.begin);
      mark(scanner.from(tag.position()));
      return;
    }
    if (tag.breaks()) {
      breaks.add(text.length());
    }
    current.children.add(
        new Element(tag.raw(), close, closed.begin, text.length(), List.copyOf(closed.children)));
  }

  /// A superscript without letters, as `<sup>1</sup>`, `<sup><a href="#n">[2]</a></sup>`, `m²`: no
  /// word of the sentence, but a sign at one.
  private boolean isFootnoteMark(Tag tag, Open closed) {
    return tag.name().equals("sup")
        && text.length() - closed.begin <= LONGEST_FOOTNOTE_MARK
        && (breaks.isEmpty() || breaks.getLast() <= closed.begin)
        && text.substring(closed.begin).chars().noneMatch(Character::isLetter);
  }

  private void untouched(Tag tag) {
    String content = tag.holdsRawText() ? rawContent(tag) : verbatimContent(tag);
    String raw = scanner.from(tag.position());
    if (tag.isWordless() || content.isBlank()) {
      mark(raw);
    } else {
      standIn(raw, content);
    }
    if (tag.breaks()) {
      breaks.add(text.length());
    }
  }

  private String rawContent(Tag tag) {
    int begin = scanner.position();
    scanner.skipRawText(tag);
    String content = scanner.from(begin);
    scanner.endTag();
    return content;
  }

  /// Reads to the end of an element by a reader of its own kind, and gives its text.
  private String verbatimContent(Tag tag) {
    int begin = scanner.position();
    InlineReader inner = new InlineReader(html);
    inner.scanner.moveTo(begin);
    scanner.moveTo(inner.skipContent(tag));
    return inner.text.toString();
  }

  private int skipContent(Tag outer) {
    Deque<Tag> inside = new ArrayDeque<>(List.of(outer));
    while (!inside.isEmpty()) {
      if (scanner.atEnd()) {
        throw unclosed(inside.element());
      }
      skipNext(inside);
    }
    return scanner.position();
  }

  private void skipNext(Deque<Tag> inside) {
    int begin = scanner.position();
    if (scanner.peek(0) == '<' && Scanner.isLetter(scanner.peek(1))) {
      Tag tag = scanner.startTag();
      if (tag.holdsRawText() && !tag.isVoid()) {
        rawContent(tag);
      } else if (!tag.isVoid()) {
        inside.push(tag);
      }
    } else if (scanner.sees("</") && Scanner.isLetter(scanner.peek(2))) {
      String name = scanner.endTag();
      String expected = inside.pop().name();
      if (!expected.equals(name)) {
        throw Scanner.illFormed(
            "the tag </" + name + "> comes while <" + expected + "> is open", begin);
      }
    } else {
      readNext();
    }
  }

  private void standIn(String raw, String content) {
    String words = content.replaceAll("[\\s\\p{Z}]+", " ");
    int begin = text.length() + (words.startsWith(" ") ? 1 : 0);
    String shown = shortened(words.strip());
    text.append(words.startsWith(" ") ? " " : "").append(shown);
    current.children.add(new Untouched(raw, begin, text.length()));
    text.append(words.endsWith(" ") ? " " : "");
  }

  private static String shortened(String words) {
    if (words.length() <= LONGEST_STAND_IN) {
      return words;
    }
    int space = words.lastIndexOf(' ', LONGEST_STAND_IN);
    int end = space > 0 ? space : LONGEST_STAND_IN;
    return words.substring(0, Character.isLowSurrogate(words.charAt(end)) ? end - 1 : end);
  }

  private void reference() {
    int begin = scanner.position();
    scanner.moveTo(begin + 1);
    if (scanner.peek(0) == '#') {
      numbered(begin);
    } else {
      named(begin);
    }
  }

  private void numbered(int begin) {
    boolean hexadecimal = scanner.peek(1) == 'x' || scanner.peek(1) == 'X';
    int radix = hexadecimal ? 16 : 10;
    scanner.moveTo(begin + (hexadecimal ? 3 : 2));
    String digits = scanner.takeWhile(c -> c < 128 && Character.digit(c, radix) >= 0);
    if (digits.isEmpty()) {
      scanner.moveTo(begin + 1);
      text.append('&');
      return;
    }
    text.append(CharacterReferences.numbered(digits, radix));
    skipSemicolon();
  }

  private void named(int begin) {
    String name = scanner.takeWhile(c -> c < 128 && Character.isLetterOrDigit(c));
    boolean closed = scanner.peek(0) == ';';
    Optional<String> known =
        name.length() > CharacterReferences.LONGEST_NAME
            ? Optional.empty()
            : CharacterReferences.named(name, closed);
    if (known.isPresent()) {
      text.append(known.get());
      skipSemicolon();
    } else if (closed && !name.isEmpty()) {
      unknown(begin);
    } else {
      text.append(html, begin, scanner.position());
    }
  }

  private void skipSemicolon() {
    if (scanner.peek(0) == ';') {
      scanner.moveTo(scanner.position() + 1);
    }
  }

  /// A later HTML may know the name, so it is neither resolved nor escaped.
  private void unknown(int begin) {
    skipSemicolon();
    standIn(scanner.from(begin), scanner.from(begin));
  }

  private static IllegalArgumentException unclosed(Tag tag) {
    return Scanner.illFormed("the tag <" + tag.name() + "> is not closed", tag.position());
  }
}
