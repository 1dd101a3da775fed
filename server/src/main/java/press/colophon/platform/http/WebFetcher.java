package press.colophon.platform.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Reads documents from the public web, and from nowhere else.
///
/// An address may come from anyone: a feed, a form, a redirect. So each host is looked up once,
/// each address found must be public, and the connection goes to that very address under the host's
/// name: a name that changes its mind between check and connection (DNS rebinding) gains nothing.
/// Every redirect is checked the same way. Time and size have limits that count from the first
/// step, so a server that sends a byte a second, or a kilobyte that unpacks to a gigabyte, ends at
/// them.
///
/// Thread-safe. Holds one event loop until closed.
public final class WebFetcher implements Fetcher, AutoCloseable {

  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*\"?([^\\s\";]+)", Pattern.CASE_INSENSITIVE);
  private static final int MAX_HEADER_BYTES = 64 * 1024;

  private final FetchLimits limits;
  private final String userAgent;
  private final Resolver resolver;
  private final Destinations destinations;
  private final Vertx vertx;
  private final HttpClientAgent client;

  /// Says where a connection may go.
  @FunctionalInterface
  interface Destinations {
    /// Whether a connection may go to the address.
    ///
    /// @param first whether this is the address asked for, and not one it redirects to
    boolean allow(InetAddress address, boolean first);
  }

  /// Looks a host up.
  @FunctionalInterface
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /// Reads with the machine's own name look-up.
  ///
  /// @param userAgent how we introduce ourselves, with an address where to complain
  public WebFetcher(FetchLimits limits, String userAgent) {
    this(limits, userAgent, InetAddress::getAllByName);
  }

  WebFetcher(FetchLimits limits, String userAgent, Resolver resolver) {
    this(
        limits,
        userAgent,
        resolver,
        (address, first) -> limits.allowLocal() || PublicAddresses.contains(address));
  }

  WebFetcher(FetchLimits limits, String userAgent, Resolver resolver, Destinations destinations) {
    this.limits = limits;
    this.userAgent = userAgent;
    this.resolver = resolver;
    this.destinations = destinations;
    this.vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setUseDaemonThread(true));
    this.client = vertx.createHttpClient(options(), new PoolOptions().setHttp1MaxSize(64));
  }

  private HttpClientOptions options() {
    return new HttpClientOptions()
        .setProtocolVersion(HttpVersion.HTTP_1_1)
        .setKeepAlive(false)
        .setDecompressionSupported(false)
        .setMaxHeaderSize(MAX_HEADER_BYTES)
        .setMaxInitialLineLength(MAX_HEADER_BYTES)
        .setConnectTimeout((int) limits.total().toMillis())
        .setVerifyHost(true);
  }

  @Override
  public void close() {
    vertx.close().await();
  }

  @Override
  public Fetch fetch(String address) {
    long deadline = System.nanoTime() + limits.total().toNanos();
    try {
      return follow(address, deadline);
    } catch (RefusedException e) {
      return new Fetch.Refused(
          "Cannot read " + WebAddresses.shown(address) + ": " + e.getMessage() + ".");
    }
  }

  private Fetch follow(String address, long deadline) throws RefusedException {
    Set<URI> seen = new HashSet<>();
    URI at = WebAddresses.parse(address);
    while (true) {
      if (!seen.add(at)) {
        throw new RefusedException(
            "it redirects in a circle, back to " + WebAddresses.shown(at.toString()));
      }
      if (seen.size() > limits.redirects() + 1) {
        throw new RefusedException("it redirects more than " + limits.redirects() + " times");
      }
      Received received = ask(at, seen.size() == 1, deadline);
      Optional<String> location = received.redirect();
      if (location.isEmpty()) {
        return document(at, received);
      }
      at = WebAddresses.redirected(at, location.get());
    }
  }

  // One request.

  /// An answer, its body as sent.
  private record Received(int status, Map<String, List<String>> headers, Body body) {
    Optional<String> redirect() {
      return REDIRECTS.contains(status) ? first("location") : Optional.empty();
    }

    Optional<String> first(String name) {
      return headers.getOrDefault(name, List.of()).stream().findFirst();
    }
  }

  /// Bytes gathered up to a limit.
  private static final class Body extends ByteArrayOutputStream {
    byte[] bytes() {
      return buf.length == count ? buf : toByteArray();
    }
  }

  private Received ask(URI uri, boolean first, long deadline) throws RefusedException {
    check(uri);
    RefusedException last = null;
    for (InetAddress destination : destinations(uri, first, deadline)) {
      try {
        return ask(uri, destination, deadline);
      } catch (NotConnectedException e) {
        last = new RefusedException(e.getMessage() == null ? "no connection" : e.getMessage(), e);
      }
    }
    throw last == null ? new RefusedException("its host has no address") : last;
  }

  private Received ask(URI uri, InetAddress destination, long deadline)
      throws RefusedException, NotConnectedException {
    AtomicReference<@Nullable HttpClientRequest> open = new AtomicReference<>();
    try {
      return await(exchange(request(uri, destination), open, deadline), deadline);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof NotConnectedException unreached) {
        throw unreached;
      }
      throw refused(e.getCause());
    } finally {
      HttpClientRequest request = open.get();
      if (request != null) {
        request.connection().close();
      }
    }
  }

  /// Asks and listens in one chain on the event loop: attached from another thread, a listener
  /// could come after the bytes.
  private Future<Received> exchange(
      RequestOptions options, AtomicReference<@Nullable HttpClientRequest> open, long deadline) {
    return client
        .request(options)
        .recover(e -> Future.failedFuture(unreached(e)))
        .compose(
            request -> {
              open.set(request);
              if (System.nanoTime() > deadline) {
                request.connection().close();
                return Future.failedFuture(
                    new NotConnectedException("no connection in time", null));
              }
              return request.send().compose(response -> gather(request, response));
            });
  }

  private static Exception unreached(Throwable e) {
    return hasCause(e, SSLException.class)
        ? new RefusedException("its certificate or encryption is not in order", e)
        : new NotConnectedException("no connection to its server", e);
  }

  private static RefusedException refused(@Nullable Throwable cause) {
    if (cause instanceof RefusedException refusal) {
      return new RefusedException(String.valueOf(refusal.getMessage()), refusal);
    }
    return new RefusedException("its server broke off or sent something that is not HTTP", cause);
  }

  private RequestOptions request(URI uri, InetAddress destination) {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    return new RequestOptions()
        .setMethod(HttpMethod.GET)
        .setServer(
            SocketAddress.inetSocketAddress(WebAddresses.port(uri), destination.getHostAddress()))
        .setHost(uri.getHost())
        .setPort(WebAddresses.port(uri))
        .setSsl(uri.getScheme().equals("https"))
        .setURI(target)
        .setFollowRedirects(false)
        .putHeader("user-agent", userAgent)
        .putHeader("accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
        .putHeader("accept-encoding", "gzip, deflate");
  }

  private Future<Received> gather(HttpClientRequest request, HttpClientResponse response) {
    Map<String, List<String>> headers = new HashMap<>();
    for (String name : response.headers().names()) {
      headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(response.headers().getAll(name)));
    }
    Received received = new Received(response.statusCode(), headers, new Body());
    if (declaredBytes(received) > limits.maxBytes()) {
      return Future.failedFuture(tooBig());
    }
    CompletableFuture<Received> gathered = new CompletableFuture<>();
    response.exceptionHandler(gathered::completeExceptionally);
    response.endHandler(v -> gathered.complete(received));
    response.handler(
        chunk -> {
          byte[] bytes = chunk.getBytes();
          if (received.body().size() + bytes.length > limits.maxBytes()) {
            gathered.completeExceptionally(tooBig());
            request.connection().close();
          } else {
            received.body().write(bytes, 0, bytes.length);
          }
        });
    return Future.fromCompletionStage(gathered);
  }

  private static long declaredBytes(Received received) {
    try {
      return received.first("content-length").map(Long::parseLong).orElse(0L);
    } catch (NumberFormatException e) {
      // Not a number: the bytes themselves are counted anyway.
      return 0;
    }
  }

  private RefusedException tooBig() {
    return new RefusedException("it is larger than " + limits.maxBytes() + " bytes");
  }

  private <T> T await(Future<T> future, long deadline) throws RefusedException, ExecutionException {
    return await(future.toCompletionStage().toCompletableFuture(), deadline);
  }

  private <T> T await(CompletableFuture<T> future, long deadline)
      throws RefusedException, ExecutionException {
    try {
      return future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new RefusedException(
          "it took longer than " + inSeconds(limits.total()) + " seconds", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedException("the server is stopping", e);
    }
  }

  private static String inSeconds(Duration time) {
    return time.toMillis() % 1000 == 0
        ? Long.toString(time.toSeconds())
        : Double.toString(time.toMillis() / 1000.0);
  }

  private static boolean hasCause(Throwable failure, Class<? extends Throwable> kind) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (kind.isInstance(t)) {
        return true;
      }
    }
    return false;
  }

  // Where a request may go.

  private void check(URI uri) throws RefusedException {
    if (!limits.allowLocal() && !limits.ports().contains(WebAddresses.port(uri))) {
      throw new RefusedException(
          "port " + WebAddresses.port(uri) + " is not one where publications are read");
    }
  }

  /// All addresses of the host, each allowed. One that is not spoils all: an honest host has no
  /// address in our own network.
  private List<InetAddress> destinations(URI uri, boolean first, long deadline)
      throws RefusedException {
    List<InetAddress> found = lookUp(uri.getHost(), deadline);
    for (InetAddress address : found) {
      if (!destinations.allow(address, first)) {
        throw new RefusedException(
            uri.getHost() + " leads to " + address.getHostAddress() + ", which is not public");
      }
    }
    return found;
  }

  private List<InetAddress> lookUp(String host, long deadline) throws RefusedException {
    CompletableFuture<List<InetAddress>> looking = new CompletableFuture<>();
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    Thread.ofVirtual()
        .name("look-up")
        .start(
            () -> {
              try {
                looking.complete(List.of(resolver.resolve(bare)));
              } catch (UnknownHostException | RuntimeException e) {
                looking.completeExceptionally(e);
              }
            });
    try {
      return await(looking, deadline);
    } catch (ExecutionException e) {
      throw new RefusedException("there is no host called " + host, e);
    }
  }

  // What was sent.

  private Fetch document(URI uri, Received received) throws RefusedException {
    byte[] bytes = decompressed(received);
    Optional<String> type = received.first("content-type");
    return new Fetch.Fetched(
        bytes,
        type.map(t -> t.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)).orElse(null),
        type.flatMap(WebFetcher::charset).orElse(null),
        uri,
        received.status(),
        received.headers());
  }

  private static Optional<String> charset(String contentType) {
    Matcher matcher = CHARSET.matcher(contentType);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private byte[] decompressed(Received received) throws RefusedException {
    String coding =
        String.join(",", received.headers().getOrDefault("content-encoding", List.of()))
            .strip()
            .toLowerCase(Locale.ROOT);
    byte[] sent = received.body().bytes();
    try {
      return switch (coding) {
        case "", "identity" -> sent;
        case "gzip", "x-gzip" ->
            sent.length == 0 ? sent : limited(new GZIPInputStream(new ByteArrayInputStream(sent)));
        case "deflate" -> deflated(sent);
        default ->
            throw new RefusedException(
                "it is compressed as " + coding + ", which was not asked for");
      };
    } catch (IOException e) {
      throw new RefusedException("its compressed bytes are damaged or cut off", e);
    }
  }

  /// "deflate" means the zlib format; servers that send it without zlib's frame are common enough.
  private byte[] deflated(byte[] sent) throws IOException, RefusedException {
    try {
      return limited(new InflaterInputStream(new ByteArrayInputStream(sent)));
    } catch (ZipException e) {
      return limited(new InflaterInputStream(new ByteArrayInputStream(sent), new Inflater(true)));
    }
  }

  private byte[] limited(InputStream in) throws IOException, RefusedException {
    try (in) {
      byte[] bytes = in.readNBytes(limits.maxBytes() + 1);
      if (bytes.length > limits.maxBytes()) {
        throw tooBig();
      }
      return bytes;
    }
  }

  private static final class NotConnectedException extends Exception {
    NotConnectedException(String reason, @Nullable Throwable cause) {
      super(reason, cause);
    }
  }
}
