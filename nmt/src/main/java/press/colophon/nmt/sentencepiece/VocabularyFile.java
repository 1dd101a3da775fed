package press.colophon.nmt.sentencepiece;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import press.colophon.nmt.ModelException;

/// What a `.spm` file says: SentencePiece's ModelProto, as far as we use it. Refuses what would
/// have to be computed otherwise than we do.
final class VocabularyFile {
  private static final int MAX_PIECES = 1_000_000;

  /// What bounds the work per character of a text.
  private static final int MAX_PIECE_BYTES = 255;

  private final String name;
  private final List<Piece> pieces = new ArrayList<>();
  private byte[] charsmap = {};
  private byte[] unknownText = " \u2047 ".getBytes(UTF_8);
  private boolean byteFallback;
  private boolean spaceFirst = true;
  private boolean singleSpaces = true;

  private VocabularyFile(String name) {
    this.name = name;
  }

  /// @param name of the file, for errors
  static VocabularyFile parse(byte[] file, String name) {
    VocabularyFile found = new VocabularyFile(name);
    Message model = new Message(file, name);
    while (model.next()) {
      switch (model.field()) {
        case 1 -> found.readPiece(model);
        case 2 -> found.readTraining(model.message());
        case 3 -> found.readNormalisation(model.message());
        case 5 -> readDenormalisation(model.message());
        default -> {} // tests of the trainer, and what later versions add
      }
    }
    return found;
  }

  /// By id.
  List<Piece> pieces() {
    return pieces;
  }

  /// Rules by which characters are replaced, see [Charsmap]; may be empty.
  byte[] charsmap() {
    return charsmap;
  }

  /// What the unknown piece decodes to, UTF-8.
  byte[] unknownText() {
    return unknownText;
  }

  /// Whether characters that no piece spells are spelt byte by byte.
  boolean byteFallback() {
    return byteFallback;
  }

  /// Whether every text gets a space in front, so that its first word looks like any other.
  boolean spaceFirst() {
    return spaceFirst;
  }

  /// Whether runs of spaces become one, and those at both ends none.
  boolean singleSpaces() {
    return singleSpaces;
  }

  /// What is wrong with the file.
  ModelException broken(String what) {
    return new ModelException(name + ": " + what);
  }

  private void readPiece(Message model) {
    int id = pieces.size();
    if (id == MAX_PIECES) {
      throw model.broken("more than " + MAX_PIECES + " pieces");
    }
    byte[] name = {};
    float score = 0;
    int type = 1;
    Message piece = model.message();
    while (piece.next()) {
      switch (piece.field()) {
        case 1 -> name = piece.bytes();
        case 2 -> score = piece.decimal();
        case 3 -> type = piece.number();
        default -> {}
      }
    }
    checkName(model, id, name);
    if (!Float.isFinite(score)) {
      throw model.broken("piece " + id + " has the score " + score);
    }
    pieces.add(new Piece(id, name, score, type(model, id, type)));
  }

  private static void checkName(Message model, int id, byte[] name) {
    if (name.length == 0 || name.length > MAX_PIECE_BYTES) {
      throw model.broken(
          "piece " + id + " has " + name.length + " bytes, may have 1 to " + MAX_PIECE_BYTES);
    }
    if (!Utf8.isValid(name, 0, name.length)) {
      throw model.broken("piece " + id + " is not UTF-8");
    }
  }

  private static PieceType type(Message model, int id, int type) {
    return PieceType.of(type)
        .orElseThrow(() -> model.broken("piece " + id + " has the unknown type " + type));
  }

  private void readTraining(Message training) {
    while (training.next()) {
      switch (training.field()) {
        case 3 -> refuseUnless(training, "model_type", 1, training.number());
        case 24 -> refuseUnless(training, "treat_whitespace_as_suffix", 0, training.number());
        case 35 -> byteFallback = training.flag();
        case 44 -> unknownText = unknownText(training);
        default -> {}
      }
    }
  }

  private static byte[] unknownText(Message training) {
    byte[] text = training.bytes();
    if (text.length > MAX_PIECE_BYTES || !Utf8.isValid(text, 0, text.length)) {
      throw training.broken("unk_surface is not a short text in UTF-8");
    }
    return text;
  }

  private void readNormalisation(Message normalisation) {
    while (normalisation.next()) {
      switch (normalisation.field()) {
        case 2 -> charsmap = normalisation.bytes();
        case 3 -> spaceFirst = normalisation.flag();
        case 4 -> singleSpaces = normalisation.flag();
        case 5 -> refuseUnless(normalisation, "escape_whitespaces", 1, normalisation.number());
        default -> {}
      }
    }
  }

  private static void readDenormalisation(Message denormalisation) {
    while (denormalisation.next()) {
      if (denormalisation.field() == 2 && denormalisation.bytes().length > 0) {
        throw denormalisation.broken("rules for denormalisation, which we do not apply");
      }
    }
  }

  private static void refuseUnless(Message message, String key, int runnable, int value) {
    if (value != runnable) {
      throw message.broken(key + " is " + value + "; we run only " + runnable);
    }
  }
}
