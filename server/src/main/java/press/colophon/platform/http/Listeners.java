package press.colophon.platform.http;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Open pages that listen for what is new, by server-sent events (HTML standard, section 9.2).
///
/// A page that listens holds a connection and no thread: at each beat one of the crew asks its
/// [Bulletins], and while the crew is busy or the client does not read, the beat is left out. There
/// are so many listeners and no more, for each client and in all, and none listens longer than the
/// limit: its browser comes again by itself.
///
/// Thread-safe; each listener belongs to the event loop of its connection.
final class Listeners implements AutoCloseable {

  /// How long those wait who find no place.
  static final Duration NEXT_TRY = Duration.ofSeconds(10);

  private static final String TYPE = "text/event-stream; charset=utf-8";

  /// After how long a browser comes again, milliseconds, and what keeps a silent line open.
  private static final String GREETING = "retry: 3000\n\n";

  private static final String HEARTBEAT = ":\n\n";

  /// @param atOnce listeners in all
  /// @param perClient listeners of one client, an IPv6 client counted by its /64
  /// @param longest how long one listens
  /// @param beat the time between two bulletins
  /// @param silence after how long without a bulletin a heartbeat is sent; below the server's limit
  ///     for silent connections
  record Limits(int atOnce, int perClient, Duration longest, Duration beat, Duration silence) {
    static Limits usual() {
      return new Limits(
          256, 12, Duration.ofMinutes(4), Duration.ofSeconds(1), Duration.ofSeconds(12));
    }
  }

  private final Limits limits;
  private final Vertx vertx;
  private final Crew crew;
  private final Sender sender;
  private final RequestLog log;
  private final MultiMap common;
  private final HttpDate.Now now;
  private final Function<HttpServerRequest, String> client;
  private final Set<Listener> open = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> places = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /// @param common headers of every response
  /// @param client who asks
  Listeners(
      Limits limits,
      Vertx vertx,
      Crew crew,
      Sender sender,
      RequestLog log,
      MultiMap common,
      HttpDate.Now now,
      Function<HttpServerRequest, String> client) {
    this.limits = limits;
    this.vertx = vertx;
    this.crew = crew;
    this.sender = sender;
    this.log = log;
    this.common = common;
    this.now = now;
    this.client = client;
  }

  /// Lets a page listen, or answers false where there is no place. On the connection's event loop.
  boolean admit(Exchange exchange, Bulletins bulletins) {
    String from = RateLimit.network(client.apply(exchange.request()));
    Listener listener = new Listener(exchange, bulletins, from);
    if (!seat(listener)) {
      return false;
    }
    listener.begin();
    return true;
  }

  private synchronized boolean seat(Listener listener) {
    int taken = places.getOrDefault(listener.from, 0);
    if (closed || open.size() >= limits.atOnce() || taken >= limits.perClient()) {
      return false;
    }
    places.put(listener.from, taken + 1);
    return open.add(listener);
  }

  private synchronized void leave(Listener listener) {
    if (open.remove(listener)) {
      int taken = places.getOrDefault(listener.from, 1);
      if (taken == 1) {
        places.remove(listener.from);
      } else {
        places.put(listener.from, taken - 1);
      }
    }
  }

  /// How many listen now.
  int count() {
    return open.size();
  }

  /// Ends every connection; browsers come again when the server is back.
  @Override
  public void close() {
    closed = true;
    open.forEach(listener -> listener.exchange.onLoop(listener::end));
  }

  private final class Listener {
    private final Exchange exchange;
    private final Bulletins bulletins;
    private final String from;
    private final HttpServerResponse response;
    private final long end = System.nanoTime() + limits.longest().toNanos();
    private long heard = System.nanoTime();
    private long bytes;
    private boolean ended;

    Listener(Exchange exchange, Bulletins bulletins, String from) {
      this.exchange = exchange;
      this.bulletins = bulletins;
      this.from = from;
      this.response = exchange.response();
    }

    void begin() {
      response
          .headers()
          .addAll(common)
          .set(HttpHeaders.DATE, now.second().text())
          .set(HttpHeaders.CACHE_CONTROL, Page.KEEP_NOWHERE)
          .set(HttpHeaders.CONTENT_TYPE, TYPE)
          .set("x-accel-buffering", "no"); // nginx would collect the bulletins
      response.closeHandler(gone -> end()).exceptionHandler(broken -> end());
      if (HttpMethod.HEAD.equals(exchange.request().method())) {
        end();
        return;
      }
      response.setChunked(true);
      write(GREETING);
      ask();
    }

    private void ask() {
      if (ended) {
        return;
      }
      if (System.nanoTime() > end) {
        end();
      } else if (response.writeQueueFull() || !crew.start(this::hear)) {
        later();
      }
    }

    /// On a virtual thread of the crew.
    private void hear() {
      Bulletin bulletin = next();
      exchange.onLoop(() -> tell(bulletin));
    }

    /// Null where asking failed.
    private @Nullable Bulletin next() {
      try {
        return bulletins.next();
      } catch (RuntimeException e) {
        log.failed("GET", exchange.request().uri(), e);
        return null;
      }
    }

    private void tell(@Nullable Bulletin bulletin) {
      if (ended) {
        return;
      }
      switch (bulletin) {
        case null -> end();
        case Bulletin.Nothing() -> beat();
        case Bulletin.News(String text) -> say("message", text);
        case Bulletin.Last(String text) -> {
          say("last", text);
          end();
        }
      }
      later();
    }

    private void beat() {
      if (System.nanoTime() - heard > limits.silence().toNanos()) {
        write(HEARTBEAT);
      }
    }

    /// Line ends inside the text would end the event.
    private void say(String event, String text) {
      StringBuilder out = new StringBuilder("event: ").append(event).append('\n');
      text.lines().forEach(line -> out.append("data: ").append(line).append('\n'));
      write(out.append(text.isEmpty() ? "data:\n\n" : "\n").toString());
    }

    private void write(String text) {
      heard = System.nanoTime();
      bytes += text.length();
      response.write(text);
    }

    private void later() {
      if (!ended) {
        vertx.setTimer(limits.beat().toMillis(), timer -> ask());
      }
    }

    private void end() {
      if (ended) {
        return;
      }
      ended = true;
      leave(this);
      if (!response.ended() && !response.closed()) {
        response.end();
      }
      sender.logged(exchange.request(), 200, bytes, exchange.started(), "bulletins");
    }
  }
}
