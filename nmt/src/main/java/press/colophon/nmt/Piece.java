package press.colophon.nmt;

import java.util.ArrayList;
import java.util.List;
import press.colophon.nmt.marian.Translated;

/// A run of tokens that goes through a network as one: a whole sentence, or a part of an over-long
/// one.
///
/// Written by the thread that translates it, read when all are done.
final class Piece {
  private final int first;
  private final int[] ids;
  private Translated made = new Translated(new int[0], new float[0][], new float[0]);

  private Piece(int first, int[] ids) {
    this.first = first;
    this.ids = ids;
  }

  /// Cuts a sentence into pieces, each with its own end of sentence.
  ///
  /// @param most tokens of a piece
  static List<Piece> cut(List<Token> tokens, int most, int end) {
    List<Piece> pieces = new ArrayList<>();
    for (int first = 0; first < tokens.size(); first += most) {
      int count = Math.min(most, tokens.size() - first);
      int[] ids = new int[count + 1];
      for (int i = 0; i < count; i++) {
        ids[i] = tokens.get(first + i).id();
      }
      ids[count] = end;
      pieces.add(new Piece(first, ids));
    }
    return pieces;
  }

  /// The place of its first token in the sentence.
  int first() {
    return first;
  }

  /// With the end of sentence.
  int[] ids() {
    return ids;
  }

  void made(Translated translated) {
    made = translated;
  }

  Translated made() {
    return made;
  }
}
