package press.colophon.platform.http;

import io.netty.handler.codec.TooLongFrameException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.http.Fetch.Because;
import press.colophon.platform.http.Fetch.Hop;

/// Reads documents from the public web, and from nowhere else but the neighbours it was told of.
///
/// An address may come from anyone: a feed, a form, a redirect. So each host is looked up once,
/// each address found must be public, and the connection goes to that very address under the host's
/// name: a name that changes its mind between check and connection (DNS rebinding) gains nothing.
/// Every redirect is checked the same way. Time and size have limits that count from the first
/// step, so a server that sends a byte a second, or a kilobyte that unpacks to a gigabyte, ends at
/// them. Who asks when many are being read waits for a turn, and the time counts from there.
///
/// Thread-safe. Holds one event loop until closed.
public final class WebFetcher implements Fetcher, AutoCloseable {

  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final int MAX_HEADER_BYTES = 64 * 1024;

  private final FetchLimits limits;
  private final String userAgent;
  private final Resolver resolver;
  private final Destinations destinations;
  private final InstantSource clock;
  private final Decompression decompression;
  private final Semaphore turns;
  private final Vertx vertx;
  private final HttpClientAgent client;
  private volatile boolean closed;

  /// Says where a request may go.
  interface Destinations {
    /// Before the host is looked up.
    void check(URI uri) throws NotReadException;

    /// Before a connection to an address of its host.
    ///
    /// @param first whether this is the address asked for, and not one it redirects to
    void check(URI uri, InetAddress address, boolean first) throws NotReadException;
  }

  /// Looks a host up.
  @FunctionalInterface
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /// Reads with the machine's own name look-up.
  ///
  /// @param userAgent how we introduce ourselves, with an address where to complain
  public WebFetcher(FetchLimits limits, String userAgent, InstantSource clock) {
    this(limits, userAgent, clock, InetAddress::getAllByName);
  }

  WebFetcher(FetchLimits limits, String userAgent, InstantSource clock, Resolver resolver) {
    this(limits, userAgent, clock, resolver, new Reach(limits));
  }

