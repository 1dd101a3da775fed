package press.colophon.platform.download;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A web server of this machine that serves files as storage services do, with entity tags and
/// ranges; and that can be told to do worse.
public final class FileServer implements AutoCloseable {

  /// A request that came.
  ///
  /// @param range the header, empty without
  public record Asked(String path, String range, String ifRange) {}

  /// A way to answer.
  @FunctionalInterface
  public interface Reply {
    /// Answers a request.
    ///
    /// @param content of the file asked for; empty when there is none
    void to(HttpExchange exchange, byte[] content) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, Deque<Reply>> next = new ConcurrentHashMap<>();
  private final Map<String, Reply> always = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  public FileServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /// Puts a file at a path that begins with a slash.
  public void put(String path, byte[] content) {
    files.put(path, content);
  }

  /// Answers the next requests for a path so, one each; then as usual.
  public void next(String path, Reply... replies) {
    next.put(path, new ArrayDeque<>(List.of(replies)));
  }

  /// Answers every request for a path so.
  public void always(String path, Reply reply) {
    always.put(path, reply);
  }

  public List<Asked> asked(String path) {
    return asked.stream().filter(a -> a.path().equals(path)).toList();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String at(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(new Asked(path, header(exchange, "Range"), header(exchange, "If-Range")));
    Deque<Reply> queue = next.getOrDefault(path, new ArrayDeque<>());
    Reply reply = queue.isEmpty() ? always.getOrDefault(path, usual(path)) : queue.poll();
    try (exchange) {
      reply.to(exchange, files.getOrDefault(path, new byte[0]));
    }
  }

  private Reply usual(String path) {
    return files.containsKey(path) ? ranges() : status(404);
  }

  private static String header(HttpExchange exchange, String name) {
    return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
  }

  public static String tag(byte[] content) {
    return "\"" + Integer.toHexString(Arrays.hashCode(content)) + "\"";
  }

  /// As it should be.
  public static Reply ranges() {
    return (exchange, content) -> {
      exchange.getResponseHeaders().set("ETag", tag(content));
      String range = header(exchange, "Range");
      if (range.isEmpty() || !header(exchange, "If-Range").equals(tag(content))) {
        send(exchange, 200, content, content.length);
        return;
      }
      int from = Integer.parseInt(range.replaceAll("\\D", ""));
      if (from >= content.length) {
        exchange.getResponseHeaders().set("Content-Range", "bytes */" + content.length);
        exchange.sendResponseHeaders(416, -1);
        return;
      }
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
      byte[] rest = Arrays.copyOfRange(content, from, content.length);
      send(exchange, 206, rest, rest.length);
    };
  }

  /// Knows neither ranges nor entity tags.
  public static Reply plain() {
    return (exchange, content) -> send(exchange, 200, content, content.length);
  }

  /// Announces all and breaks off after so many bytes.
  public static Reply truncated(int after) {
    return (exchange, content) -> {
      exchange.getResponseHeaders().set("ETag", tag(content));
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content, 0, after);
      exchange.getResponseBody().flush();
    };
  }

  /// Announces all that was asked for and breaks off after so many bytes, each time.
  public static Reply crumbling(int after) {
    return (exchange, content) -> {
      exchange.getResponseHeaders().set("ETag", tag(content));
      String range = header(exchange, "Range").replaceAll("\\D", "");
      int from = range.isEmpty() ? 0 : Integer.parseInt(range);
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
      exchange.sendResponseHeaders(range.isEmpty() ? 200 : 206, content.length - from);
      exchange.getResponseBody().write(content, from, Math.min(after, content.length - from));
      exchange.getResponseBody().flush();
    };
  }

  /// Sends other bytes than the file's.
  public static Reply instead(byte[] bytes) {
    return (exchange, content) -> ranges().to(exchange, bytes);
  }

  public static Reply status(int status) {
    return (exchange, content) -> exchange.sendResponseHeaders(status, -1);
  }

  public static Reply redirect(String location) {
    return (exchange, content) -> {
      exchange.getResponseHeaders().set("Location", location);
      exchange.sendResponseHeaders(302, -1);
    };
  }

  /// Sends so many bytes and then one at a time, with pauses.
  public static Reply slow(int after, long pauseMillis) {
    return (exchange, content) -> {
      exchange.getResponseHeaders().set("ETag", tag(content));
      exchange.sendResponseHeaders(200, content.length);
      OutputStream out = exchange.getResponseBody();
      out.write(content, 0, after);
      for (int i = after; i < content.length; i++) {
        out.flush();
        pause(pauseMillis);
        out.write(content[i]);
      }
    };
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body, long length)
      throws IOException {
    exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
