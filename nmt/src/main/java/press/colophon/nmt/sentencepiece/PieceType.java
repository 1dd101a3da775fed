package press.colophon.nmt.sentencepiece;

import java.util.List;
import java.util.Optional;

/// What a piece is for.
enum PieceType {
  NORMAL(1),
  /// Stands for what no piece can spell.
  UNKNOWN(2),
  /// Has a meaning, no text: `</s>`.
  CONTROL(3),
  /// Is never cut, whatever stands around it.
  USER_DEFINED(4),
  /// Has an id, is never chosen.
  UNUSED(5),
  /// One byte of a character that no piece spells: `<0x41>`.
  BYTE(6);

  private static final List<PieceType> ALL = List.of(values());

  /// In the file.
  private final int number;

  PieceType(int number) {
    this.number = number;
  }

  static Optional<PieceType> of(int number) {
    for (PieceType type : ALL) {
      if (type.number == number) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /// Whether its name is text; the others' names are only names, and may also be words.
  boolean isText() {
    return this == NORMAL || this == USER_DEFINED || this == UNUSED;
  }
}
