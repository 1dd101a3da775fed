package press.colophon.nmt.sentencepiece;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import press.colophon.nmt.ModelException;

/// The pieces of a vocabulary, found to fit together: names differ, there is one unknown piece, an
/// end of sentence, and either a piece for every byte or none. Immutable.
final class Pieces {
  private static final Comparator<Piece> BY_NAME =
      Comparator.comparing(Piece::name, Arrays::compareUnsigned);

  private final List<Piece> all;
  private final List<Piece> words;
  private final VocabularyFile file;
  private final int end;
  private final int unknown;

  /// Id of the piece of each byte; empty if there are none.
  private final int[] byteIds;

  Pieces(VocabularyFile file) {
    this.file = file;
    all = List.copyOf(file.pieces());
    words = sorted(type -> type == PieceType.NORMAL || type == PieceType.USER_DEFINED);
    requireDifferentNames(sorted(PieceType::isText));
    requireDifferentNames(sorted(type -> !type.isText()));
    end = one("the control piece </s>", this::isEnd);
    unknown = one("an unknown piece", piece -> piece.type() == PieceType.UNKNOWN);
    byteIds = findByteIds();
  }

  int size() {
    return all.size();
  }

  int end() {
    return end;
  }

  int unknown() {
    return unknown;
  }

  /// By id.
  List<Piece> all() {
    return all;
  }

  /// The pieces that a text may be cut into, by their bytes, in the order of those as numbers.
  List<Piece> words() {
    return words;
  }

  /// Those of them that are never cut, in the same order.
  List<Piece> userSymbols() {
    return words.stream().filter(piece -> piece.type() == PieceType.USER_DEFINED).toList();
  }

  boolean spellsBytes() {
    return byteIds.length > 0;
  }

  /// Id of the piece that stands for a byte.
  int byteId(byte value) {
    return byteIds[value & 0xFF];
  }

  /// What the unknown piece decodes to, UTF-8.
  byte[] unknownText() {
    return file.unknownText();
  }

  /// The byte that a piece of the type [PieceType#BYTE] stands for.
  byte byteValue(Piece piece) {
    String name = new String(piece.name(), UTF_8);
    if (!name.matches("<0x[0-9A-F]{2}>")) {
      throw file.broken("piece " + piece.id() + " stands for no byte: " + name);
    }
    return (byte) HexFormat.fromHexDigits(name, 3, 5);
  }

  /// What is wrong with the file.
  ModelException broken(String what) {
    return file.broken(what);
  }

  private boolean isEnd(Piece piece) {
    return piece.type() == PieceType.CONTROL && "</s>".equals(new String(piece.name(), UTF_8));
  }

  private List<Piece> sorted(Predicate<PieceType> isIt) {
    return all.stream().filter(piece -> isIt.test(piece.type())).sorted(BY_NAME).toList();
  }

  private void requireDifferentNames(List<Piece> sorted) {
    for (int i = 1; i < sorted.size(); i++) {
      Piece one = sorted.get(i - 1);
      Piece other = sorted.get(i);
      if (Arrays.equals(one.name(), other.name())) {
        throw file.broken("the pieces " + one.id() + " and " + other.id() + " are the same");
      }
    }
  }

  private int one(String what, Predicate<Piece> isIt) {
    List<Integer> ids = all.stream().filter(isIt).map(Piece::id).limit(2).toList();
    if (ids.size() != 1) {
      throw file.broken(
          "needs one of: " + what + "; has " + (ids.isEmpty() ? "none" : "the pieces " + ids));
    }
    return ids.getFirst();
  }

  private int[] findByteIds() {
    List<Piece> bytes = ofBytes().toList();
    if (!file.byteFallback() && bytes.isEmpty()) {
      return new int[0];
    }
    if (!file.byteFallback() || bytes.size() != 256) {
      throw file.broken(
          "byte_fallback is " + file.byteFallback() + " with " + bytes.size() + " byte pieces");
    }
    int[] ids = new int[256];
    bytes.forEach(piece -> ids[byteValue(piece) & 0xFF] = piece.id());
    return ids;
  }

  private Stream<Piece> ofBytes() {
    return all.stream().filter(piece -> piece.type() == PieceType.BYTE);
  }
}
