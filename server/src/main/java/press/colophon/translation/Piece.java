package press.colophon.translation;

import java.util.List;
import org.jsoup.nodes.Node;

/// A part of a segment that lies in one chain of marks, outermost first: words, or something that
/// is carried through untouched.
sealed interface Piece {

  /// The marks around this piece, outermost first.
  List<Mark> marks();

  /// Words to translate.
  record Run(String text, List<Mark> marks) implements Piece {
    public Run {
      marks = List.copyOf(marks);
    }
  }

  /// A node no engine may touch: a picture, code, an address, a footnote's number.
  ///
  /// @param glued whether it belongs to the word right before it, as a footnote's number does
  record Atom(Node node, boolean glued, List<Mark> marks) implements Piece {
    public Atom {
      marks = List.copyOf(marks);
    }

    boolean breaksLine() {
      return node.nameIs("br");
    }
  }
}
