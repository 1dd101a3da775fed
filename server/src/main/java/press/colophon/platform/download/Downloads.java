package press.colophon.platform.download;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.colophon.platform.http.RefusedException;
import press.colophon.platform.http.WebAddresses;

/// Copies files from the web onto the disk, and takes up where an earlier try ended.
///
/// A file is continued with `Range` and `If-Range` (RFC 9110 sections 13.1.5 and 14.2): a server
/// whose file has changed, or that knows no ranges, answers with the whole, and then it begins
/// again. What may pass - a broken line, a stuck or overloaded server - is tried again after a
/// pause.
///
/// Addresses of our own networks are asked only on hosts that the administrator named; a registry
/// or a redirect cannot lead there. Each host is looked up once and the connection goes to that
/// very address. A redirect never leads from https to http.
///
/// Thread-safe. Holds one event loop until closed.
public final class Downloads implements AutoCloseable {
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Set<Integer> PASSING = Set.of(408, 425, 429);

  /// Storage services say 403 where a stranger asks for what is not there.
  private static final Set<Integer> MISSING = Set.of(403, 404, 410);

  private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/.*");
  private static final long STEP_FORWARD = 1_000_000;

  private final DownloadLimits limits;
  private final String userAgent;
  private final Set<String> namedHosts;
  private final Vertx vertx;
  private final HttpClientAgent client;

