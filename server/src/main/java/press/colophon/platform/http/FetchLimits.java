package press.colophon.platform.http;

import java.time.Duration;
import java.util.Set;

/// What reading a document may cost, and where it may lead.
///
/// @param total everything together, from the first look-up to the last byte
/// @param maxBytes of the document, as sent and after decompression
/// @param redirects how many are followed
/// @param ports that may be asked
/// @param allowLocal whether loopback and private addresses and any port may be asked; for tests
public record FetchLimits(
    Duration total, int maxBytes, int redirects, Set<Integer> ports, boolean allowLocal) {

  public FetchLimits {
    ports = Set.copyOf(ports);
  }

  /// 20 seconds, 20 MB, 5 redirects, the ports on which publications are found.
  public static FetchLimits defaults() {
    return new FetchLimits(
        Duration.ofSeconds(20), 20_000_000, 5, Set.of(80, 443, 8080, 8443), false);
  }

  /// The same, reaching this machine, too: for tests with a server of their own.
  public FetchLimits withLocal() {
    return new FetchLimits(total, maxBytes, redirects, ports, true);
  }

  /// The same with another time limit.
  public FetchLimits within(Duration time) {
    return new FetchLimits(time, maxBytes, redirects, ports, allowLocal);
  }

  /// The same with another size limit.
  public FetchLimits upTo(int bytes) {
    return new FetchLimits(total, bytes, redirects, ports, allowLocal);
  }
}