  WebFetcher(
      FetchLimits limits,
      String userAgent,
      InstantSource clock,
      Resolver resolver,
      Destinations destinations) {
    this.limits = limits;
    this.userAgent = userAgent;
    this.clock = clock;
    this.resolver = resolver;
    this.destinations = destinations;
    this.decompression = new Decompression(limits.maxBytes());
    this.turns = new Semaphore(limits.atOnce(), true);
    this.vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setUseDaemonThread(true));
    this.client =
        vertx.createHttpClient(options(), new PoolOptions().setHttp1MaxSize(limits.atOnce()));
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
    closed = true;
    vertx.close().await();
  }

  @Override
  public Fetch fetch(FetchRequest request) {
    try {
      turns.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return refused(request, stopping(e));
    }
    try {
      return follow(request, System.nanoTime() + limits.total().toNanos());
    } catch (NotReadException e) {
      return refused(request, closed ? stopping(e) : e);
    } finally {
      turns.release();
    }
  }

  private static Fetch refused(FetchRequest request, NotReadException e) {
    return new Fetch.Refused(
        e.because(),
        "Cannot read " + WebAddresses.shown(request.address()) + ": " + e.getMessage() + ".");
  }

  private static NotReadException stopping(Throwable cause) {
    return new NotReadException(Because.STOPPED, "the server is stopping", cause);
  }

  private Fetch follow(FetchRequest request, long deadline) throws NotReadException {
    List<Hop> hops = new ArrayList<>();
    FetchRequest asking = request;
    URI at = parse(request.address());
    while (true) {
      Received received = ask(asking, at, hops.isEmpty(), deadline);
      hops.add(new Hop(at, received.status()));
      Optional<String> location = received.redirect();
      if (location.isEmpty()) {
        return document(hops, received);
      }
      at = next(hops, location.get());
      asking = asking.redirected(received.status());
      keepSecret(asking, hops.getLast().address(), at);
    }
  }

  private static URI parse(String address) throws NotReadException {
    try {
      return WebAddresses.parse(address);
    } catch (RefusedException e) {
      throw new NotReadException(Because.ADDRESS, String.valueOf(e.getMessage()), e);
    }
  }

  private URI next(List<Hop> hops, String location) throws NotReadException {
    URI next = redirected(hops.getLast().address(), location);
    if (hops.stream().anyMatch(hop -> hop.address().equals(next))) {
      throw new NotReadException(
          Because.REDIRECTS,
          "it redirects in a circle, back to " + WebAddresses.shown(next.toString()));
    }
    if (hops.size() > limits.redirects()) {
      throw new NotReadException(
          Because.REDIRECTS, "it redirects more than " + limits.redirects() + " times");
    }
    return next;
  }

  private static URI redirected(URI from, String location) throws NotReadException {
    try {
      return WebAddresses.redirected(from, location);
    } catch (RefusedException e) {
      throw new NotReadException(Because.REDIRECTS, String.valueOf(e.getMessage()), e);
    }
  }

  /// What is sent may be a secret between us and the site.
  private static void keepSecret(FetchRequest request, URI from, URI to) throws NotReadException {
    if (request.content() != null
        && from.getScheme().equals("https")
        && to.getScheme().equals("http")) {
      throw new NotReadException(
          Because.REDIRECTS, "it wants what was sent again without encryption");
    }
  }

  // One request.

  /// An answer, its body as sent.
  private record Received(int status, Map<String, List<String>> headers, Transcript transcript) {
    Optional<String> redirect() {
      return REDIRECTS.contains(status)
          ? headers.getOrDefault("location", List.of()).stream().findFirst()
          : Optional.empty();
    }
  }

  private Received ask(FetchRequest request, URI uri, boolean first, long deadline)
      throws NotReadException {
    destinations.check(uri);
    NotReadException last = new NotReadException(Because.NO_HOST, "its host has no address");
    for (InetAddress destination : destinations(uri, first, deadline)) {
      try {
        return ask(new Question(request, uri, destination), deadline);
      } catch (NotReadException e) {
        if (e.because() != Because.UNREACHABLE) {
          throw e;
        }
        last = e;
      }
    }
    throw last;
  }

  private Received ask(Question question, long deadline) throws NotReadException {
    AtomicReference<@Nullable HttpClientRequest> open = new AtomicReference<>();
    try {
      return await(exchange(question, open, deadline), deadline);
    } catch (ExecutionException e) {
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
      Question question, AtomicReference<@Nullable HttpClientRequest> open, long deadline) {
    return connected(question)
        .recover(e -> Future.failedFuture(unreached(e)))
        .compose(
            request -> {
              open.set(request);
              request.connection().exceptionHandler(e -> inOutcome());
              if (System.nanoTime() > deadline) {
                request.connection().close();
                return Future.failedFuture(
                    new NotReadException(Because.UNREACHABLE, "no connection in time"));
              }
              Instant at = clock.instant();
              return question
                  .send(request)
                  .compose(response -> gather(question, at, request, response));
            });
  }

  /// The client's own future, which hands on on the event loop; another one may do so here.
  private Future<HttpClientRequest> connected(Question question) {
    try {
      return client.request(question.options());
    } catch (IllegalStateException e) {
      // Closed meanwhile.
      return Future.failedFuture(e);
    }
  }

  /// What goes wrong on a connection is told by the outcome; the client would log it besides.
  private static void inOutcome() {}

  private static Exception unreached(Throwable e) {
    return hasCause(e, SSLException.class)
        ? new NotReadException(
            Because.ENCRYPTION, "its certificate or encryption is not in order", e)
        : new NotReadException(Because.UNREACHABLE, "no connection to its server", e);
  }

  private static NotReadException refused(@Nullable Throwable cause) {
    if (cause instanceof NotReadException known) {
      return new NotReadException(known.because(), String.valueOf(known.getMessage()), known);
    }
    if (cause != null && hasCause(cause, TooLongFrameException.class)) {
      return new NotReadException(
          Because.TOO_LARGE, "its head is larger than " + MAX_HEADER_BYTES + " bytes", cause);
    }
    return new NotReadException(
        Because.DAMAGED, "its server broke off or sent something that is not HTTP", cause);
  }

  /// One request to one machine, whole, so that it can be kept as evidence.
  private final class Question {
    private final URI uri;
    private final InetAddress destination;
    private final HttpMethod method;
    private final byte[] body;
    private final Map<String, String> headers = new LinkedHashMap<>();

    Question(FetchRequest request, URI uri, InetAddress destination) {
      this.uri = uri;
      this.destination = destination;
      FetchRequest.Content content = request.content();
      this.method = content == null ? HttpMethod.GET : HttpMethod.POST;
      this.body = content == null ? new byte[0] : content.bytes();
      headers.put("Host", uri.getRawAuthority());
      headers.put("User-Agent", userAgent);
      headers.put("Accept", request.accept());
      headers.put("Accept-Encoding", Decompression.CODINGS);
      if (request.ifNoneMatch() != null) {
        headers.put("If-None-Match", request.ifNoneMatch());
      }
      if (request.ifModifiedSince() != null) {
        headers.put("If-Modified-Since", request.ifModifiedSince());
      }
      if (request.authorization() != null) {
        headers.put("Authorization", request.authorization());
      }
      if (content != null) {
        headers.put("Content-Type", content.type());
        headers.put("Content-Length", Integer.toString(body.length));
      }
      // Spelt and placed as the client does by itself, so that the record is true to the byte.
      headers.put("connection", "close");
    }

    Future<HttpClientResponse> send(HttpClientRequest request) {
      return body.length == 0 ? request.send() : request.send(Buffer.buffer(body));
    }

    private String target() {
      String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    InetSocketAddress server() {
      return new InetSocketAddress(destination, WebAddresses.port(uri));
    }

    RequestOptions options() {
      RequestOptions options =
          new RequestOptions()
              .setMethod(method)
              .setServer(
                  SocketAddress.inetSocketAddress(
                      WebAddresses.port(uri), destination.getHostAddress()))
              .setHost(uri.getHost())
              .setPort(WebAddresses.port(uri))
              .setSsl(uri.getScheme().equals("https"))
              .setURI(target())
              .setFollowRedirects(false);
      headers.forEach(options::putHeader);
      return options;
    }

    /// The request as it is sent.
    byte[] bytes() {
      byte[] head = Transcript.head(method + " " + target() + " HTTP/1.1", headers.entrySet());
      return Buffer.buffer(head.length + body.length)
          .appendBytes(head)
          .appendBytes(body)
          .getBytes();
    }
  }

  private Future<Received> gather(
      Question question, Instant at, HttpClientRequest request, HttpClientResponse response) {
    CompletableFuture<Received> gathered = new CompletableFuture<>();
    response.exceptionHandler(gathered::completeExceptionally);
    if (declaredBytes(response) > limits.maxBytes()) {
      return Future.failedFuture(tooBig());
    }
    Buffer body = Buffer.buffer();
    response.endHandler(v -> gathered.complete(received(question, at, response, body)));
    response.handler(
        chunk -> {
          if (body.length() + chunk.length() > limits.maxBytes()) {
            gathered.completeExceptionally(tooBig());
            request.connection().close();
          } else {
            body.appendBuffer(chunk);
          }
        });
    return Future.fromCompletionStage(gathered);
  }

  private static Received received(
      Question question, Instant at, HttpClientResponse response, Buffer body) {
    Map<String, List<String>> headers = new HashMap<>();
    for (String name : response.headers().names()) {
      headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(response.headers().getAll(name)));
    }
    return new Received(
        response.statusCode(),
        headers,
        new Transcript(
            at,
            question.uri,
            question.server(),
            question.bytes(),
            Transcript.head(statusLine(response), response.headers()),
            body.getBytes()));
  }

  private static String statusLine(HttpClientResponse response) {
    return "HTTP/1.1 " + response.statusCode() + " " + response.statusMessage();
  }

  private static long declaredBytes(HttpClientResponse response) {
    try {
      String declared = response.getHeader("content-length");
      return declared == null ? 0 : Long.parseLong(declared);
    } catch (NumberFormatException e) {
      // Not a number: the bytes themselves are counted anyway.
      return 0;
    }
  }

  private NotReadException tooBig() {
    return new NotReadException(
        Because.TOO_LARGE, "it is larger than " + limits.maxBytes() + " bytes");
  }

  private <T> T await(Future<T> future, long deadline) throws NotReadException, ExecutionException {
    return await(future.toCompletionStage().toCompletableFuture(), deadline);
  }

  private <T> T await(CompletableFuture<T> future, long deadline)
      throws NotReadException, ExecutionException {
    try {
      return future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new NotReadException(
          Because.TIMEOUT, "it took longer than " + inSeconds(limits.total()) + " seconds", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw stopping(e);
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

  /// All addresses of the host, each allowed. One that is not spoils all: an honest host has no
  /// address in our own network.
  private List<InetAddress> destinations(URI uri, boolean first, long deadline)
      throws NotReadException {
    List<InetAddress> found = lookUp(uri.getHost(), deadline);
    for (InetAddress address : found) {
      destinations.check(uri, address, first);
    }
    return found;
  }

  private List<InetAddress> lookUp(String host, long deadline) throws NotReadException {
    CompletableFuture<List<InetAddress>> looking = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("look-up")
        .start(
            () -> {
              try {
                looking.complete(List.of(resolver.resolve(WebAddresses.bare(host))));
              } catch (UnknownHostException | RuntimeException e) {
                looking.completeExceptionally(e);
              }
            });
    try {
      return await(looking, deadline);
    } catch (ExecutionException e) {
      throw new NotReadException(Because.NO_HOST, "there is no host called " + host, e);
    }
  }

  // What was sent.

  private Fetch document(List<Hop> hops, Received received) throws NotReadException {
    return new Fetch.Fetched(unpacked(received), hops, received.headers(), received.transcript());
  }

  private byte[] unpacked(Received received) throws NotReadException {
    String coding =
        String.join(",", received.headers().getOrDefault("content-encoding", List.of()))
            .strip()
            .toLowerCase(Locale.ROOT);
    try {
      return decompression.unpack(coding, received.transcript().body());
    } catch (Decompression.TooLargeException e) {
      throw new NotReadException(Because.TOO_LARGE, String.valueOf(tooBig().getMessage()), e);
    } catch (IOException e) {
      throw new NotReadException(Because.DAMAGED, "its compressed bytes are damaged or cut off", e);
    } catch (IllegalArgumentException e) {
      throw new NotReadException(
          Because.DAMAGED, "it is compressed as " + coding + ", which was not asked for", e);
    }
  }
}
