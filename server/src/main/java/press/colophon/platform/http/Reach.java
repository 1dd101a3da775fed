package press.colophon.platform.http;

import java.net.InetAddress;
import java.net.URI;
import press.colophon.platform.http.Fetch.Because;

/// Says where a request may go: to the public net at the usual ports, and to the neighbours.
record Reach(FetchLimits limits) implements WebFetcher.Destinations {

  @Override
  public void check(URI uri) throws NotReadException {
    if (!limits.allowLocal() && !isUsual(uri) && !isNamed(uri)) {
      throw unusualPort(uri);
    }
  }

  @Override
  public void check(URI uri, InetAddress address, boolean first) throws NotReadException {
    if (limits.allowLocal()
        || limits.neighbours().stream().anyMatch(n -> n.takes(uri, address, isUsual(uri)))) {
      return;
    }
    if (!PublicAddresses.contains(address)) {
      throw notPublic(uri, address);
    }
    if (!isUsual(uri)) {
      throw unusualPort(uri);
    }
  }

  private boolean isUsual(URI uri) {
    return limits.ports().contains(WebAddresses.port(uri));
  }

  private boolean isNamed(URI uri) {
    return limits.neighbours().stream()
        .anyMatch(n -> n.port() != null && n.port() == WebAddresses.port(uri));
  }

  private static NotReadException unusualPort(URI uri) {
    return new NotReadException(
        Because.ADDRESS,
        "port " + WebAddresses.port(uri) + " is not one where publications are read");
  }

  static NotReadException notPublic(URI uri, InetAddress address) {
    return new NotReadException(
        Because.NOT_PUBLIC,
        uri.getHost() + " leads to " + address.getHostAddress() + ", which is not public");
  }
}
