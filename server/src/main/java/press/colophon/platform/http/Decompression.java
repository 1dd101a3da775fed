package press.colophon.platform.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/// Unpacks what a site sent, up to a number of bytes: a kilobyte may unpack to a gigabyte.
///
/// @param maxBytes that are unpacked at most
record Decompression(int maxBytes) {

  /// The codings asked for, as the value of `Accept-Encoding`.
  static final String CODINGS = "gzip, deflate";

  /// Thrown when there would be more than [#maxBytes].
  static final class TooLargeException extends IOException {}

  /// The bytes themselves where they are not packed.
  ///
  /// @param coding the value of `Content-Encoding`, in lower case
  /// @throws IOException where they are damaged, cut off, or too many
  /// @throws IllegalArgumentException where the coding was not asked for
  byte[] unpack(String coding, byte[] sent) throws IOException {
    if (sent.length == 0) {
      return sent;
    }
    return switch (coding) {
      case "", "identity" -> sent;
      case "gzip", "x-gzip" -> limited(new GZIPInputStream(new ByteArrayInputStream(sent)));
      case "deflate" -> deflated(sent);
      default -> throw new IllegalArgumentException("not asked for: " + coding);
    };
  }

  /// "deflate" means the zlib format; servers that send it without zlib's frame are common enough.
  private byte[] deflated(byte[] sent) throws IOException {
    try {
      return limited(new InflaterInputStream(new ByteArrayInputStream(sent)));
    } catch (ZipException e) {
      Inflater bare = new Inflater(true);
      try {
        return limited(new InflaterInputStream(new ByteArrayInputStream(sent), bare));
      } finally {
        bare.end();
      }
    }
  }

  private byte[] limited(InputStream in) throws IOException {
    try (in) {
      byte[] bytes = in.readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        throw new TooLargeException();
      }
      return bytes;
    }
  }
}
