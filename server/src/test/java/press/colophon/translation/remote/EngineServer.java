package press.colophon.translation.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/// A server on this machine that answers as a translation engine does, well or badly, and remembers
/// what it was asked.
final class EngineServer implements AutoCloseable {

  /// A request that came.
  record Asked(String path, String authorization, String body) {}

  /// An answer to give.
  record Answer(int status, String body, Map<String, String> headers) {}

  private final HttpServer server;
  private final Map<String, UnaryOperator<String>> pages = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final List<Answer> first = new CopyOnWriteArrayList<>();

  EngineServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// Answers at a path, query included, with what is made of the question.
  void on(String path, UnaryOperator<String> answer) {
    pages.put(path, answer);
  }

  /// Questions by POST are answered with this first, once.
  void firstAnswer(int status, String body, Map<String, String> headers) {
    first.add(new Answer(status, body, headers));
  }

  /// What was asked at a path.
  List<Asked> asked(String path) {
    return asked.stream().filter(request -> request.path().equals(path)).toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().toString();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      asked.add(new Asked(path, String.valueOf(authorization), body));
      boolean inTurn = exchange.getRequestMethod().equals("POST") && !first.isEmpty();
      send(exchange, inTurn ? first.removeFirst() : page(path, body));
    }
  }

  private Answer page(String path, String body) {
    UnaryOperator<String> page = pages.get(path);
    return page == null
        ? new Answer(404, "{}", Map.of())
        : new Answer(200, page.apply(body), Map.of());
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::add);
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
