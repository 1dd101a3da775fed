package press.colophon.platform.http;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// The content codings a page is kept in, least preferred first.
enum Coding {
  IDENTITY("identity", ""),
  GZIP("gzip", "-g"),
  BROTLI("br", "-b");

  /// Below this size compression saves no packet.
  private static final int WORTH_COMPRESSING_BYTES = 256;

  final String token;

  /// Ends the entity tag, because two codings are two representations (RFC 9110 section 8.8.3.3).
  final String tagEnd;

  Coding(String token, String tagEnd) {
    this.token = token;
    this.tagEnd = tagEnd;
  }

  /// The bytes in gzip at the JDK's `level` (1-9), or empty when they would not be fewer.
  static Optional<byte[]> gzip(byte[] body, String contentType, int level) {
    if (!isWorthCompressing(body, contentType)) {
      return Optional.empty();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 3);
    try (GZIPOutputStream gzip =
        new GZIPOutputStream(out) {
          {
            def.setLevel(Math.clamp(level, Deflater.BEST_SPEED, Deflater.BEST_COMPRESSION));
          }
        }) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException("writing gzip to memory failed", e);
    }
    return out.size() < body.length ? Optional.of(out.toByteArray()) : Optional.empty();
  }

  /// The bytes in brotli, or empty when they would not be fewer or this machine has no brotli.
  ///
  /// Slow on purpose: a page is compressed once and sent many times.
  static Optional<byte[]> brotli(byte[] body, String contentType) {
    if (!isWorthCompressing(body, contentType) || !Brotli4jLoader.isAvailable()) {
      return Optional.empty();
    }
    try {
      byte[] out = Encoder.compress(body, Encoder.Parameters.create(brotliQuality(body.length)));
      return out.length < body.length ? Optional.of(out) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("writing brotli to memory failed", e);
    }
  }

  /// Quality 11 takes about a second per megabyte: long pages get less of it.
  private static int brotliQuality(int bytes) {
    if (bytes <= 128 * 1024) {
      return 11;
    }
    return bytes <= 1024 * 1024 ? 9 : 5;
  }

  private static boolean isWorthCompressing(byte[] body, String contentType) {
    return body.length >= WORTH_COMPRESSING_BYTES
        && (contentType.startsWith("text/")
            || contentType.contains("xml")
            || contentType.contains("json")
            || contentType.contains("javascript"));
  }
}
