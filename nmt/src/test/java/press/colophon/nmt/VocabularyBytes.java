package press.colophon.nmt;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The smallest vocabularies that can be read.
final class VocabularyBytes {
  private static final int UNKNOWN = 2;
  private static final int CONTROL = 3;

  private VocabularyBytes() {}

  /// `</s>`, `<unk>` and letters.
  static byte[] ofPieces(int count) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int id = 0; id < count; id++) {
      byte[] piece =
          switch (id) {
            case 0 -> piece("</s>", CONTROL);
            case 1 -> piece("<unk>", UNKNOWN);
            default -> piece(Character.toString('a' + id), 1);
          };
      file.writeBytes(new byte[] {0x0A, (byte) piece.length});
      file.writeBytes(piece);
    }
    // The trainer's fields 3 (unigram), 40 (unknown), 41 (no beginning), 42 (end).
    byte[] trainer = {
      0x18,
      1,
      (byte) 0xC0,
      2,
      1,
      (byte) 0xC8,
      2,
      -1,
      -1,
      -1,
      -1,
      -1,
      -1,
      -1,
      -1,
      -1,
      1,
      (byte) 0xD0,
      2,
      0
    };
    file.writeBytes(new byte[] {0x12, (byte) trainer.length});
    file.writeBytes(trainer);
    file.writeBytes(new byte[] {0x1A, 0});
    return file.toByteArray();
  }

  private static byte[] piece(String text, int type) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer piece = ByteBuffer.allocate(2 + bytes.length + 5 + 2).order(ByteOrder.LITTLE_ENDIAN);
    piece.put((byte) 0x0A).put((byte) bytes.length).put(bytes);
    piece.put((byte) 0x15).putFloat(-1f);
    piece.put((byte) 0x18).put((byte) type);
    return piece.array();
  }
}
