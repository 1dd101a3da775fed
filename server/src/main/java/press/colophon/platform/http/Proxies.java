package press.colophon.platform.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Sees through the proxies we trust to the client and to the address it asked.
///
/// `X-Forwarded-*` from anyone else is ignored: it is a claim by the client about itself.
final class Proxies {

  private static final Pattern AUTHORITY =
      Pattern.compile("[a-zA-Z0-9._-]+(:[0-9]{1,5})?|\\[[0-9a-fA-F:.]+\\](:[0-9]{1,5})?");

  private final List<AddressRange> trusted;
  private final @Nullable URI configured;

  Proxies(List<AddressRange> trusted, @Nullable URI configured) {
    this.trusted = List.copyOf(trusted);
    this.configured = configured;
  }

  /// The nearest address that is not one of our proxies.
  String client(HttpServerRequest request) {
    return client(
        request.remoteAddress().hostAddress(), request.headers().getAll("x-forwarded-for"));
  }

  String client(String peer, List<String> forwardedFor) {
    List<String> hops = List.of(String.join(",", forwardedFor).split(","));
    String nearest = peer;
    for (int i = hops.size() - 1; i >= 0 && isTrusted(nearest); i--) {
      Optional<InetAddress> hop = literal(hops.get(i).strip());
      if (hop.isEmpty()) {
        break;
      }
      nearest = hop.get().getHostAddress();
    }
    return nearest;
  }

  /// The configured public address, or what the client or a trusted proxy says it asked for.
  URI publicAddress(HttpServerRequest request) {
    if (configured != null) {
      return configured;
    }
    boolean proxied = isTrusted(request.remoteAddress().hostAddress());
    HostAndPort authority = request.authority();
    String asked = authority == null ? "localhost" : authority.toString();
    String host = proxied ? first(request, "x-forwarded-host", asked) : asked;
    String scheme = proxied ? first(request, "x-forwarded-proto", "http") : "http";
    boolean sound = AUTHORITY.matcher(host).matches();
    return URI.create(
        (scheme.toLowerCase(Locale.ROOT).equals("https") ? "https://" : "http://")
            + (sound ? host : "localhost"));
  }

  private static String first(HttpServerRequest request, String header, String otherwise) {
    String value = request.headers().get(header);
    return value == null ? otherwise : value.split(",", 2)[0].strip();
  }

  private boolean isTrusted(String address) {
    return literal(address)
        .map(a -> trusted.stream().anyMatch(range -> range.contains(a)))
        .orElse(false);
  }

  private static Optional<InetAddress> literal(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
