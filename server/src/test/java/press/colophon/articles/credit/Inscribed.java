package press.colophon.articles.credit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// Picture files with words in them, as cameras, agencies and programs write them.
public final class Inscribed {

  private final byte[] picture;
  private byte[] exif = {};
  private byte[] iptc = {};
  private byte[] xmp = {};

  private Inscribed(byte[] picture) {
    this.picture = picture;
  }

  /// A JPEG, PNG or WebP file to write into.
  public static Inscribed picture(byte[] file) {
    return new Inscribed(file);
  }

  /// With the Exif block of a camera: artist, copyright, serial number, maker's note and position.
  public Inscribed camera(int orientation) {
    exif = new ExifBlock(orientation).bytes();
    return this;
  }

  public Inscribed exif(byte[] block) {
    exif = block;
    return this;
  }

  /// With a field of IPTC's older block.
  public Inscribed iptc(int field, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
    return iptc(2, field, bytes);
  }

  public Inscribed iptc(int record, int field, byte[] value) {
    iptc =
        ByteBuffer.allocate(iptc.length + 5 + value.length)
            .put(iptc)
            .put((byte) 0x1C)
            .put((byte) record)
            .put((byte) field)
            .putShort((short) value.length)
            .put(value)
            .array();
    return this;
  }

  /// With an XMP packet of these properties.
  public Inscribed xmp(String properties) {
    return packet(
        """
        <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
         xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
         xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
         xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"
         xmlns:cc="http://creativecommons.org/ns#"
         xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
         xmlns:exif="http://ns.adobe.com/exif/1.0/">%s</rdf:Description>
        </rdf:RDF></x:xmpmeta><?xpacket end="w"?>
        """
            .formatted(properties));
  }

  public Inscribed packet(String text) {
    xmp = text.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  public byte[] jpeg() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(picture, 0, 2);
    segment(out, 0xE1, "Exif\0\0", exif);
    segment(out, 0xE1, "http://ns.adobe.com/xap/1.0/\0", xmp);
    segment(out, 0xED, "Photoshop 3.0\0", iptc.length == 0 ? iptc : photoshop());
    out.write(picture, 2, picture.length - 2);
    return out.toByteArray();
  }

  public byte[] png() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(picture, 0, 33);
    chunk(out, "eXIf", exif);
    byte[] text =
        ByteBuffer.allocate(22 + xmp.length)
            .put("XML:com.adobe.xmp\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII))
            .put(xmp)
            .array();
    chunk(out, "iTXt", xmp.length == 0 ? xmp : text);
    out.write(picture, 33, picture.length - 33);
    return out.toByteArray();
  }

  public byte[] webp() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(picture);
    riff(out, "EXIF", exif);
    riff(out, "XMP ", xmp);
    byte[] file = out.toByteArray();
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(4, file.length - 8);
    file[20] |= (byte) ((exif.length > 0 ? 8 : 0) | (xmp.length > 0 ? 4 : 0));
    return file;
  }

  private byte[] photoshop() {
    byte[] other = "8BIM\u0003\u00ed\0\0\0\0\0\u0003abc\0".getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.allocate(other.length + 12 + iptc.length)
        .put(other)
        .put("8BIM\u0004\u0004\0\0".getBytes(StandardCharsets.ISO_8859_1))
        .putInt(iptc.length)
        .put(iptc)
        .array();
  }

  private static void segment(ByteArrayOutputStream out, int marker, String mark, byte[] content) {
    if (content.length > 0) {
      int length = 2 + mark.length() + content.length;
      out.write(0xFF);
      out.write(marker);
      out.write(length >> 8);
      out.write(length);
      out.writeBytes(mark.getBytes(StandardCharsets.ISO_8859_1));
      out.writeBytes(content);
    }
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
    if (content.length > 0) {
      byte[] named =
          ByteBuffer.allocate(4 + content.length)
              .put(type.getBytes(StandardCharsets.US_ASCII))
              .put(content)
              .array();
      CRC32 check = new CRC32();
      check.update(named);
      out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
      out.writeBytes(named);
      out.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    }
  }

  private static void riff(ByteArrayOutputStream out, String type, byte[] content) {
    if (content.length > 0) {
      out.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
      out.writeBytes(
          ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(content.length).array());
      out.writeBytes(content);
      if (content.length % 2 == 1) {
        out.write(0);
      }
    }
  }

  /// An Exif block in Intel's byte order.
  private static final class ExifBlock {
    private static final int DIRECTORY = 8;
    private static final int SPACE = 400;
    private final ByteBuffer out = ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);
    private int end = SPACE;

    ExifBlock(int orientation) {
      out.put("II*\0".getBytes(StandardCharsets.US_ASCII)).putInt(DIRECTORY).putShort((short) 6);
      text(0x010E, "A ferry");
      entry(0x0112, 3, 1, orientation);
      text(0x013B, "Ida Brook");
      text(0x8298, "Ida Brook\0Harbour Wire");
      entry(0x8769, 4, 1, 120);
      entry(0x8825, 4, 1, 200);
      out.putInt(0);
      out.position(120).putShort((short) 2);
      text(0x927C, "MAKERNOTE-42");
      text(0xA431, "SERIAL-0815");
      out.putInt(0);
      out.position(200).putShort((short) 3);
      entry(1, 2, 2, 'N');
      entry(2, 5, 3, 300);
      text(0x1D, "2026:01:02");
      out.putInt(0);
      out.position(300);
      for (int part : new int[] {52, 1, 31, 1, 12, 1}) {
        out.putInt(part);
      }
    }

    private void entry(int tag, int type, int count, int value) {
      out.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    private void text(int tag, String value) {
      byte[] bytes = (value + "\0").getBytes(StandardCharsets.US_ASCII);
      entry(tag, 2, bytes.length, end);
      out.put(end, bytes);
      end += bytes.length;
    }

    byte[] bytes() {
      return out.array();
    }
  }
}
