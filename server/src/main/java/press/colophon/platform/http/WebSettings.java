package press.colophon.platform.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the web server listens and what it puts up with.
///
/// @param host the address to listen on
/// @param port 0 takes any free one
/// @param publicAddress what readers' links begin with; null takes what each request asked for
/// @param eventLoops threads that answer cached pages, at least 1
/// @param rendering pages rendered at once; not more than there are database connections
/// @param waiting requests that may wait for a render before others are turned away
/// @param limits what a client may send, and how long it may take
/// @param logRequests one line each
/// @param trustedProxies whose `X-Forwarded-*` headers are believed
/// @param contentSecurityPolicy sent with HTML
public record WebSettings(
    String host,
    int port,
    @Nullable URI publicAddress,
    int eventLoops,
    int rendering,
    int waiting,
    Limits limits,
    boolean logRequests,
    List<AddressRange> trustedProxies,
    String contentSecurityPolicy) {

  /// What a client may send, and how long it may take.
  ///
  /// @param uriBytes longest first line of a request
  /// @param headerBytes all headers of a request together
  /// @param bodyBytes longest body of a request
  /// @param idle a connection silent for so long is closed
  /// @param firstRequest how long the first request may take to arrive, however busily it is sent
  /// @param nextRequest the same for each later one, counted from the one before
  /// @param connections open at once; more are closed as they come
  /// @param grace how long requests under way may take when the server closes
  public record Limits(
      int uriBytes,
      int headerBytes,
      int bodyBytes,
      Duration idle,
      Duration firstRequest,
      Duration nextRequest,
      int connections,
      Duration grace) {

    /// For readers of a newspaper, on slow phones too.
    public static Limits usual() {
      return new Limits(
          4096,
          16 * 1024,
          1024 * 1024,
          Duration.ofSeconds(30),
          Duration.ofSeconds(20),
          Duration.ofMinutes(5),
          4096,
          Duration.ofSeconds(10));
    }
  }

  /// No script but files of ours, nothing from elsewhere, in nobody's frame.
  public static final String STRICT =
      "default-src 'none'; img-src 'self' data:; style-src 'self'; font-src 'self'; "
          + "script-src 'self'; connect-src 'self'; media-src 'self'; manifest-src 'self'; "
          + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  public WebSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
    }
    if (eventLoops < 1 || rendering < 1 || waiting < 0) {
      throw new IllegalArgumentException("a server needs an event loop and a renderer");
    }
    trustedProxies = List.copyOf(trustedProxies);
  }

  /// Sensible limits for a newspaper's site.
  public static WebSettings at(String host, int port) {
    return new WebSettings(
        host,
        port,
        null,
        Math.max(1, Runtime.getRuntime().availableProcessors()),
        16,
        1000,
        Limits.usual(),
        true,
        List.of(),
        STRICT);
  }

  /// The same, for readers who come through a proxy: its addresses, and ours as readers see it.
  public WebSettings behind(List<AddressRange> proxies, @Nullable URI address) {
    return new WebSettings(
        host,
        port,
        address,
        eventLoops,
        rendering,
        waiting,
        limits,
        logRequests,
        proxies,
        contentSecurityPolicy);
  }

  /// The same with other limits.
  public WebSettings limited(Limits other) {
    return new WebSettings(
        host,
        port,
        publicAddress,
        eventLoops,
        rendering,
        waiting,
        other,
        logRequests,
        trustedProxies,
        contentSecurityPolicy);
  }

  /// The same without a line for each request.
  public WebSettings silent() {
    return new WebSettings(
        host,
        port,
        publicAddress,
        eventLoops,
        rendering,
        waiting,
        limits,
        false,
        trustedProxies,
        contentSecurityPolicy);
  }
}
