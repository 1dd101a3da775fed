import java.time.InstantSource;
import java.util.Random;
import press.colophon.platform.http.ErrorPages;
import press.colophon.platform.http.Page;
import press.colophon.platform.http.PageCache;
import press.colophon.platform.http.WebServer;
import press.colophon.platform.http.WebSettings;

/// The web server with two pages of known size and nothing behind it, for `serve.sh`.
public final class CachedPages {

  private static final String[] WORDS =
      ("the harbour of a small town in the north where boats leave before dawn and newspapers come"
              + " with the noon ferry people read what others wrote and say who wrote it first")
          .split(" ");

  public static void main(String[] args) throws InterruptedException {
    int port = Integer.parseInt(args[0]);
    PageCache cache = new PageCache(100_000_000);
    WebSettings settings = WebSettings.at("127.0.0.1", port).silent();
    WebServer server =
        new WebServer(settings, cache, ErrorPages.plain(), InstantSource.system())
            .page("/page-12k", request -> page(12_000))
            .page("/page-4k", request -> page(4_400))
            .start();
    System.out.println("native=" + server.isNative() + " loops=" + settings.eventLoops());
    Thread.currentThread().join();
  }

  private static Page page(int bytes) {
    Random random = new Random(2022);
    StringBuilder html = new StringBuilder("<!doctype html><title>The harbour</title>");
    while (html.length() < bytes - 10) {
      html.append(random.nextInt(12) == 0 ? "</p>\n<p class=\"body\">" : " ");
      html.append(WORDS[random.nextInt(WORDS.length)]);
      if (random.nextInt(9) == 0) {
        html.append(random.nextInt(10_000));
      }
    }
    html.setLength(bytes - 5);
    return Page.html(html.append("</p>\n").toString()).about("article:1", "site");
  }
}
