package press.colophon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import press.colophon.articles.Receipt;
import press.colophon.articles.Status;
import press.colophon.intake.OriginalFinder;
import press.colophon.intake.Taken;
import press.colophon.platform.config.Settings;
import press.colophon.platform.db.TestDatabase;

/// The sample publication of `colophon demo`, served on a real database; one for a whole test run.
///
/// ```java
/// @RegisterExtension static final SamplePublication publication = new SamplePublication();
/// ```
public final class SamplePublication implements BeforeAllCallback {
  private static final String WITHDRAWN = "repair-cafe.txt";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Served served;

  @Override
  public void beforeAll(ExtensionContext context) {
    served =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.GLOBAL)
            .computeIfAbsent(Served.class, key -> Served.start(), Served.class);
  }

  /// What addresses begin with, without a slash at the end.
  public String base() {
    return served.base;
  }

  /// The path of the article that was made of a sample file, with a slash before it.
  public String article(String sample) {
    return Optional.ofNullable(served.paths.get(sample)).orElseThrow();
  }

  /// The path of the republished article among the shared data, where that data is there.
  public Optional<String> seed() {
    return Optional.ofNullable(served.paths.get("seed"));
  }

  /// The path of an article that was taken back.
  public String withdrawn() {
    return article(WITHDRAWN);
  }

  /// A link to the Desk for a person, as `colophon desk link` prints it.
  public String deskLink(String person) {
    return served.base + "/desk/enter?key=" + served.newspaper.keys().link(person);
  }

  /// Asks for a page by its path or whole address, following no redirects.
  public HttpResponse<String> get(String path) {
    return served.get(path);
  }

  /// The page in another language, once it is translated.
  public HttpResponse<String> whenTranslated(String path) {
    return served.whenTranslated(path);
  }

  /// The running server with its data.
  private static final class Served implements AutoCloseable {
    private final Path folder;
    private final TestDatabase database;
    private final Newspaper newspaper;
    private final String base;
    private final Map<String, String> paths = new LinkedHashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();

    private Served(Path folder, TestDatabase database, Newspaper newspaper, String base) {
      this.folder = folder;
      this.database = database;
      this.newspaper = newspaper;
      this.base = base;
    }

    private static Newspaper openOn(Settings settings, TestDatabase database) {
      Clock clock = Clock.systemUTC();
      return new Newspaper(
          settings, database.database(), Newspaper.Outside.of(settings, clock), clock);
    }

    static Served start() {
      try {
        Path folder = Files.createTempDirectory("colophon-site-");
        int port = freePort();
        TestDatabase database = TestDatabase.open();
        Newspaper newspaper = openOn(settings(folder, port), database);
        Served served = new Served(folder, database, newspaper, "http://localhost:" + port);
        newspaper.serve();
        served.importAll();
        return served;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Settings settings(Path folder, int port) {
      Map<String, String> options = new HashMap<>(DemoCommand.SAMPLE_SITE);
      options.put("server.port", Integer.toString(port));
      options.put("site.contact-email", "desk@lantern.example");
      options.put("translation.eager-languages", "");
      return Settings.read(folder, Map.of(), options);
    }

    private static int freePort() throws IOException {
      try (ServerSocket socket = new ServerSocket(0)) {
        return socket.getLocalPort();
      }
    }

    private void importAll() {
      for (Path sample : Samples.unpackInto(folder.resolve("sample"))) {
        Receipt receipt = take(sample);
        Samples.edit(newspaper, sample, receipt.article());
        paths.put(sample.getFileName().toString(), "/" + receipt.path());
        if (sample.endsWith(WITHDRAWN)) {
          newspaper.articles().mark(receipt.article(), Status.WITHDRAWN);
        }
      }
      Stream.of("..", "../..")
          .map(up -> Path.of(up, "shared", "seeds", "republished-article.txt"))
          .filter(Files::isRegularFile)
          .findFirst()
          .ifPresent(seed -> paths.put("seed", "/" + take(seed).path()));
    }

    private Receipt take(Path file) {
      if (newspaper.originals().find(file.toString()) instanceof OriginalFinder.Here(var original)
          && newspaper.intake().take(original).getFirst() instanceof Taken.Stored stored) {
        return stored.receipt();
      }
      throw new IllegalStateException("not imported: " + file);
    }

    HttpResponse<String> get(String path) {
      URI address = URI.create(path.startsWith("/") ? base + path : path);
      try {
        return client.send(
            HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException("asking for " + address, e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while asking for " + address, e);
      }
    }

    HttpResponse<String> whenTranslated(String path) {
      long end = System.nanoTime() + PATIENCE.toNanos();
      get("/translate" + path);
      HttpResponse<String> page = get(path);
      while (page.body().contains("http-equiv=\"refresh\"") && System.nanoTime() < end) {
        pause();
        page = get(path);
      }
      return page;
    }

    private static void pause() {
      try {
        Thread.sleep(200);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting for a translation", e);
      }
    }

    @Override
    public void close() throws IOException {
      client.close();
      newspaper.close();
      database.close();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
