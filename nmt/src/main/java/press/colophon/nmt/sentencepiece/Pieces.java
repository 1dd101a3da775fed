package press.colophon.nmt.sentencepiece;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.colophon.nmt.ModelException;

/// The pieces of a vocabulary, found to fit together: names differ, there is one unknown piece, an
/// end of sentence, and either a piece for every byte or none. Immutable.
final class Pieces {
  private static final Map<String, Byte> BYTE_NAMES = byteNames();

  private final List<Piece> all;
  private final Map<PieceType, List<Piece>> byType;
  private final VocabularyFile file;
  private final int end;
  private final int unknown;

  /// Id of the piece of each byte; empty if there are none.
  private final int[] byteIds;

  Pieces(VocabularyFile file) {
    this.file = file;
    all = List.copyOf(file.pieces());
    byType = all.stream().collect(Collectors.groupingBy(Piece::type));
    requireDifferentNames(ofTypes(PieceType.UNKNOWN, PieceType.CONTROL, PieceType.BYTE));
    end = one("the control piece </s>", ofTypes(PieceType.CONTROL).filter(Pieces::isEnd));
    unknown = one("an unknown piece", ofTypes(PieceType.UNKNOWN));
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

  /// Those whose names are text. Whether these differ shows where a [Trie] is made of them.
  List<Piece> texts() {
    return ofTypes(PieceType.NORMAL, PieceType.USER_DEFINED, PieceType.UNUSED).toList();
  }

  /// Those that are never cut.
  List<Piece> userSymbols() {
    return ofTypes(PieceType.USER_DEFINED).toList();
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
    Byte value = BYTE_NAMES.get(new String(piece.name(), UTF_8));
    if (value == null) {
      throw broken("piece " + piece.id() + " is of the type for bytes, but names none");
    }
    return value;
  }

  /// What is wrong with the file.
  ModelException broken(String what) {
    return file.broken(what);
  }

  private static boolean isEnd(Piece control) {
    return "</s>".equals(new String(control.name(), UTF_8));
  }

  private Stream<Piece> ofTypes(PieceType... types) {
    return Arrays.stream(types).flatMap(type -> byType.getOrDefault(type, List.of()).stream());
  }

  private void requireDifferentNames(Stream<Piece> pieces) {
    Map<String, Piece> byName = new HashMap<>();
    pieces.forEach(
        piece -> {
          Piece other = byName.putIfAbsent(new String(piece.name(), UTF_8), piece);
          if (other != null) {
            throw broken("the pieces " + other.id() + " and " + piece.id() + " are the same");
          }
        });
  }

  private int one(String what, Stream<Piece> pieces) {
    List<Integer> ids = pieces.map(Piece::id).limit(2).toList();
    if (ids.size() != 1) {
      throw broken(
          "needs one of: " + what + "; has " + (ids.isEmpty() ? "none" : "the pieces " + ids));
    }
    return ids.getFirst();
  }

  private int[] findByteIds() {
    List<Piece> bytes = ofTypes(PieceType.BYTE).toList();
    if (!file.byteFallback() && bytes.isEmpty()) {
      return new int[0];
    }
    if (!file.byteFallback() || bytes.size() != 256) {
      throw broken(
          "byte_fallback is " + file.byteFallback() + " with " + bytes.size() + " byte pieces");
    }
    int[] ids = new int[256];
    bytes.forEach(piece -> ids[byteValue(piece) & 0xFF] = piece.id());
    return ids;
  }

  private static Map<String, Byte> byteNames() {
    HexFormat hex = HexFormat.of().withUpperCase();
    Map<String, Byte> names = new HashMap<>();
    for (int value = 0; value < 256; value++) {
      names.put("<0x" + hex.toHexDigits((byte) value) + ">", (byte) value);
    }
    return names;
  }
}
