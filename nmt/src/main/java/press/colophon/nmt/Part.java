package press.colophon.nmt;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import press.colophon.nmt.markup.Node;

/// What of a node lies in one sentence: in its source, and once placed in its translation.
///
/// The parts of a sentence are a tree; its root has no node and is all of the sentence.
final class Part {
  final @Nullable Node node;

  /// Chars of the source sentence, without white space at either end; equal if there are none.
  final int from;

  final int to;

  /// Whether the node begins in this sentence, or else in an earlier one.
  final boolean opens;

  /// Whether the node ends in this sentence, or else in a later one.
  final boolean closes;

  final List<Part> children = new ArrayList<>();

  /// Words of the source sentence; equal if there are none.
  int firstWord;

  int endWord;

  /// Chars of the translation.
  int begin;

  int end;

  Part(@Nullable Node node, int from, int to, boolean opens, boolean closes) {
    this.node = node;
    this.from = from;
    this.to = to;
    this.opens = opens;
    this.closes = closes;
  }

  static Part root(int length) {
    return new Part(null, 0, length, false, false);
  }

  /// Notes the words of this part and of those in it; part of a word counts as all of it.
  void findWords(Ranges source) {
    firstWord = hasText() ? source.firstBehind(from) : 0;
    endWord = hasText() ? source.firstFrom(to) : 0;
    children.forEach(child -> child.findWords(source));
  }

  boolean hasText() {
    return from < to;
  }

  boolean isUntouched() {
    return node instanceof Node.Untouched;
  }

  /// Whether it shows something where it has no words of the translation.
  boolean holdsUntouched() {
    return isUntouched() || children.stream().anyMatch(Part::holdsUntouched);
  }
}
