package press.colophon.intake;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.Sha256;

/// What we got, as it came: the bytes of a file or of a page.
///
/// The bytes are not to be changed.
///
/// @param from the file name or the address
/// @param address of the page, for its relative links; a file address for a file
/// @param charset what the transport says of the encoding
@SuppressWarnings("ArrayRecordComponent") // The bytes are handed on once and never compared.
public record Original(
    String from, byte[] bytes, @Nullable URI address, @Nullable String charset, Instant at) {

  /// SHA-256 of the bytes, 64 lower-case hexadecimal digits.
  public String sha256() {
    return Sha256.hex(bytes);
  }
}
