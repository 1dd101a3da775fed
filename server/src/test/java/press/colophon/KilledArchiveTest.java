package press.colophon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import press.colophon.platform.config.Settings;
import press.colophon.platform.db.Database;

/// kill -9 while an archive is taken in: the next import goes on, loses and doubles nothing.
final class KilledArchiveTest {
  private static final int PAGES = 400;
  private static final int KILLS = 3;
  private static final Path DATA = Child.dataFolder();

  @AfterAll
  static void delete() {
    Child.delete(DATA);
  }

  @Test
  void goesOnWhereItWasAndNothingIsLostOrDoubled() throws IOException {
    Path folder = DATA.resolveSibling("pages");
    GeneratedPages.write(folder, PAGES);
    for (int number = 5; number <= PAGES; number += 5) {
      Files.delete(folder.resolve("p" + number + ".jpg"));
    }
    Random random = new Random(11);
    int before = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Child importing = start(folder);
      int wanted = before + 20;
      importing.until("more than " + wanted + " objects", () -> objects(importing) >= 20);
      Child.pause(random.nextInt(60));
      if (kill % 2 == 0) {
        importing.kill();
      } else {
        importing.killAll();
      }
      before += objects(importing);
    }

    Child last = start(folder, false);
    assertThat(last.exitCode()).as(last.err()).isZero();

    Matcher said =
        Pattern.compile("([\\d,]+) items in .*; ([\\d,]+) more were").matcher(last.out());
    assertThat(said.find()).as(last.out()).isTrue();
    int skipped = Integer.parseInt(said.group(2));
    assertThat(Integer.parseInt(said.group(1)) + skipped).isEqualTo(PAGES);
    assertThat(skipped)
        .as("what was acknowledged is not done again")
        .isGreaterThanOrEqualTo(before);
    try (Database database =
        Database.open(DATA, Settings.read(DATA, Map.of(), Map.of()).database())) {
      for (String table : List.of("article", "revision", "retrieval", "original", "evidence")) {
        assertThat(number(database, "select count(*) from " + table)).as(table).isEqualTo(PAGES);
      }
      assertThat(number(database, "select done from import_run")).isEqualTo(PAGES);
    }
  }

  private static Child start(Path folder) {
    return start(folder, true);
  }

  private static Child start(Path folder, boolean json) {
    return json
        ? Child.start("import", "--json", "--data", DATA.toString(), folder.toString())
        : Child.start("import", "--data", DATA.toString(), folder.toString());
  }

  private static int objects(Child importing) {
    return (int) importing.out().lines().filter(line -> line.endsWith("}")).count();
  }

  private static int number(Database database, String question) {
    return database.jdbi().withHandle(h -> h.createQuery(question).mapTo(Integer.class).one());
  }
}
