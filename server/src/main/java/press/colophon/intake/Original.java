package press.colophon.intake;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.http.Fetch;
import press.colophon.platform.http.Transcript;

/// What we got, as it came: a file or a page, or one thing out of it.
///
/// @param from the file name or the address
/// @param address of the page, for its relative links; a file address for a file
/// @param charset what the transport says of the encoding
/// @param exchange with the site that sent it, to be kept as evidence; null for a file and for a
///     part
/// @param whole what it was taken out of; null for a whole
public record Original(
    String from,
    Content content,
    @Nullable URI address,
    @Nullable String charset,
    Instant at,
    @Nullable Transcript exchange,
    @Nullable Original whole) {

  /// An original that came without an exchange: a file.
  public Original(
      String from, Content content, @Nullable URI address, @Nullable String charset, Instant at) {
    this(from, content, address, charset, at, null, null);
  }

  /// An original whose bytes are here.
  ///
  /// @param bytes not copied, and not to be changed
  public Original(
      String from, byte[] bytes, @Nullable URI address, @Nullable String charset, Instant at) {
    this(from, Content.of(bytes), address, charset, at);
  }

  /// A page as it was fetched, with the exchange that brought it.
  public static Original of(Fetch.Fetched fetched, Instant at) {
    return new Original(
            fetched.finalUri().toString(),
            fetched.bytes(),
            fetched.finalUri(),
            fetched.charset().orElse(null),
            at)
        .with(fetched.transcript());
  }

  /// All bytes; not to be changed.
  public byte[] bytes() {
    return content.bytes();
  }

  /// SHA-256 of the bytes, 64 lower-case hexadecimal digits.
  public String sha256() {
    return content.sha256();
  }

  /// The same with the exchange that brought it.
  public Original with(Transcript exchange) {
    return new Original(from, content, address, charset, at, exchange, whole);
  }

  /// One thing out of this original, with its own bytes: an entry of a feed, a file of an archive.
  public Original part(byte[] bytes) {
    return new Original(
        from, Content.of(bytes), address, null, at, null, whole == null ? this : whole);
  }
}
