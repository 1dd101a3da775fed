package press.colophon.platform.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A web of the documents a test puts into it; every other address has no host.
public final class CannedFetcher implements Fetcher {

  private final Map<String, Fetch> web = new ConcurrentHashMap<>();

  /// Puts an HTML document at an address.
  public CannedFetcher with(String address, String html) {
    byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
    return with(
        address,
        new Fetch.Fetched(bytes, "text/html", "utf-8", URI.create(address), 200, Map.of()));
  }

  /// Puts any outcome at an address.
  public CannedFetcher with(String address, Fetch outcome) {
    web.put(address, outcome);
    return this;
  }

  @Override
  public Fetch fetch(String address) {
    return web.getOrDefault(
        address, new Fetch.Refused("Cannot read " + address + ": there is no such host."));
  }
}
