package press.colophon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import press.colophon.platform.config.Settings;
import press.colophon.platform.db.Database;

/// A running publication: killed while it translates, and told of changes by other commands.
final class KilledServerTest {
  private static final int PAGES = 30;

  private final Path data = Child.dataFolder();
  private final int port = Child.freePort();

  @AfterEach
  void delete() {
    Child.delete(data);
  }

  @Test
  void everyTranslationIsMadeOnceAfterTheServerWasKilled() throws Exception {
    translationsSurvive(Child::kill);
  }

  @Test
  void everyTranslationIsMadeOnceAfterTheServerItsDatabaseAndItsEnginesWereKilled()
      throws Exception {
    translationsSurvive(Child::killAll);
  }

  private void translationsSurvive(java.util.function.Consumer<Child> kill) throws Exception {
    assumeTrue(
        Files.exists(Path.of("/usr/share/apertium/modes/eng-spa.mode")),
        "the Apertium pair eng-spa is not installed");
    Files.createDirectories(data);
    Files.writeString(data.resolve("colophon.conf"), "translation.eager-languages = es\n");
    importPages(PAGES);
    for (int round = 0; round < 2; round++) {
      Child serving = serve();
      int more = made() + 2;
      serving.until("a few translations", () -> made() >= more || made() == PAGES);
      kill.accept(serving);
    }

    try (Child serving = serve()) {
      long began = System.nanoTime();
      serving.until("all translations", () -> made() == PAGES && waitingJobs() == 0);
      assertThat((System.nanoTime() - began) / 1_000_000_000L).isLessThan(50);
      assertThat(count("select count(*) from translation")).isEqualTo(PAGES);
      assertThat(count("select count(*) from translation where state = 'made' and body = ''"))
          .isZero();
    }
  }

  @Test
  void anImportBesideTheServerIsOnTheFrontPageWithinASecond() throws Exception {
    try (Child serving = serve()) {
      assertThat(serving.isAlive()).isTrue();
      assertThat(page("/")).doesNotContain("Report number 1");
      importPages(1);
      long end = System.nanoTime() + 1_000_000_000L;
      while (!page("/").contains("Report number 1") && System.nanoTime() < end) {
        Child.pause(10);
      }
      assertThat(page("/")).contains("Report number 1");
      assertThat(status("/2022/02/report-number-1")).isEqualTo(200);

      assertThat(command("status", "2022/02/report-number-1", "withdrawn").exitCode()).isZero();
      until("gone", () -> status("/2022/02/report-number-1") == 410);
      assertThat(page("/")).doesNotContain("Report number 1");

      assertThat(command("status", "/2022/02/report-number-1/", "draft").exitCode()).isZero();
      until("not there", () -> status("/2022/02/report-number-1") == 404);

      assertThat(command("status", "2022/02/report-number-1", "published").exitCode()).isZero();
      until("back", () -> status("/2022/02/report-number-1") == 200);

      Child wrong = command("status", "2022/02/nowhere", "draft");
      assertThat(wrong.exitCode()).isEqualTo(1);
      assertThat(wrong.err()).contains("There is no article at /2022/02/nowhere.");
    }
  }

  private Child serve() {
    Child serving = command("serve", "--port", Integer.toString(port));
    serving.untilItSays("Serving at");
    return serving;
  }

  private Child command(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data.toString()));
    return Child.start(all.toArray(String[]::new));
  }

  private void importPages(int count) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("import"));
    arguments.addAll(GeneratedPages.write(data.resolveSibling("pages"), count));
    Child importing = command(arguments.toArray(String[]::new));
    assertThat(importing.exitCode()).as(importing.err()).isZero();
  }

  private int made() {
    return count("select count(*) from translation where state = 'made'");
  }

  private int waitingJobs() {
    return count("select count(*) from scheduled_tasks");
  }

  private int count(String question) {
    Settings settings = Settings.read(data, Map.of(), Map.of());
    try (Database database = Database.openOrJoin(data, settings.database());
        Connection connection = database.connect();
        ResultSet row = connection.createStatement().executeQuery(question)) {
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void until(String what, java.util.function.BooleanSupplier condition) {
    long end = System.nanoTime() + 3_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain: " + what).isLessThan(end);
      Child.pause(20);
    }
  }

  private String page(String path) {
    return answer(path).body();
  }

  private int status(String path) {
    return answer(path).statusCode();
  }

  private HttpResponse<String> answer(String path) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