  /// Downloads that may reach the public web and the hosts named.
  ///
  /// @param userAgent how we introduce ourselves
  /// @param namedHosts as the administrator wrote them, in small letters; may stand in a network of
  ///     our own
  public Downloads(DownloadLimits limits, String userAgent, Set<String> namedHosts) {
    this.limits = limits;
    this.userAgent = userAgent;
    this.namedHosts = Set.copyOf(namedHosts);
    this.vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setUseDaemonThread(true));
    this.client = vertx.createHttpClient(options());
  }

  private HttpClientOptions options() {
    return new HttpClientOptions()
        .setProtocolVersion(HttpVersion.HTTP_1_1)
        .setKeepAlive(false)
        .setDecompressionSupported(false)
        .setConnectTimeout((int) limits.patience().toMillis())
        .setVerifyHost(true);
  }

  @Override
  public void close() {
    vertx.close().await();
  }

  /// Copies a file. Blocks until it is whole or has failed; never throws for what others do wrong.
  ///
  /// @param file where to; what an earlier try left there is continued
  /// @param atMost bytes, as sent
  public Download fetch(String address, Path file, long atMost, Progress progress) {
    try {
      return new Try(WebAddresses.parse(address), file, atMost, progress).run();
    } catch (RefusedException e) {
      return failed(address, e);
    } catch (IOException e) {
      return new Download.Failed(Disk.explained(file, e));
    }
  }

  private static Download.Failed failed(String address, Exception because) {
    return new Download.Failed(sentence(address, String.valueOf(because.getMessage())));
  }

  private static String sentence(String address, String reason) {
    return "Cannot read " + WebAddresses.shown(address) + ": " + reason + ".";
  }

  private static void pause(Duration time) throws RefusedException {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedException("the program is stopping", e);
    }
  }

  /// The tries for one file.
  private final class Try {
    private final URI address;
    private final String name;
    private final Part part;
    private final long atMost;
    private final Progress progress;
    private long furthest;

    Try(URI address, Path file, long atMost, Progress progress) {
      this.address = address;
      this.name = Objects.requireNonNull(file.getFileName()).toString();
      this.part = new Part(file, address.toString());
      this.atMost = atMost;
      this.progress = progress;
    }

    Download run() throws RefusedException, IOException {
      Duration pause = limits.pause();
      int tries = 0;
      while (true) {
        try {
          return once();
        } catch (BrokenException e) {
          if (hasComeFurther()) {
            tries = 0;
            pause = limits.pause();
          }
          tries++;
          if (tries >= limits.tries()) {
            return failed(address.toString(), e);
          }
        }
        pause(pause);
        pause = pause.multipliedBy(2);
      }
    }

    /// Bounded by the size of the file, so that tries end.
    private boolean hasComeFurther() throws IOException {
      long now = part.length();
      boolean further = now >= furthest + STEP_FORWARD;
      furthest = Math.max(furthest, now);
      return further;
    }

    private Download once() throws RefusedException, BrokenException, IOException {
      Set<URI> seen = new HashSet<>();
      URI at = address;
      while (seen.add(at)) {
        if (seen.size() > limits.redirects() + 1) {
          throw new RefusedException("it redirects more than " + limits.redirects() + " times");
        }
        try (Exchange exchange = ask(at)) {
          Optional<String> location = redirect(exchange);
          if (location.isEmpty()) {
            return receive(exchange);
          }
          at = redirected(at, location.get());
        }
      }
      throw new RefusedException(
          "it redirects in a circle, back to " + WebAddresses.shown(at.toString()));
    }

    private Exchange ask(URI at) throws RefusedException, BrokenException, IOException {
      BrokenException last = new BrokenException("its host has no address");
      for (InetAddress destination : destinations(at)) {
        try {
          return Exchange.open(client, request(at, destination), limits.patience());
        } catch (BrokenException e) {
          last = e;
        }
      }
      throw last;
    }

    private RequestOptions request(URI at, InetAddress destination) throws IOException {
      String path = at.getRawPath().isEmpty() ? "/" : at.getRawPath();
      RequestOptions request =
          new RequestOptions()
              .setMethod(HttpMethod.GET)
              .setServer(
                  SocketAddress.inetSocketAddress(
                      WebAddresses.port(at), destination.getHostAddress()))
              .setHost(at.getHost())
              .setPort(WebAddresses.port(at))
              .setSsl(at.getScheme().equals("https"))
              .setURI(at.getRawQuery() == null ? path : path + "?" + at.getRawQuery())
              .setFollowRedirects(false)
              .putHeader("user-agent", userAgent)
              .putHeader("accept-encoding", "identity");
      if (part.length() > 0) {
        request.putHeader("range", "bytes=" + part.length() + "-");
        request.putHeader("if-range", part.version());
      }
      return request;
    }

    private Download receive(Exchange exchange)
        throws RefusedException, BrokenException, IOException {
      int status = exchange.status();
      if (status == 200) {
        part.begin(version(exchange));
        return done(copy(exchange, 0));
      }
      long here = part.length();
      if (here > 0 && status == 206) {
        return done(copy(exchange, continuedAt(exchange, here)));
      }
      if (here > 0 && status == 416) {
        return done(wholeAlready(exchange, here));
      }
      if (status >= 500 || PASSING.contains(status)) {
        throw new BrokenException("its server answered with status " + status);
      }
      if (MISSING.contains(status)) {
        return new Download.Missing(
            sentence(address.toString(), "its server does not have it (status " + status + ")"));
      }
      throw new RefusedException("its server answered with status " + status);
    }

    private Download done(long bytes) {
      progress.done(name, bytes);
      return new Download.Done(bytes);
    }

    private long continuedAt(Exchange exchange, long here) throws BrokenException, IOException {
      Matcher range = RANGE.matcher(exchange.header("content-range").orElse(""));
      if (!range.matches() || Long.parseLong(range.group(1)) != here) {
        part.drop();
        throw new BrokenException("its server sent another part than the one asked for");
      }
      return here;
    }

    /// Asked for what follows its end, a server names the length of the file (RFC 9110 15.5.17).
    private long wholeAlready(Exchange exchange, long here) throws BrokenException, IOException {
      if (exchange.header("content-range").orElse("").equals("bytes */" + here)) {
        return here;
      }
      part.drop();
      throw new BrokenException("its server has no such part");
    }

    private long copy(Exchange exchange, long from)
        throws RefusedException, BrokenException, IOException {
      long rest = declared(exchange);
      long total = rest < 0 ? -1 : from + rest;
      if (total > atMost) {
        throw tooLarge(total + " bytes large");
      }
      long bytes = from;
      Pace pace = new Pace(limits);
      try (FileChannel out = part.append()) {
        for (Buffer b = exchange.next(pace); b != null; b = exchange.next(pace)) {
          bytes += b.length();
          if (bytes > atMost) {
            throw tooLarge("larger than it may be");
          }
          Part.write(out, ByteBuffer.wrap(b.getBytes()));
          progress.at(name, bytes, total);
        }
      }
      if (total >= 0 && bytes != total) {
        throw new BrokenException("it ends after " + bytes + " of " + total + " bytes");
      }
      return bytes;
    }

    private RefusedException tooLarge(String how) throws IOException {
      part.drop();
      return new RefusedException("it is " + how + "; at most " + atMost + " bytes are taken");
    }
  }

  private static Optional<String> redirect(Exchange exchange) {
    return REDIRECTS.contains(exchange.status()) ? exchange.header("location") : Optional.empty();
  }

  private static URI redirected(URI from, String location) throws RefusedException {
    URI to = WebAddresses.redirected(from, location);
    if (from.getScheme().equals("https") && to.getScheme().equals("http")) {
      throw new RefusedException("it redirects from https to http, which anyone may tamper with");
    }
    return to;
  }

  /// A weak entity tag promises too little to continue by (RFC 9110 section 13.1.5).
  private static String version(Exchange exchange) {
    return exchange
        .header("etag")
        .filter(tag -> !tag.startsWith("W/"))
        .or(() -> exchange.header("last-modified"))
        .orElse("");
  }

  private static long declared(Exchange exchange) {
    return exchange
        .header("content-length")
        .filter(length -> length.matches("\\d{1,18}"))
        .map(Long::parseLong)
        .orElse(-1L);
  }

  private List<InetAddress> destinations(URI at) throws RefusedException {
    String host = at.getHost();
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    try {
      List<InetAddress> found = List.of(InetAddress.getAllByName(bare));
      for (InetAddress address : found) {
        if (!namedHosts.contains(host) && !WebAddresses.isPublic(address)) {
          throw new RefusedException(
              host
                  + " leads to "
                  + address.getHostAddress()
                  + ", which is not public, and nobody named that host here");
        }
      }
      return found;
    } catch (UnknownHostException e) {
      throw new RefusedException("there is no host called " + host, e);
    }
  }
}
