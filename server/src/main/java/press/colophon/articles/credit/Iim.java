package press.colophon.articles.credit;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// IPTC's Information Interchange Model (version 4.2) as Photoshop keeps it in a file: the words
/// that agencies wrote before XMP, and often still do.
final class Iim {
  private static final int BLOCK = 0x3842494D; // 8BIM
  private static final int IPTC = 0x0404;
  private static final byte TAG = 0x1C;
  private static final byte APPLICATION_RECORD = 2;
  private static final int BYLINE = 80;
  private static final int CREDIT = 110;
  private static final int SOURCE = 115;
  private static final int COPYRIGHT = 116;
  private static final int CAPTION = 120;

  private final Map<Integer, String> fields = new HashMap<>();
  private boolean unicode;

  private Iim() {}

  /// @param photoshop the blocks of an APP13 segment
  static PictureCredit credit(byte[] photoshop) {
    Iim iim = new Iim();
    try {
      iim.readBlocks(ByteBuffer.wrap(photoshop));
    } catch (BufferUnderflowException e) {
      // Cut off: what came before stands.
      return iim.credit();
    }
    return iim.credit();
  }

  private PictureCredit credit() {
    return new PictureCredit(
        fields.get(BYLINE),
        fields.get(CREDIT),
        fields.get(SOURCE),
        fields.get(COPYRIGHT),
        null,
        null,
        null,
        fields.get(CAPTION));
  }

  private void readBlocks(ByteBuffer in) {
    while (in.remaining() >= 12 && in.getInt() == BLOCK) {
      int id = in.getShort();
      int name = in.get() & 0xFF;
      bytes(in, name + (name + 1) % 2);
      int size = in.getInt();
      byte[] content = bytes(in, size);
      if (size % 2 == 1 && in.hasRemaining()) {
        in.get();
      }
      if (id == IPTC) {
        readFields(ByteBuffer.wrap(content));
      }
    }
  }

  private void readFields(ByteBuffer in) {
    while (in.remaining() >= 5 && in.get() == TAG) {
      int record = in.get();
      int field = in.get() & 0xFF;
      byte[] value = bytes(in, in.getShort());
      if (record == 1 && field == 90) {
        unicode = new String(value, StandardCharsets.ISO_8859_1).equals("\u001b%G");
      } else if (record == APPLICATION_RECORD) {
        keep(field, unicode ? new String(value, StandardCharsets.UTF_8) : LegacyText.of(value));
      }
    }
  }

  /// There may be several by-lines; of the other fields the first stands.
  private void keep(int field, String text) {
    String before = fields.get(field);
    if (before == null) {
      fields.put(field, text);
    } else if (field == BYLINE && before.length() < 1000) {
      fields.put(field, before + ", " + text);
    }
  }

  private static byte[] bytes(ByteBuffer in, int length) {
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}
