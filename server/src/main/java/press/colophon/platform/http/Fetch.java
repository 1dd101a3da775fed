package press.colophon.platform.http;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What came of reading an address.
public sealed interface Fetch permits Fetch.Fetched, Fetch.Refused {

  /// The document, whole and decompressed. Its status may be any: an error page is a document, too.
  final class Fetched implements Fetch {
    private final byte[] bytes;
    private final @Nullable String contentType;
    private final @Nullable String charset;
    private final URI finalUri;
    private final int status;
    private final Map<String, List<String>> headers;

    /// A document as received.
    ///
    /// @param charset as the sender declares it; not looked up in the document
    /// @param finalUri where the last redirect led
    /// @param headers by lower-case name
    public Fetched(
        byte[] bytes,
        @Nullable String contentType,
        @Nullable String charset,
        URI finalUri,
        int status,
        Map<String, List<String>> headers) {
      this.bytes = bytes.clone();
      this.contentType = contentType;
      this.charset = charset;
      this.finalUri = finalUri;
      this.status = status;
      this.headers = Map.copyOf(headers);
    }

    public byte[] bytes() {
      return bytes.clone();
    }

    /// The type without parameters, in lower case.
    public Optional<String> contentType() {
      return Optional.ofNullable(contentType);
    }

    public Optional<String> charset() {
      return Optional.ofNullable(charset);
    }

    public URI finalUri() {
      return finalUri;
    }

    public int status() {
      return status;
    }

    /// The first value of a header.
    public Optional<String> header(String lowerCaseName) {
      return headers.getOrDefault(lowerCaseName, List.of()).stream().findFirst();
    }
  }

  /// Nothing was read, and why: a sentence for a person, naming the address.
  record Refused(String reason) implements Fetch {}
}
