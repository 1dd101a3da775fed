package press.colophon.platform.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A web of the documents a test puts into it; every other address has no host.
public final class CannedFetcher implements Fetcher {

  private final Map<String, Function<FetchRequest, Fetch>> web = new ConcurrentHashMap<>();

  /// Puts an HTML document at an address.
  public CannedFetcher with(String address, String html) {
    return with(
        address,
        document(
            address,
            200,
            Map.of("content-type", "text/html; charset=utf-8"),
            html.getBytes(StandardCharsets.UTF_8)));
  }

  /// Puts any outcome at an address.
  public CannedFetcher with(String address, Fetch outcome) {
    return with(address, request -> outcome);
  }

  /// Puts at an address what answers according to the request.
  public CannedFetcher with(String address, Function<FetchRequest, Fetch> site) {
    web.put(address, site);
    return this;
  }

  /// A document that came without redirects.
  ///
  /// @param headers by lower-case name
  public static Fetch.Fetched document(
      String address, int status, Map<String, String> headers, byte[] bytes) {
    URI uri = URI.create(address);
    return new Fetch.Fetched(
        bytes,
        List.of(new Fetch.Hop(uri, status)),
        headers.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue()))),
        new Transcript(
            Instant.EPOCH,
            uri,
            new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), WebAddresses.port(uri)),
            Transcript.head(
                "GET " + uri.getRawPath() + " HTTP/1.1", Map.of("Host", uri.getHost()).entrySet()),
            Transcript.head("HTTP/1.1 " + status + " Canned", headers.entrySet()),
            bytes));
  }

  @Override
  public Fetch fetch(FetchRequest request) {
    return web.getOrDefault(request.address(), CannedFetcher::nothing).apply(request);
  }

  private static Fetch nothing(FetchRequest request) {
    return new Fetch.Refused(
        Fetch.Because.NO_HOST, "Cannot read " + request.address() + ": there is no such host.");
  }
}
