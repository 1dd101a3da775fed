import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A thousand publications on this machine for `poll.sh`: each address 127.0.x.y is a host with one
/// feed, which has an entity tag and does not change. `/most` says how many requests there were at
/// once at most, and begins to count anew.
public final class Feeds {
  private static final int ITEMS = 10;

  public static void main(String[] args) throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    HttpServer server = HttpServer.create(new InetSocketAddress("0.0.0.0", Integer.parseInt(args[0])), 1024);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/most", exchange -> {
      byte[] text = Integer.toString(most.getAndSet(0)).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, text.length);
      exchange.getResponseBody().write(text);
      exchange.close();
    });
    server.createContext("/feed", exchange -> {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      String host = exchange.getRequestHeaders().getFirst("Host");
      exchange.getResponseHeaders().set("ETag", "\"one\"");
      if ("\"one\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        exchange.sendResponseHeaders(304, -1);
      } else {
        byte[] feed = feed(host).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
        exchange.sendResponseHeaders(200, feed.length);
        exchange.getResponseBody().write(feed);
      }
      now.decrementAndGet();
      exchange.close();
    });
    server.start();
    Thread.currentThread().join();
  }

  private static String feed(String host) {
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < ITEMS; i++) {
      items.append(
          "<item><title>Report %2$d of %1$s</title><guid>%1$s-%2$d</guid><link>http://%1$s/%2$d</link>"
              .formatted(host, i)
              + "<pubDate>Tue, 10 Nov 2026 %02d:00:00 GMT</pubDate><description>%s</description></item>"
                  .formatted(i, "The ferry of %s left pier %d on time. ".formatted(host, i).repeat(12)));
    }
    return "<rss version=\"2.0\"><channel><title>%s</title>%s</channel></rss>".formatted(host, items);
  }
}
