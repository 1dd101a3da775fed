package press.colophon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import press.colophon.platform.config.Settings;
import press.colophon.platform.db.Database;

/// kill -9 while pages are taken in: what was acknowledged stays, and nothing is stored half.
final class KilledImportTest {
  private static final int PAGES = 60;
  private static final int KILLS = 4;
  private static final Pattern ACKNOWLEDGED =
      Pattern.compile("(?:Stored as a new article|Already there, unchanged): /(\\S+)");
  private static final Path DATA = Child.dataFolder();

  @AfterAll
  static void delete() {
    Child.delete(DATA);
  }

  @Test
  void nothingAcknowledgedIsMissingAndNothingIsDoubled() throws IOException {
    List<String> pages = GeneratedPages.write(DATA.resolveSibling("pages"), PAGES);
    Random random = new Random(7);
    Set<String> acknowledged = new TreeSet<>();
    for (int kill = 0; kill < KILLS; kill++) {
      Child importing = start(pages);
      int wanted = 1 + kill * PAGES / (KILLS + 1) + random.nextInt(PAGES / (KILLS + 1));
      importing.until("page " + wanted, () -> stored(importing).size() >= wanted);
      Child.pause(random.nextInt(40));
      if (kill % 2 == 0) {
        importing.kill();
      } else {
        importing.killAll();
      }
      acknowledged.addAll(stored(importing));
    }

    Child last = start(pages);
    assertThat(last.exitCode()).as(last.err()).isZero();

    assertThat(stored(last)).hasSize(PAGES).containsAll(acknowledged);
    Settings settings = Settings.read(DATA, Map.of(), Map.of());
    try (Database database = Database.open(DATA, settings.database())) {
      assertThat(number(database, "select count(*) from article")).isEqualTo(PAGES);
      assertThat(number(database, "select count(*) from revision")).isEqualTo(PAGES);
      assertThat(number(database, "select count(*) from original")).isEqualTo(PAGES);
      assertThat(number(database, HALF_STORED)).isZero();
      assertMediaAreWhole(database);
    }
  }

  private static final String HALF_STORED =
      """
      select count(*) from article a
      where not exists (select from revision r join retrieval t on t.revision_id = r.id
          join original o on o.sha256 = t.sha256 where r.article_id = a.id)
        or not exists (select from provenance p where p.article_id = a.id)
        or not exists (select from terms t where t.article_id = a.id)
        or not exists (select from revision r
          join scheduled_tasks j on j.task_instance like r.id || '@%'
          where r.article_id = a.id and j.task_name = 'article-published')
      """;

  private static void assertMediaAreWhole(Database database) throws IOException {
    List<String> named =
        database
            .jdbi()
            .withHandle(
                h -> h.createQuery("select sha256 from picture").mapTo(String.class).list());
    assertThat(named).hasSize(PAGES / 5);
    for (String sha256 : named) {
      assertThat(DATA.resolve("media/" + sha256 + ".jpg")).exists();
      assertThat(DATA.resolve("media/" + sha256 + "-800.jpg")).exists();
    }
    try (Stream<Path> files = Files.list(DATA.resolve("media"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jpg")).toList()) {
        assertThat(ImageIO.read(file.toFile())).as(file.toString()).isNotNull();
      }
    }
  }

  private static Child start(List<String> pages) {
    List<String> arguments = new ArrayList<>(List.of("import", "--data", DATA.toString()));
    arguments.addAll(pages);
    return Child.start(arguments.toArray(String[]::new));
  }

  private static List<String> stored(Child importing) {
    List<String> paths = new ArrayList<>();
    Matcher m = ACKNOWLEDGED.matcher(importing.out());
    while (m.find()) {
      paths.add(m.group(1));
    }
    return paths;
  }

  private static int number(Database database, String question) {
    return database.jdbi().withHandle(h -> h.createQuery(question).mapTo(Integer.class).one());
  }
}
