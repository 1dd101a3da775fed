package press.colophon.platform.http;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The readers' door: routes, cached pages, forms, assets and media over HTTP/1.1. HTTP/2 needs TLS
/// in browsers, which is the business of the proxy in front.
///
///     WebServer server = new WebServer(settings, cache, errorPages, InstantSource.system());
///     server.page("/theme/:slug", Set.of("page"), request -> themes.render(request));
///     server.post("/subscribe", limit.around(request -> subscribe(request)));
///     server.start();
///
/// A page in the cache is answered on the event loop, before any route is looked at; everything
/// else runs on a virtual thread, where it may block. Routes are tried in the order they were
/// added. Add them before `start`; after that the server is safe for use by any thread.
public final class WebServer implements AutoCloseable {

  private static final int LONGEST_QUERY_VALUE = 200;
  private static final int GZIP_TO_KEEP = 9;
  private static final int GZIP_ONCE = 6;

  private final WebSettings settings;
  private final PageCache cache;
  private final HttpDate.Now now;
  private final Proxies proxies;
  private final Crew crew;
  private final Vertx vertx;
  private final MultiMap common;
  private final MultiMap commonForHtml;
  private final Sender sender;
  private final Listeners listeners;
  private final Replies replies;
  private final Routes routes;
  private final Map<String, PreparedPage> assets = new ConcurrentHashMap<>();
  private volatile int port;

  /// A server without routes, not yet listening.
  ///
  /// @param cache belongs to the caller, who tells it what changed and closes it after the server
  public WebServer(WebSettings settings, PageCache cache, ErrorPages errors, InstantSource clock) {
    this(settings, Listeners.Limits.usual(), cache, errors, clock);
  }

  WebServer(
      WebSettings settings,
      Listeners.Limits listening,
      PageCache cache,
      ErrorPages errors,
      InstantSource clock) {
    this.settings = settings;
    this.cache = cache;
    this.now = new HttpDate.Now(clock);
    this.proxies = new Proxies(settings.trustedProxies(), settings.publicAddress());
    this.crew = new Crew(settings.rendering(), settings.waiting());
    this.common = HttpHeaders.headers().set("x-content-type-options", "nosniff");
    this.commonForHtml =
        common
            .copy()
            .set("content-security-policy", settings.contentSecurityPolicy())
            .set("referrer-policy", "strict-origin-when-cross-origin");
    RequestLog log = new RequestLog(settings.logRequests());
    this.vertx = vertx(settings);
    this.sender = new Sender(common, now, log);
    this.listeners =
        new Listeners(listening, vertx, crew, sender, log, common, now, proxies::client);
    this.replies = new Replies(sender, crew, errors, log, this::prepareOnce, listeners);
    this.routes = new Routes(vertx, replies, settings.limits().bodyBytes());
  }

  private static Vertx vertx(WebSettings settings) {
    // Heads of cached pages are read-only; with this Vert.x keeps their bytes, too.
    if (System.getProperty("vertx.cacheImmutableHttpResponseHeaders") == null) {
      System.setProperty("vertx.cacheImmutableHttpResponseHeaders", "true");
    }
    return Vertx.vertx(
        new VertxOptions()
            .setEventLoopPoolSize(settings.eventLoops())
            .setWorkerPoolSize(2)
            .setInternalBlockingPoolSize(2)
            .setPreferNativeTransport(true));
  }

  /// Adds a page: rendered on the first request, then kept until one of its topics changes. Query
  /// parameters do not exist for it.
  public WebServer page(String pattern, PageRender render) {
    return page(pattern, Set.of(), render);
  }

  /// Adds a page that also depends on these query parameters; all others are ignored.
  public WebServer page(String pattern, Set<String> queryNames, PageRender render) {
    Set<String> names = Collections.unmodifiableSet(new TreeSet<>(queryNames));
    routes.add(
        pattern, Routes.READING, (exchange, parts) -> answerPage(exchange, parts, names, render));
    return this;
  }

  /// Adds an address that is answered anew each time; an [Answer.Listening] keeps it open.
  public WebServer get(String pattern, Handler handler) {
    routes.add(pattern, Routes.READING, (exchange, parts) -> answerAnew(exchange, parts, handler));
    return this;
  }

