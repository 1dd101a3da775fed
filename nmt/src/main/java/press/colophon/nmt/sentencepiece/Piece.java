package press.colophon.nmt.sentencepiece;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// One line of the vocabulary.
final class Piece {
  private final int id;
  private final byte[] name;
  private final float score;
  private final PieceType type;

  /// The first eight bytes of the name as a number, which order most names.
  private final long head;

  /// @param name its text as UTF-8, spaces written "▁"; kept, not copied
  /// @param score logarithm of its probability
  Piece(int id, byte[] name, float score, PieceType type) {
    this.id = id;
    this.name = name;
    this.score = score;
    this.type = type;
    this.head = ByteBuffer.wrap(Arrays.copyOf(name, Long.BYTES)).getLong();
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

  /// Orders by the bytes of the names as numbers.
  static int compareNames(Piece one, Piece other) {
    int byHead = Long.compareUnsigned(one.head, other.head);
    return byHead != 0 ? byHead : Arrays.compareUnsigned(one.name, other.name);
  }
}
