package press.colophon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import press.colophon.intake.source.LocalSite;
import press.colophon.platform.config.Settings;
import press.colophon.platform.db.Database;

/// kill -9 while pages of terms change one time after another: no change is lost or told twice.
final class KilledWatchTest {
  private static final int CHANGES = 6;

  private final Path data = Child.dataFolder();
  private final LocalSite site = new LocalSite();
  private final int port = Child.freePort();

  @AfterEach
  void close() {
    site.close();
    Child.delete(data);
  }

  @Test
  void everyChangeOfTermsIsKeptOnceAndTheLastWaits() throws IOException {
    Files.createDirectories(data);
    Files.writeString(
        data.resolve(Settings.FILE_NAME),
        """
        fetch.allow = localhost:%d
        sources.host-gap = 1 ms
        rights.terms-interval = 100 ms
        """
            .formatted(site.port()));
    done("import", GeneratedPages.write(data.resolveSibling("pages"), 1).getFirst());
    done("rights", "state", "Coast Courier", "--basis", "attribution", "--address", terms());
    says(0);
    Random random = new Random(11);
    for (int change = 0; change <= CHANGES; change++) {
      try (Child serving = serve()) {
        int number = change;
        says(number);
        serving.until("version " + number, () -> isKept(number));
        Child.pause(random.nextInt(300));
        if (change % 2 == 0) {
          serving.kill();
        } else {
          serving.killAll();
        }
      }
    }

    assertThat(count("terms_change")).isEqualTo(CHANGES);
    assertThat(count("terms_change where state = 'open' and after like '%version 6.'"))
        .isEqualTo(1);
    assertThat(count("terms_change where before like '%version 0.'")).isEqualTo(CHANGES);
    assertThat(count("publication_terms where body like '%version 0.'")).isEqualTo(1);
  }

  private String terms() {
    return site.address("/terms");
  }

  private void says(int version) {
    site.with(
        "/terms",
        "text/html",
        "<html><body><p>You may not translate our articles of version %d.</p></body></html>"
            .formatted(version));
  }

  private boolean isKept(int version) {
    return version == 0
        ? count("publication_terms where body is not null") == 1
        : count("terms_change where after like '%version " + version + ".'") == 1;
  }

  private Child serve() {
    Child serving = command("serve", "--port", Integer.toString(port));
    serving.untilItSays("Serving at");
    return serving;
  }

  private void done(String... arguments) {
    try (Child command = command(arguments)) {
      assertThat(command.exitCode()).as(command.out() + command.err()).isZero();
    }
  }

  private Child command(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data.toString()));
    return Child.start(all.toArray(String[]::new));
  }

  private int count(String from) {
    Settings settings = Settings.read(data, Map.of(), Map.of());
    try (Database database = Database.openOrJoin(data, settings.database())) {
      return database
          .jdbi()
          .withHandle(
              h -> h.createQuery("select count(*) from " + from).mapTo(Integer.class).one());
    }
  }
}
