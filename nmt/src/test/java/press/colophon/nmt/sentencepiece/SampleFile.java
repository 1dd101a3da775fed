package press.colophon.nmt.sentencepiece;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// Writes a small vocabulary, right or wrong, field by field.
final class SampleFile {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /// A vocabulary that knows the letters of "harbour", the word itself and the space.
  static SampleFile harbour() {
    SampleFile file = withoutPieces().piece("</s>", 0, 3).piece("<unk>", 0, 2);
    file.piece("▁", -3, 1).piece("▁harbour", -4, 1).piece("ou", -4.5f, 1);
    for (String letter : List.of("h", "a", "r", "b", "o", "u")) {
      file.piece(letter, -5, 1);
    }
    return file;
  }

  static SampleFile withoutPieces() {
    return new SampleFile();
  }

  SampleFile piece(String name, float score, int type) {
    return piece(name.getBytes(UTF_8), score, type);
  }

  SampleFile piece(byte[] name, float score, int type) {
    SampleFile piece = new SampleFile().bytes(1, name).decimal(2, score).number(3, type);
    return bytes(1, piece.toBytes());
  }

  SampleFile bytePieces() {
    for (int value = 0; value < 256; value++) {
      piece("<0x%02X>".formatted(value), 0, 6);
    }
    return training(new SampleFile().number(35, 1));
  }

  SampleFile training(SampleFile fields) {
    return bytes(2, fields.toBytes());
  }

  SampleFile normalisation(SampleFile fields) {
    return bytes(3, fields.toBytes());
  }

  /// Rules for characters.
  ///
  /// @param units of the trie; filled up to a block of 256
  SampleFile charsmap(int[] units, byte[] replacements) {
    int length = (units.length + 255) / 256 * 256;
    ByteBuffer blob = ByteBuffer.allocate(4 + 4 * length + replacements.length);
    blob.order(ByteOrder.LITTLE_ENDIAN).putInt(4 * length);
    blob.asIntBuffer().put(units);
    blob.position(4 + 4 * length).put(replacements);
    return normalisation(new SampleFile().bytes(2, blob.array()));
  }

  SampleFile bytes(int field, byte[] value) {
    varint((long) field << 3 | 2).varint(value.length);
    out.writeBytes(value);
    return this;
  }

  SampleFile number(int field, long value) {
    return varint((long) field << 3).varint(value);
  }

  SampleFile decimal(int field, float value) {
    varint((long) field << 3 | 5);
    int bits = Float.floatToIntBits(value);
    return raw(bits, bits >> 8, bits >> 16, bits >> 24);
  }

  SampleFile raw(int... bytes) {
    for (int value : bytes) {
      out.write(value);
    }
    return this;
  }

  SampleFile varint(long value) {
    long rest = value;
    while (rest >>> 7 != 0) {
      out.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
    return this;
  }

  byte[] toBytes() {
    return out.toByteArray();
  }

  Vocabulary read() {
    return Vocabulary.read(toBytes(), "sample.spm");
  }
}