  /// Adds the target of a form. Requests that a browser says come from another site's page are
  /// refused; a mail program's one-click unsubscribe says nothing of the kind and passes.
  public WebServer post(String pattern, Handler handler) {
    routes.add(
        pattern,
        Routes.SENDING,
        (exchange, parts) -> {
          if ("cross-site".equals(exchange.request().getHeader("sec-fetch-site"))) {
            replies.problem(exchange, 403, "This form can only be sent from this site.");
          } else {
            answerAnew(exchange, parts, handler);
          }
        });
    return this;
  }

  /// Adds the files that come with the program.
  public WebServer assets(Assets added) {
    added
        .byAddress()
        .forEach(
            (address, page) -> {
              PreparedPage prepared = prepareToKeep(address, page);
              assets.put(address, prepared);
              cache.compressSoon(prepared);
            });
    return this;
  }

  /// Adds the files of a folder under `prefix`. None ever changes: a changed picture gets a new
  /// name.
  ///
  /// @param gate which of them may be had
  /// @param kept how long browsers and caches on the way keep them without asking
  public WebServer files(String prefix, Path folder, FileGate gate, Duration kept) {
    MediaAnswer media = new MediaAnswer(new MediaFolder(folder), kept, common, now);
    routes.add(
        prefix + "/:file(.+)",
        Routes.READING,
        (exchange, parts) -> answerFile(exchange, parts.getOrDefault("file", ""), gate, media));
    return this;
  }

  /// Begins to listen; returns when connections are accepted.
  public WebServer start() {
    routes.complete();
    // A negative port is Vert.x's word for: any free one, but the same for all event loops.
    int wanted = settings.port() == 0 ? -1 : settings.port();
    await(
        vertx.deployVerticle(
            () -> new Listener(wanted),
            new DeploymentOptions().setInstances(settings.eventLoops())),
        "listening on " + settings.host() + ":" + settings.port());
    return this;
  }

  /// The port the server listens on.
  public int port() {
    return port;
  }

  /// Whether Linux's epoll is used instead of the JDK's selector.
  public boolean isNative() {
    return vertx.isNativeTransportEnabled();
  }

  /// Stops accepting, lets requests under way end within the grace, closes. Pages that listen are
  /// let go at once.
  @Override
  public void close() {
    listeners.close();
    await(vertx.close(), "closing the web server");
  }

  private void await(Future<?> future, String what) {
    CompletableFuture<?> done = future.toCompletionStage().toCompletableFuture();
    try {
      var _ = done.get(settings.limits().grace().toSeconds() + 20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + what, e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(what + " failed: " + e.getMessage(), e);
    } catch (TimeoutException e) {
      throw new IllegalStateException(what + " takes too long", e);
    }
  }

  /// One event loop's share of the connections.
  private final class Listener extends VerticleBase {
    private final int wanted;
    private final Stragglers stragglers = new Stragglers(settings.limits(), settings.eventLoops());
    private @Nullable HttpServer server;

    Listener(int wanted) {
      this.wanted = wanted;
    }

    @Override
    public Future<?> start() {
      HttpServer listening =
          vertx
              .createHttpServer(options())
              .connectionHandler(stragglers::arrived)
              .requestHandler(
                  request -> {
                    stragglers.asked(request.connection());
                    receive(request);
                  });
      server = listening;
      vertx.setPeriodic(stragglers.patience().toMillis(), timer -> stragglers.dismiss());
      return listening
          .listen(wanted, settings.host())
          .onSuccess(bound -> port = bound.actualPort());
    }

    @Override
    public Future<?> stop() {
      return server == null ? Future.succeededFuture() : server.shutdown(settings.limits().grace());
    }
  }

  private HttpServerOptions options() {
    return new HttpServerOptions()
        .setMaxInitialLineLength(settings.limits().uriBytes())
        .setMaxHeaderSize(settings.limits().headerBytes())
        .setMaxFormAttributeSize(settings.limits().bodyBytes())
        .setIdleTimeout((int) settings.limits().idle().toMillis())
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
        .setHttp2ClearTextEnabled(false)
        .setTcpNoDelay(true)
        .setAcceptBacklog(1024);
  }

  /// Every request comes in here. A cached page is found by its raw address: only canonical
  /// addresses are stored, so every other spelling goes the long way and ends at the same page.
  private void receive(HttpServerRequest request) {
    HttpMethod method = request.method();
    if (HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method)) {
      String address = request.uri();
      PreparedPage page = cache.find(address);
      if (page == null) {
        page = assets.get(address);
      }
      if (page != null && !RequestFault.mayHaveBody(request)) {
        sender.page(request, page, sender.began(), "cache");
        return;
      }
    }
    RequestFault.of(request)
        .ifPresentOrElse(fault -> refuse(request, fault), () -> routes.handle(request));
  }

