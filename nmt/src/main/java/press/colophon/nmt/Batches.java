package press.colophon.nmt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Which pieces go through the network together: lists of groups of pieces.
final class Batches {
  /// What the reference engine's own configuration says.
  private static final int REFERENCE_TOKENS = 1024;

  private Batches() {}

  /// Groups of similar length together, each sentence a group of its own; the longest first, so
  /// that threads end at about the same time. Of a sentence with very many pieces, groups are cut
  /// as the reference engine does when it gets nothing else.
  ///
  /// @param sentences the pieces of each
  /// @param tokens the most of a batch that has more than one group
  static List<List<List<Piece>>> independent(List<List<Piece>> sentences, int tokens) {
    List<List<Piece>> groups = new ArrayList<>();
    for (List<Piece> sentence : sentences) {
      shared(List.of(sentence), REFERENCE_TOKENS).forEach(groups::addAll);
    }
    groups.sort(Comparator.comparingInt(Batches::tokens).reversed());
    List<List<List<Piece>>> batches = new ArrayList<>();
    int room = 0;
    for (List<Piece> group : groups) {
      if (batches.isEmpty() || tokens(group) > room) {
        batches.add(new ArrayList<>());
        room = tokens;
      }
      batches.getLast().add(group);
      room -= tokens(group);
    }
    return batches;
  }

  /// As the reference engine does: pieces of all sentences by length, the shortest first, while
  /// their number times the longest fits; a batch is one group.
  static List<List<List<Piece>>> shared(List<List<Piece>> sentences, int tokens) {
    List<Piece> sorted = new ArrayList<>();
    sentences.forEach(sorted::addAll);
    sorted.sort(Comparator.comparingInt(piece -> piece.ids().length));
    List<List<List<Piece>>> batches = new ArrayList<>();
    List<Piece> group = List.of();
    for (Piece piece : sorted) {
      if (group.isEmpty() || (group.size() + 1) * piece.ids().length > tokens) {
        group = new ArrayList<>();
        batches.add(List.of(group));
      }
      group.add(piece);
    }
    return batches;
  }

  private static int tokens(List<Piece> pieces) {
    return pieces.stream().mapToInt(piece -> piece.ids().length).sum();
  }
}
