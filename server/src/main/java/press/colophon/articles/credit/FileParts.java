package press.colophon.articles.credit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.InflaterInputStream;

/// The blocks of a picture file that hold words, found by the file's own marks. Linear in the size
/// of the file; a block larger than [#LARGEST] is left.
///
/// JPEG: ITU-T T.81 annex B, Exif 2.32 section 4.5.4, XMP part 3 section 1.1.3. PNG: third edition
/// sections 5 and 11. WebP: RFC 9649 section 2.7.
final class FileParts {
  /// In bytes: what a JPEG segment can hold, four times over.
  static final int LARGEST = 256 * 1024;

  private static final byte[] NONE = {};
  private static final byte[] EXIF = mark("Exif\0\0");
  private static final byte[] XMP = mark("http://ns.adobe.com/xap/1.0/\0");
  private static final byte[] PHOTOSHOP = mark("Photoshop 3.0\0");
  private static final byte[] XMP_IN_PNG = mark("XML:com.adobe.xmp\0");
  private static final int START_OF_SCAN = 0xDA;
  private static final int END_OF_IMAGE = 0xD9;
  private static final int APP1 = 0xE1;
  private static final int APP13 = 0xED;
  private static final long PNG = 0x89504E470D0A1A0AL;

  private byte[] exif = NONE;
  private byte[] xmp = NONE;
  private final ByteArrayOutputStream photoshop = new ByteArrayOutputStream();

  private FileParts() {}

  static FileParts of(byte[] file) {
    FileParts parts = new FileParts();
    ByteBuffer in = ByteBuffer.wrap(file);
    try {
      if (file.length > 8 && in.getLong(0) == PNG) {
        parts.readPng(in.position(8));
      } else if (file.length > 12 && in.getInt(0) == 0x52494646 && in.getInt(8) == 0x57454250) {
        parts.readWebp(in.order(ByteOrder.LITTLE_ENDIAN).position(12));
      } else if (file.length > 4 && in.getShort(0) == (short) 0xFFD8) {
        parts.readJpeg(in.position(2));
      }
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      // Cut off: what came before stands.
      return parts;
    }
    return parts;
  }

  /// From the mark of the byte order on; empty where there is none.
  byte[] exif() {
    return exif;
  }

  byte[] xmp() {
    return xmp;
  }

  /// Photoshop's blocks, one after the other.
  byte[] photoshop() {
    return photoshop.toByteArray();
  }

  private void readJpeg(ByteBuffer in) {
    while (in.remaining() > 4) {
      int marker = nextMarker(in);
      if (marker == START_OF_SCAN || marker == END_OF_IMAGE) {
        return;
      }
      byte[] segment = bytes(in, (in.getShort() & 0xFFFF) - 2);
      if (marker == APP1 && startsWith(segment, EXIF)) {
        exif = first(exif, after(segment, EXIF));
      } else if (marker == APP1 && startsWith(segment, XMP)) {
        xmp = first(xmp, after(segment, XMP));
      } else if (marker == APP13 && startsWith(segment, PHOTOSHOP)) {
        addPhotoshop(after(segment, PHOTOSHOP));
      }
    }
  }

  private static int nextMarker(ByteBuffer in) {
    int marker = in.get() & 0xFF;
    while (marker == 0xFF) {
      marker = in.get() & 0xFF;
    }
    return marker;
  }

  private void addPhotoshop(byte[] more) {
    if (photoshop.size() + more.length <= LARGEST) {
      photoshop.writeBytes(more);
    }
  }

  private void readPng(ByteBuffer in) {
    while (in.remaining() >= 12) {
      int length = in.getInt();
      int type = in.getInt();
      byte[] chunk = bytes(in, length);
      in.getInt(); // The checksum: damage is found by the picture's own decoder.
      if (type == 0x65584966) { // eXIf
        exif = first(exif, chunk);
      } else if (type == 0x69545874 && startsWith(chunk, XMP_IN_PNG)) { // iTXt
        xmp = first(xmp, internationalText(after(chunk, XMP_IN_PNG)));
      }
    }
  }

  /// The text of an iTXt chunk: flag, method, language, translated keyword, then text.
  private static byte[] internationalText(byte[] chunk) {
    int language = indexOf(chunk, 2);
    int keyword = indexOf(chunk, language + 1);
    if (chunk.length < 2 || language < 0 || keyword < 0) {
      return NONE;
    }
    byte[] text = Arrays.copyOfRange(chunk, keyword + 1, chunk.length);
    return chunk[0] == 0 ? text : inflated(text);
  }

  private static byte[] inflated(byte[] packed) {
    try (var in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      byte[] text = in.readNBytes(LARGEST + 1);
      return text.length > LARGEST ? NONE : text;
    } catch (IOException e) {
      return NONE;
    }
  }

  private void readWebp(ByteBuffer in) {
    while (in.remaining() >= 8) {
      int type = Integer.reverseBytes(in.getInt());
      int length = in.getInt();
      byte[] chunk = bytes(in, length);
      if (length % 2 == 1 && in.hasRemaining()) {
        in.get();
      }
      if (type == 0x45584946) { // EXIF
        exif = first(exif, startsWith(chunk, EXIF) ? after(chunk, EXIF) : chunk);
      } else if (type == 0x584D5020) { // XMP
        xmp = first(xmp, chunk);
      }
    }
  }

  /// Empty where it is too large to be words; the position moves on all the same.
  private static byte[] bytes(ByteBuffer in, int length) {
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    if (length > LARGEST) {
      in.position(in.position() + length);
      return NONE;
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  private static byte[] first(byte[] known, byte[] found) {
    return known.length > 0 ? known : found;
  }

  private static boolean startsWith(byte[] bytes, byte[] mark) {
    return bytes.length >= mark.length
        && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
  }

  private static byte[] after(byte[] bytes, byte[] mark) {
    return Arrays.copyOfRange(bytes, mark.length, bytes.length);
  }

  private static int indexOf(byte[] bytes, int from) {
    for (int i = Math.max(0, from); i < bytes.length; i++) {
      if (bytes[i] == 0) {
        return i;
      }
    }
    return -1;
  }

  private static byte[] mark(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
