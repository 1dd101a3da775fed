package press.colophon.platform.http;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/// What reading a document may cost, and where it may lead.
///
/// @param total everything together, from the first look-up to the last byte
/// @param maxBytes of the document, as sent and after decompression
/// @param redirects how many are followed
/// @param atOnce documents read at the same time; further ones wait for their turn
/// @param ports that may be asked
/// @param neighbours that may be read although they are not public
/// @param allowLocal whether loopback and private addresses and any port may be asked; for tests
public record FetchLimits(
    Duration total,
    int maxBytes,
    int redirects,
    int atOnce,
    Set<Integer> ports,
    List<Neighbour> neighbours,
    boolean allowLocal) {

  public FetchLimits {
    ports = Set.copyOf(ports);
    neighbours = List.copyOf(neighbours);
  }

  /// 20 seconds, 20 MB, 5 redirects, 64 at once, the ports on which publications are found.
  public static FetchLimits defaults() {
    return new FetchLimits(
        Duration.ofSeconds(20), 20_000_000, 5, 64, Set.of(80, 443, 8080, 8443), List.of(), false);
  }

  /// The same, reaching this machine, too: for tests with a server of their own.
  public FetchLimits withLocal() {
    return new FetchLimits(total, maxBytes, redirects, atOnce, ports, neighbours, true);
  }

  /// The same with another time limit.
  public FetchLimits within(Duration time) {
    return new FetchLimits(time, maxBytes, redirects, atOnce, ports, neighbours, allowLocal);
  }

  /// The same with another size limit.
  public FetchLimits upTo(int bytes) {
    return new FetchLimits(total, bytes, redirects, atOnce, ports, neighbours, allowLocal);
  }

  /// The same with another number of redirects.
  public FetchLimits following(int most) {
    return new FetchLimits(total, maxBytes, most, atOnce, ports, neighbours, allowLocal);
  }

  /// The same with another number of documents read at the same time.
  public FetchLimits atOnce(int most) {
    return new FetchLimits(total, maxBytes, redirects, most, ports, neighbours, allowLocal);
  }

  /// The same with another port that may be asked, and no others.
  public FetchLimits at(int port) {
    return new FetchLimits(
        total, maxBytes, redirects, atOnce, Set.of(port), neighbours, allowLocal);
  }

  /// The same with other neighbours.
  public FetchLimits reaching(List<Neighbour> places) {
    return new FetchLimits(total, maxBytes, redirects, atOnce, ports, places, allowLocal);
  }
}
