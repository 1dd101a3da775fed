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

/// kill -9 in the middle of a poll, of the process alone or with its database: the next poll takes
/// what is missing, loses nothing that was said and doubles nothing.
final class KilledPollTest {
  private static final int WHOLE = 60;
  private static final int EXCERPTS = 30;
  private static final int KILLS = 4;

  private final Path data = Child.dataFolder();
  private final LocalSite site = new LocalSite();

  @AfterEach
  void close() {
    site.close();
    Child.delete(data);
  }

  @Test
  void nothingIsLostAndNothingIsDoubled() throws IOException {
    configure();
    publish();
    assertThat(
            command(
                    "source",
                    "add",
                    site.address("/feed"),
                    "--name",
                    "Harbour",
                    "--licence",
                    "CC BY 4.0",
                    "--trust",
                    "publish")
                .exitCode())
        .isZero();
    Random random = new Random(7);
    int said = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Child polling = command("source", "poll", "harbour");
      int more = said + 8;
      polling.until("more than " + more + " items", () -> taken(polling) >= 8);
      Child.pause(random.nextInt(120));
      if (kill % 2 == 0) {
        polling.kill();
      } else {
        polling.killAll();
      }
      said += taken(polling);
    }

    Child last = command("source", "poll", "harbour");
    assertThat(last.exitCode()).as(last.err()).isZero();

    int items = WHOLE + EXCERPTS;
    assertThat(last.out().lines().filter(line -> line.contains(": unchanged")).count())
        .as("what was said is not done again")
        .isGreaterThanOrEqualTo(said)
        .isLessThan(items);
    try (Database database =
        Database.open(data, Settings.read(data, Map.of(), Map.of()).database())) {
      for (String table :
          List.of(
              "article where status = 'published'",
              "article",
              "revision",
              "retrieval",
              "witness",
              "revisit",
              "feed_item where state = 'stored'")) {
        assertThat(number(database, "select count(*) from " + table)).as(table).isEqualTo(items);
      }
    }
  }

  private void configure() throws IOException {
    Files.createDirectories(data);
    Files.writeString(
        data.resolve("colophon.conf"),
        """
        fetch.allow = localhost:%d
        fetch.time-limit = 2 s
        sources.host-gap = 1 ms
        sources.pages-per-poll = 1000
        rights.publish-incomplete = yes
        """
            .formatted(site.port()));
  }

  private void publish() {
    List<String> items = new ArrayList<>();
    for (int number = 1; number <= WHOLE + EXCERPTS; number++) {
      boolean isExcerpt = number % 3 == 0;
      items.add(
          isExcerpt ? LocalSite.excerpt(number) : LocalSite.whole(number, "Number " + number));
      site.with("/" + number, "text/html", LocalSite.page(number));
    }
    site.with("/feed", "application/rss+xml", LocalSite.rss(items.toArray(String[]::new)));
  }

  private Child command(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data.toString()));
    return Child.start(all.toArray(String[]::new));
  }

  /// Items that were said to be taken in; the last line may be cut off.
  private static int taken(Child polling) {
    String out = polling.out();
    return (int)
        out.substring(0, out.lastIndexOf('\n') + 1)
            .lines()
            .filter(line -> line.contains(": new, /"))
            .count();
  }

  private static int number(Database database, String question) {
    return database.jdbi().withHandle(h -> h.createQuery(question).mapTo(Integer.class).one());
  }
}
