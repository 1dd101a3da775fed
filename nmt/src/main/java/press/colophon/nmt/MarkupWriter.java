package press.colophon.nmt;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import press.colophon.nmt.markup.InlineHtml;
import press.colophon.nmt.markup.Node;

/// Writes translated sentences as HTML, their markup where it was placed, and what is between
/// them.
final class MarkupWriter {
  private static final Comparator<Part> IN_ORDER =
      Comparator.<Part>comparingInt(part -> part.begin)
          .thenComparing(part -> part.end > part.begin);

  private final StringBuilder out = new StringBuilder();

  /// The translation of the sentence under way, and how far it is written.
  private String text = "";

  private int at;

  /// The last char that a reader sees, as far as it matters.
  private char last = ' ';

  /// What begins behind the sentence just written.
  private @Nullable Edge late;

  private String lateSource = "";

  @Override
  public String toString() {
    return out.toString();
  }

  /// Writes white space between sentences with what stands in it.
  ///
  /// An element that goes on from the sentence before but has nothing in the next ends before the
  /// white space, and one that has nothing in the sentence before begins behind it.
  void gap(String source, TextRange range, List<Node> nodes, @Nullable MarkedSentence next) {
    if (next == null || !nodes.isEmpty() || closeEarly(next)) {
      openLate();
    }
    int from = range.begin();
    for (Node node : nodes) {
      InlineHtml.escape(source, from, node.begin(), out);
      from = node.begin();
      raw(node);
    }
    InlineHtml.escape(source, from, range.end(), out);
    openLate();
  }

  private void raw(Node node) {
    switch (node) {
      case Node.Mark mark -> out.append(mark.raw());
      case Node.Untouched untouched -> out.append(untouched.raw());
      case Node.Element element -> {
        out.append(element.open());
        element.children().forEach(this::raw);
        out.append(element.close());
      }
    }
  }

  void sentence(MarkedSentence sentence, String translation) {
    text = translation;
    at = 0;
    last = ' ';
    late = emptyAt(sentence.root, false, translation.length());
    if (late != null) {
      late.parent.children.remove(late.part);
    }
    content(sentence.root, sentence.text);
    lateSource = sentence.text;
  }

  /// Ends before the white space what has nothing in the next sentence, unless all of it begins
  /// behind.
  private boolean closeEarly(MarkedSentence next) {
    Edge early = emptyAt(next.root, true, 0);
    if (early == null || (late != null && late.depth < early.depth)) {
      return false;
    }
    openLate();
    early.parent.children.remove(early.part);
    part(early.part, next.text);
    return true;
  }

  private void openLate() {
    if (late != null) {
      part(late.part, lateSource);
      late = null;
    }
  }

  /// The outermost part that spans over an end of the sentence and is empty at that end.
  private static @Nullable Edge emptyAt(Part root, boolean atBegin, int end) {
    Part parent = root;
    for (int depth = 0; !parent.children.isEmpty(); depth++) {
      Part part = atBegin ? parent.children.getFirst() : parent.children.getLast();
      if (atBegin ? part.opens : part.closes) {
        return null;
      } else if ((atBegin ? part.closes : part.opens) && part.begin == end && part.end == end) {
        return new Edge(parent, part, depth);
      }
      parent = part;
    }
    return null;
  }

  /// A part at an end of its sentence, with the number of parts around it but for the root.
  private record Edge(Part parent, Part part, int depth) {}

  private void content(Part part, String source) {
    for (Part child : part.children.stream().sorted(IN_ORDER).toList()) {
      textUpTo(child.begin);
      if (child.hasText() && child.begin == child.end && child.holdsUntouched()) {
        apart(child, source);
      } else {
        part(child, source);
      }
    }
    textUpTo(part.end);
  }

  /// Writes what shows words that are not the translation's, and keeps it apart from those as it
  /// was in the source.
  private void apart(Part part, String source) {
    boolean spaceBefore = part.from > 0 && Sentences.isSpace(source.charAt(part.from - 1));
    boolean spaceBehind = part.to < source.length() && Sentences.isSpace(source.charAt(part.to));
    if (spaceBefore && !Sentences.isSpace(last)) {
      space();
    }
    part(part, source);
    if (spaceBehind && at < text.length() && Character.isLetterOrDigit(text.codePointAt(at))) {
      space();
    }
  }

  private void space() {
    out.append(' ');
    last = ' ';
  }

  private void part(Part part, String source) {
    switch (part.node) {
      case Node.Element element when part.hasText() -> {
        out.append(part.opens ? element.open() : "");
        content(part, source);
        out.append(part.closes ? element.close() : "");
      }
      case Node.Untouched untouched -> {
        out.append(untouched.raw());
        at = part.end;
        last = 'x';
      }
      case null -> throw new IllegalStateException("the root of a sentence has no markup");
      default -> raw(part.node);
    }
  }

  private void textUpTo(int end) {
    if (end > at) {
      InlineHtml.escape(text, at, end, out);
      last = text.charAt(end - 1);
      at = end;
    }
  }
}
