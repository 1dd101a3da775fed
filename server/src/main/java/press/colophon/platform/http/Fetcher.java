package press.colophon.platform.http;

/// Reads documents by address. [WebFetcher] reads the public web; tests read what they were given.
@FunctionalInterface
public interface Fetcher {

  /// Blocks until the answer is there or refused. Never throws for what others do wrong.
  Fetch fetch(FetchRequest request);

  /// Reads the document at an address.
  default Fetch fetch(String address) {
    return fetch(FetchRequest.get(address));
  }
}
