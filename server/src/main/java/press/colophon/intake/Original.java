package press.colophon.intake;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What we got, as it came: a file or a page, or one thing out of it.
///
/// @param from the file name or the address
/// @param address of the page, for its relative links; a file address for a file
/// @param charset what the transport says of the encoding
public record Original(
    String from, Content content, @Nullable URI address, @Nullable String charset, Instant at) {

  /// An original whose bytes are here.
  ///
  /// @param bytes not copied, and not to be changed
  public Original(
      String from, byte[] bytes, @Nullable URI address, @Nullable String charset, Instant at) {
    this(from, Content.of(bytes), address, charset, at);
  }

  /// All bytes; not to be changed.
  public byte[] bytes() {
    return content.bytes();
  }

  /// SHA-256 of the bytes, 64 lower-case hexadecimal digits.
  public String sha256() {
    return content.sha256();
  }

  /// One thing out of this original, with its own bytes: an entry of a feed, a file of an archive.
  public Original part(byte[] bytes) {
    return new Original(from, Content.of(bytes), address, null, at);
  }
}
