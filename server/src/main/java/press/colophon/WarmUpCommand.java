package press.colophon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import press.colophon.intake.OriginalFinder;
import press.colophon.intake.Taken;
import press.colophon.platform.Trees;
import press.colophon.platform.config.ConfigurationFile;
import press.colophon.platform.config.Settings;

/// `colophon warm-up`: goes through what a start and the first readers ask for, on a folder of its
/// own, so that the launcher can record it for the Java machine. Hidden: operators never need it.
///
/// The folder is opened twice, because a first start goes another way than all later ones.
@Command(name = "warm-up", hidden = true, description = "Go through a start and end.")
final class WarmUpCommand implements Runnable {
  private static final List<String> FIRST_ASKED =
      List.of("/", "/fr", "/feed.xml", "/atom.xml", "/feed.json", "/themes", "/robots.txt");

  @Override
  public void run() {
    try {
      Path folder = Files.createTempDirectory("colophon-warm-up-");
      try {
        ConfigurationFile.write(folder);
        Settings settings = Settings.read(folder, Map.of(), values(folder));
        String article = firstStart(settings);
        laterStart(settings, article);
      } finally {
        Trees.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Without engines: translating has no part in a start.
  private static Map<String, String> values(Path folder) {
    return Map.of(
        "server.port", "0", "translation.apertium-modes", folder.resolve("none").toString());
  }

  private static String firstStart(Settings settings) {
    Path page = Samples.unpackInto(settings.data().resolve("sample")).getFirst();
    try (Newspaper newspaper = Newspaper.open(settings)) {
      if (newspaper.originals().find(page.toString()) instanceof OriginalFinder.Here(var original)
          && newspaper.intake().take(original).getFirst() instanceof Taken.Stored stored) {
        return stored.receipt().path();
      }
      throw new IllegalStateException("the sample " + page + " was not taken");
    }
  }

  private static void laterStart(Settings settings, String article) throws IOException {
    try (Newspaper newspaper = Newspaper.open(settings);
        HttpClient reader = HttpClient.newHttpClient()) {
      URI site = URI.create("http://localhost:" + newspaper.serve());
      for (String path : FIRST_ASKED) {
        ask(reader, site.resolve(path));
      }
      ask(reader, site.resolve("/" + article));
      ask(reader, site.resolve("/fr/" + article));
    }
  }

  private static void ask(HttpClient reader, URI address) throws IOException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(address).header("Accept-Encoding", "gzip, br").build();
      int status = reader.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status != 200) {
        throw new IllegalStateException(address + " answered " + status);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking for " + address, e);
    }
  }
}