  private void refuse(HttpServerRequest request, RequestFault fault) {
    Sender.closeAfter(request);
    sender.text(request, fault.status(), fault.because(), sender.began(), "none");
  }

  private void answerPage(
      Exchange exchange, Map<String, String> parts, Set<String> names, PageRender render) {
    PageRequest asked =
        new PageRequest(exchange.path().canonical(), parts, allowed(exchange, names));
    String key = key(asked);
    PreparedPage present = cache.find(key);
    if (present != null) {
      sender.page(exchange.request(), present, exchange.started(), "cache");
      return;
    }
    var _ =
        cache
            .outcome(key, crew, this::prepareToKeep, () -> render.render(asked))
            .whenComplete(
                (outcome, failure) -> exchange.onLoop(() -> rendered(exchange, outcome, failure)));
  }

  private void rendered(
      Exchange exchange, PageCache.@Nullable Outcome outcome, @Nullable Throwable failure) {
    if (outcome != null) {
      replies.send(exchange, outcome, "render");
    } else if (failure != null) {
      replies.failed(exchange, failure);
    }
  }

  /// The allowed parameters, first value each, empty ones left out; values too long to be meant are
  /// cut, which leaves a page that does not exist.
  private static Map<String, String> allowed(Exchange exchange, Set<String> names) {
    if (names.isEmpty()) {
      return Map.of();
    }
    MultiMap given = exchange.routing().queryParams();
    Map<String, String> query = new HashMap<>();
    for (String name : names) {
      String value = given.get(name);
      if (value != null && !value.isEmpty()) {
        query.put(name, value.substring(0, Math.min(value.length(), LONGEST_QUERY_VALUE)));
      }
    }
    return query;
  }

  /// The one address under which a page is kept.
  private static String key(PageRequest asked) {
    StringBuilder key = new StringBuilder(asked.path());
    char before = '?';
    for (Map.Entry<String, String> each : new TreeMap<>(asked.query()).entrySet()) {
      String value = RequestPath.encode(each.getValue()).replace("&", "%26").replace("+", "%2B");
      key.append(before).append(each.getKey()).append('=').append(value);
      before = '&';
    }
    return key.toString();
  }

  private void answerAnew(Exchange exchange, Map<String, String> parts, Handler handler) {
    Request request = request(exchange, parts);
    replies.later(exchange, () -> handler.answer(request));
  }

  private Request request(Exchange exchange, Map<String, String> parts) {
    Map<String, String> query = new HashMap<>();
    exchange.routing().queryParams().forEach((name, value) -> query.putIfAbsent(name, value));
    Buffer body = exchange.routing().body() == null ? null : exchange.routing().body().buffer();
    return new Request(
        new PageRequest(exchange.path().canonical(), parts, query),
        exchange.request().headers(),
        exchange.request().formAttributes(),
        body == null ? new byte[0] : body.getBytes(),
        proxies.client(exchange.request()),
        proxies.publicAddress(exchange.request()));
  }

  private void answerFile(Exchange exchange, String name, FileGate gate, MediaAnswer media) {
    replies.onCrew(
        exchange,
        () -> {
          Optional<MediaFolder.Media> found = media.find(List.of(name.split("/", -1)));
          boolean isOpen = found.isPresent() && gate.isOpen(name);
          exchange.onLoop(
              () -> {
                if (found.isEmpty()) {
                  replies.problem(exchange, 404, "There is no such file.");
                } else if (isOpen) {
                  media.send(exchange.request(), found.get());
                } else {
                  replies.problem(exchange, 410, "This file is not shown any more.");
                }
              });
        });
  }

  private PreparedPage prepareToKeep(String key, Page page) {
    return prepare(key, page, GZIP_TO_KEEP);
  }

  private PreparedPage prepareOnce(String key, Page page) {
    return prepare(key, page, GZIP_ONCE);
  }

  private PreparedPage prepare(String key, Page page, int gzipLevel) {
    boolean isHtml = page.contentType().startsWith("text/html");
    return new PreparedPage(key, page, isHtml ? commonForHtml : common, gzipLevel);
  }
}
