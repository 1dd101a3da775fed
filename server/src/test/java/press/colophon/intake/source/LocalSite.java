package press.colophon.intake.source;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import press.colophon.platform.Sha256;

/// A real publication on this machine, with pages, feeds and moods.
public final class LocalSite implements AutoCloseable {

  /// Answers one request.
  public interface Mood {
    void answer(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final Map<String, Mood> moods = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /// Opens on any free port of localhost; every path that is not set is not found.
  public LocalSite() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    try (exchange) {
      moods.getOrDefault(path, status(404)).answer(exchange);
      String tag = exchange.getRequestHeaders().getFirst("If-None-Match");
      asked.add(path + " " + exchange.getResponseCode() + (tag == null ? "" : " conditional"));
    }
  }

  /// Where a path of the site is.
  public String address(String path) {
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /// What was asked since the last time, such as `/feed.rss 304 conditional`.
  public List<String> asked() {
    List<String> all = List.copyOf(asked);
    asked.clear();
    return all;
  }

  public LocalSite with(String path, Mood mood) {
    moods.put(path, mood);
    return this;
  }

  /// A document with an entity tag that is its hash; `HERE` in it becomes the site's address.
  public LocalSite with(String path, String type, String text) {
    byte[] bytes = text.replace("HERE", address("")).getBytes(StandardCharsets.UTF_8);
    String tag = "\"" + Sha256.hex(bytes).substring(0, 12) + "\"";
    return with(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("ETag", tag);
          if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
          } else {
            send(exchange, 200, type, bytes);
          }
        });
  }

  public static void send(HttpExchange exchange, int status, String type, byte[] bytes)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  public static Mood status(int status) {
    return exchange -> exchange.sendResponseHeaders(status, -1);
  }

  public static Mood status(int status, String header, String value) {
    return exchange -> {
      exchange.getResponseHeaders().set(header, value);
      exchange.sendResponseHeaders(status, -1);
    };
  }

  /// An RSS feed of whole articles, numbered.
  public static String rss(String... items) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
      xmlns:atom="http://www.w3.org/2005/Atom">
    <channel><title>Harbour Wire</title><link>HERE/</link><language>en</language>
    <description>News of the harbour</description>
    """
        + String.join("\n", items)
        + "</channel></rss>\n";
  }

  /// An entry with its whole text.
  public static String whole(int number, String words) {
    return """
    <item><title>Harbour report number %1$d</title><link>HERE/%1$d</link>
    <guid isPermaLink="false">report-%1$d</guid><pubDate>Tue, 10 Nov 2026 0%1$d:00:00 GMT</pubDate>
    <content:encoded><![CDATA[%2$s]]></content:encoded></item>
    """
        .formatted(number, paragraphs(number, words));
  }

  /// An entry that only begins.
  public static String excerpt(int number) {
    return """
    <item><title>Harbour report number %1$d</title><link>HERE/%1$d</link>
    <guid isPermaLink="false">report-%1$d</guid><pubDate>Tue, 10 Nov 2026 0%1$d:00:00 GMT</pubDate>
    <description>The %1$dth ferry of the day came in late, and the harbour ... [...]</description></item>
    """
        .formatted(number);
  }

  /// A page with the whole text of a report.
  public static String page(int number) {
    return """
    <!doctype html><html lang="en"><head><title>Harbour report number %1$d</title></head><body>
    <article><h1>Harbour report number %1$d</h1><p class="byline">By Ida Brook</p>%2$s</article>
    </body></html>
    """
        .formatted(number, paragraphs(number, "The whole text stands on the page alone."));
  }

  private static String paragraphs(int number, String words) {
    String[] ships = {"Tern", "Gannet", "Heron", "Plover", "Curlew", "Avocet", "Dunlin", "Petrel"};
    String ship = ships[number % ships.length];
    StringBuilder text = new StringBuilder();
    for (String hour : List.of("morning", "noon", "evening")) {
      text.append("<p>In the %s the %s left pier %d with ".formatted(hour, ship, number));
      text.append("freight for the %s islands, and its captain said that report ".formatted(ship));
      text.append(
          "%d would be the last one of the %s before the storm.</p>".formatted(number, hour));
    }
    return text.append("<p>").append(words).append("</p>").toString();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
