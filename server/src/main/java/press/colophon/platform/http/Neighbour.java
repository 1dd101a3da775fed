package press.colophon.platform.http;

import java.net.InetAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A host or network that is not of the public net and may be read all the same, because whoever
/// runs this server says so: a partner's feed on the intranet, a site on this machine.
///
/// A host by name may be this machine or in a private network, never at a link-local address or at
/// another one where machines keep their secrets. A network is just what it says.
///
///     Neighbour.of("cms.intranet")   Neighbour.of("localhost:8123")   Neighbour.of("10.20.0.0/16")
///
/// @param host its name in small letters; null for a network
/// @param network null for a host by name
/// @param port the only one that may be asked; null for those where publications are usually found
public record Neighbour(
    @Nullable String host, @Nullable AddressRange network, @Nullable Integer port) {

  /// Reads `host`, `host:port`, `address`, `address:port` or `network/prefix`.
  ///
  /// @throws IllegalArgumentException where it is none of them
  public static Neighbour of(String written) {
    String text = written.strip();
    if (text.contains("/") || isBareSix(text)) {
      return new Neighbour(null, AddressRange.of(text), null);
    }
    try {
      URI uri = WebAddresses.parse("http://" + text);
      Integer port = uri.getPort() < 0 ? null : (Integer) uri.getPort();
      return isLiteral(uri.getHost())
          ? new Neighbour(null, AddressRange.of(WebAddresses.bare(uri.getHost())), port)
          : new Neighbour(uri.getHost(), null, port);
    } catch (RefusedException e) {
      throw new IllegalArgumentException("not a host, an address or a network: " + written, e);
    }
  }

  private static boolean isBareSix(String text) {
    return !text.startsWith("[") && text.indexOf(':') != text.lastIndexOf(':');
  }

  private static boolean isLiteral(String host) {
    return host.startsWith("[") || host.matches("[0-9.]+");
  }

  /// Whether `uri` may be asked at `address`, to which its host leads.
  ///
  /// @param usual whether the port is one where publications are found
  boolean takes(URI uri, InetAddress address, boolean usual) {
    boolean place =
        network != null
            ? network.contains(address)
            : uri.getHost().equals(host) && PublicAddresses.isPrivate(address);
    return place && (port == null ? usual : port == WebAddresses.port(uri));
  }
}
