package press.colophon.nmt.sentencepiece;

/// One line of the vocabulary.
final class Piece {
  private final int id;
  private final byte[] name;
  private final float score;
  private final PieceType type;

  /// @param name its text as UTF-8, spaces written "▁"; kept, not copied
  /// @param score logarithm of its probability
  Piece(int id, byte[] name, float score, PieceType type) {
    this.id = id;
    this.name = name;
    this.score = score;
    this.type = type;
  }

  int id() {
    return id;
  }

  byte[] name() {
    return name;
  }

  float score() {
    return score;
  }

  PieceType type() {
    return type;
  }
}
