package press.colophon.translation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.colophon.translation.Piece.Atom;
import press.colophon.translation.Piece.Run;

/// Puts a segment's marks around translated words.
///
/// An engine reorders words, so the words of one mark may come back scattered, or not at all. Each
/// mark is placed exactly once, outer ones before inner ones, each within the span of the one
/// around it:
///
/// 1. its words lie together, or only few unmarked words lie between: one span over all of them;
/// 2. scattered: the span is the longest group, the others lose the mark;
/// 3. none came back: the nearest unmarked word to where it stood takes the mark, or, where there
///    is none, the mark's own source words are put in.
///
/// So the result has the same elements with the same attributes, each once, nested as before.
final class Markup {

  /// How many words without the mark a span may swallow to stay whole.
  private static final int SWALLOWED = 2;

  /// Words keep signs within them (`l'eau`, `3.5`); other signs stand alone.
  private static final Pattern WORD_OR_SPACE =
      Pattern.compile(
          "\\s+|[\\p{L}\\p{N}\\p{M}]++(?:['’.,·-][\\p{L}\\p{N}\\p{M}]++)*|.", Pattern.DOTALL);

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");

  private final List<Mark> marks;
  private final int sourcePieces;
  private final List<Token> tokens = new ArrayList<>();

  /// @param marks of the segment, outer before inner
  /// @param sourcePieces how many pieces the segment had; tells where in it a mark stood
  Markup(List<Mark> marks, int sourcePieces) {
    this.marks = marks;
    this.sourcePieces = sourcePieces;
  }

  List<Node> place(List<Piece> pieces) {
    pieces.forEach(this::tokenise);
    marks.forEach(this::place);
    return nodes(0, tokens.size(), 0);
  }

  private void tokenise(Piece piece) {
    switch (piece) {
      case Atom atom -> tokens.add(new Token(atom.node().clone(), atom.marks()));
      case Run run ->
          WORD_OR_SPACE
              .matcher(run.text())
              .results()
              .forEach(word -> tokens.add(Token.of(word.group(), run.marks())));
    }
  }

  private void place(Mark mark) {
    List<Group> groups = groups(mark);
    Optional<Group> longest = groups.stream().max(Comparator.comparingInt(Group::words));
    if (longest.isEmpty()) {
      adopt(mark);
      return;
    }
    Group span = longest.get();
    for (int at = 0; at < tokens.size(); at++) {
      if (at >= span.first && at <= span.last) {
        tokens.get(at).enter(mark);
      } else {
        tokens.get(at).leave(mark);
      }
    }
  }

  private List<Group> groups(Mark mark) {
    List<Group> groups = new ArrayList<>();
    for (int at = 0; at < tokens.size(); at++) {
      if (!tokens.get(at).marks.contains(mark)) {
        continue;
      }
      if (!groups.isEmpty() && canSwallow(groups.getLast().last + 1, at, mark)) {
        groups.getLast().grow(at);
      } else {
        groups.add(new Group(at));
      }
    }
    return groups;
  }

  private boolean canSwallow(int from, int to, Mark mark) {
    List<Token> between = tokens.subList(from, to);
    return between.stream().allMatch(token -> token.space || token.marks.equals(mark.around()))
        && between.stream().filter(Token::isWord).count() <= SWALLOWED;
  }

  private void adopt(Mark mark) {
    // Of two words equally near, what comes later is more often what was meant.
    double stood = (double) mark.offset() / Math.max(1, sourcePieces) * tokens.size() + 0.25;
    IntStream.range(0, tokens.size())
        .filter(at -> tokens.get(at).isWord() && tokens.get(at).marks.equals(mark.around()))
        .boxed()
        .min(Comparator.comparingDouble(at -> Math.abs(at - stood)))
        .ifPresentOrElse(at -> tokens.get(at).enter(mark), () -> putBack(mark));
  }

  private void putBack(Mark mark) {
    int at = endOf(mark.around());
    List<Mark> inside = new ArrayList<>(mark.around());
    inside.add(mark);
    if (at > 0 && !tokens.get(at - 1).space) {
      tokens.add(at++, Token.space(mark.around()));
    }
    tokens.add(at++, Token.of(mark.text(), inside));
    if (at < tokens.size() && tokens.get(at).isWord()) {
      tokens.add(at, Token.space(common(mark.around(), tokens.get(at).marks)));
    }
  }

  private static List<Mark> common(List<Mark> one, List<Mark> other) {
    return one.stream().takeWhile(other::contains).toList();
  }

  private int endOf(List<Mark> around) {
    return IntStream.range(0, tokens.size())
            .filter(at -> around.isEmpty() || tokens.get(at).marks.contains(around.getLast()))
            .max()
            .orElse(-1)
        + 1;
  }

  private List<Node> nodes(int from, int to, int depth) {
    List<Node> nodes = new ArrayList<>();
    int at = from;
    while (at < to) {
      Token token = tokens.get(at);
      if (token.marks.size() <= depth) {
        nodes.add(token.node);
        at++;
      } else {
        Mark mark = token.marks.get(depth);
        int end = at;
        while (end < to && tokens.get(end).marks.contains(mark)) {
          end++;
        }
        Element element = mark.element();
        nodes(at, end, depth + 1).forEach(element::appendChild);
        nodes.add(element);
        at = end;
      }
    }
    return nodes;
  }

  /// Neighbouring tokens that carry a mark.
  private static final class Group {
    private final int first;
    private int last;
    private int words = 1;

    private Group(int at) {
      first = at;
      last = at;
    }

    private void grow(int at) {
      last = at;
      words++;
    }

    private int words() {
      return words;
    }
  }

  /// A word, a space or an untouched node, and the marks it carries so far.
  private static final class Token {
    private final Node node;
    private final boolean space;
    private List<Mark> marks;

    private Token(Node node, List<Mark> marks) {
      this.node = node;
      this.space = node instanceof TextNode text && text.isBlank();
      // A space belongs to whatever span comes to lie around it.
      this.marks = space ? List.of() : marks;
    }

    private static Token of(String text, List<Mark> marks) {
      return new Token(new TextNode(text), marks);
    }

    /// A space within the marks given.
    private static Token space(List<Mark> marks) {
      Token token = of(" ", marks);
      token.marks = marks;
      return token;
    }

    private boolean isWord() {
      return node instanceof TextNode text && WORD.matcher(text.getWholeText()).find();
    }

    private void enter(Mark mark) {
      if (!marks.contains(mark)) {
        List<Mark> inside = new ArrayList<>(mark.around());
        inside.add(mark);
        marks = inside;
      }
    }

    private void leave(Mark mark) {
      int at = marks.indexOf(mark);
      if (at >= 0) {
        marks = List.copyOf(marks.subList(0, at));
      }
    }
  }
}
