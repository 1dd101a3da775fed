package press.colophon.articles.credit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// Writes a credit into a picture that was just encoded, so that it travels with the file.
public final class CreditWriter {
  private static final byte[] XMP_IN_JPEG =
      "http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] XMP_IN_PNG =
      "iTXtXML:com.adobe.xmp\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII);

  private static final int START_OF_IMAGE_BYTES = 2;
  private static final byte APP0 = (byte) 0xE0;
  private static final byte APP1 = (byte) 0xE1;

  /// Signature, and the header chunk that must be the first.
  private static final int PNG_START_BYTES = 8 + 25;

  private CreditWriter() {}

  /// The same picture with the credit in it as an XMP packet.
  ///
  /// @param file a JPEG, or a PNG where `mediaType` is `image/png`
  public static byte[] write(PictureCredit credit, byte[] file, String mediaType) {
    if (credit.isSilent()) {
      return file;
    }
    byte[] packet = Xmp.packet(credit);
    return mediaType.equals("image/png")
        ? inserted(file, PNG_START_BYTES, chunk(packet))
        : inserted(file, endOfFirstSegment(file), segment(packet));
  }

  /// JFIF's own segment must stay the first one.
  private static int endOfFirstSegment(byte[] jpeg) {
    boolean jfif = jpeg[START_OF_IMAGE_BYTES + 1] == APP0;
    int length = ByteBuffer.wrap(jpeg).getShort(START_OF_IMAGE_BYTES + 2) & 0xFFFF;
    return jfif ? START_OF_IMAGE_BYTES + 2 + length : START_OF_IMAGE_BYTES;
  }

  private static byte[] segment(byte[] packet) {
    int length = 2 + XMP_IN_JPEG.length + packet.length;
    return ByteBuffer.allocate(2 + length)
        .put((byte) 0xFF)
        .put(APP1)
        .putShort((short) length)
        .put(XMP_IN_JPEG)
        .put(packet)
        .array();
  }

  private static byte[] chunk(byte[] packet) {
    byte[] content =
        ByteBuffer.allocate(XMP_IN_PNG.length + packet.length).put(XMP_IN_PNG).put(packet).array();
    CRC32 check = new CRC32();
    check.update(content);
    return ByteBuffer.allocate(content.length + 8)
        .putInt(content.length - 4)
        .put(content)
        .putInt((int) check.getValue())
        .array();
  }

  private static byte[] inserted(byte[] file, int at, byte[] more) {
    return ByteBuffer.allocate(file.length + more.length)
        .put(file, 0, at)
        .put(more)
        .put(file, at, file.length - at)
        .array();
  }
}
