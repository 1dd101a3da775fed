package press.colophon.nmt.sentencepiece;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import press.colophon.nmt.Token;

/// Tokens to text. Immutable.
final class Decoder {
  private final PieceType[] types;

  /// What each piece adds to a text: its name with spaces for "▁", one byte, or nothing.
  private final byte[][] texts;

  /// Whether a piece loses its first byte at the beginning of a text: it was made from "▁".
  private final boolean[] opensWithSpace;

  Decoder(Pieces pieces) {
    int size = pieces.size();
    types = new PieceType[size];
    texts = new byte[size][];
    opensWithSpace = new boolean[size];
    for (Piece piece : pieces.all()) {
      types[piece.id()] = piece.type();
      texts[piece.id()] = text(piece, pieces);
      opensWithSpace[piece.id()] =
          piece.type().isText()
              && Utf8.startsWith(piece.name(), 0, piece.name().length, Utf8.SPACE);
    }
  }

  private static byte[] text(Piece piece, Pieces pieces) {
    return switch (piece.type()) {
      case NORMAL, USER_DEFINED, UNUSED -> unescaped(piece.name());
      case UNKNOWN -> pieces.unknownText();
      case CONTROL -> new byte[0];
      case BYTE -> new byte[] {pieces.byteValue(piece)};
    };
  }

  private static byte[] unescaped(byte[] name) {
    byte[] text = new byte[name.length];
    int length = 0;
    int at = 0;
    while (at < name.length) {
      boolean space = Utf8.startsWith(name, at, name.length, Utf8.SPACE);
      text[length++] = space ? (byte) ' ' : name[at];
      at += space ? Utf8.SPACE.length : 1;
    }
    return Arrays.copyOf(text, length);
  }

  Decoded decode(int[] ids) {
    return new Run(ids).run();
  }

  /// One text under way.
  private final class Run {
    private final int[] ids;
    private final List<Token> tokens;
    private final byte[] out;
    private int length;

    Run(int[] ids) {
      this.ids = ids;
      this.tokens = new ArrayList<>(ids.length);
      this.out = new byte[mostBytes()];
    }

    Decoded run() {
      int at = 0;
      while (at < ids.length) {
        if (isByte(at)) {
          at = addCharacter(at);
        } else {
          addPiece(ids[at++]);
        }
      }
      return new Decoded(new String(out, 0, length, UTF_8), tokens);
    }

    private int mostBytes() {
      long bytes = 0;
      for (int id : ids) {
        if (id < 0 || id >= texts.length) {
          throw new IllegalArgumentException("no id of 0 to " + (texts.length - 1) + ": " + id);
        }
        bytes += types[id] == PieceType.BYTE ? Utf8.REPLACEMENT.length : texts[id].length;
      }
      return Math.toIntExact(bytes);
    }

    private void addPiece(int id) {
      int skipped = length == 0 && opensWithSpace[id] ? 1 : 0;
      add(id, texts[id], skipped, texts[id].length);
    }

    /// Adds the character that bytes from a place on make, or U+FFFD for the first of them.
    ///
    /// @return the place after those used
    private int addCharacter(int at) {
      byte[] bytes = new byte[4];
      int count = 0;
      while (count < bytes.length && at + count < ids.length && isByte(at + count)) {
        bytes[count] = texts[ids[at + count]][0];
        count++;
      }
      int used = Utf8.validLength(bytes, 0, count);
      if (used == 0) {
        add(ids[at], Utf8.REPLACEMENT, 0, Utf8.REPLACEMENT.length);
        return at + 1;
      }
      for (int i = 0; i < used; i++) {
        add(ids[at + i], bytes, 0, i == used - 1 ? used : 0);
      }
      return at + used;
    }

    private boolean isByte(int at) {
      return types[ids[at]] == PieceType.BYTE;
    }

    private void add(int id, byte[] text, int begin, int end) {
      System.arraycopy(text, begin, out, length, end - begin);
      tokens.add(new Token(id, length, length + end - begin));
      length += end - begin;
    }
  }
}
