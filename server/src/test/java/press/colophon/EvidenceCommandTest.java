package press.colophon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import press.colophon.platform.config.Settings;
import press.colophon.platform.db.Database;

/// What `evidence` and `review` say at the terminal.
final class EvidenceCommandTest {
  private static final Path DATA = Child.dataFolder();
  private static final String PATH = "2022/02/report-number-1";
  private static Database database;
  private static Path page;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void takeIn() throws IOException {
    database = Database.open(DATA, Settings.read(DATA, Map.of(), Map.of()).database());
    page = Path.of(GeneratedPages.write(DATA.resolveSibling("pages"), 1).getFirst());
    EvidenceCommandTest test = new EvidenceCommandTest();
    test.run("import", page.toString());
    Files.writeString(page, Files.readString(page).replace("paragraph 3 tells", "part 3 says"));
    assertThat(test.run("import", page.toString())).as(test.err.toString()).isZero();
  }

  @AfterAll
  static void close() {
    database.close();
    Child.delete(DATA);
  }

  @Test
  void listsAndVerifiesEveryOriginal() {
    assertThat(run("evidence", PATH)).as(err.toString()).isZero();

    assertThat(out.toString())
        .contains("/" + PATH + ": 2 originals")
        .contains("revision 1", "revision 2", page.toString(), "HTML page", "verified")
        .contains("published by ")
        .doesNotContain("DAMAGED", "MISSING");
  }

  @Test
  void anArchiveOfThemIsReadByOthers() throws IOException {
    Path archive = DATA.resolveSibling("out.warc.gz");

    assertThat(run("evidence", "http://localhost:8080/" + PATH, "--warc", archive.toString()))
        .isZero();

    List<String> types = new ArrayList<>();
    try (WarcReader reader = new WarcReader(archive)) {
      for (WarcRecord record : reader) {
        types.add(record.type());
      }
    }
    assertThat(types).containsExactly("warcinfo", "resource", "resource");
  }

  @Test
  void damageIsSaidAndIsTheExitCode() {
    byte[] sound =
        database
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery("select records from evidence limit 1")
                        .mapTo(byte[].class)
                        .one());
    database
        .jdbi()
        .useHandle(
            h -> h.execute("update evidence set records = '\\x00' where records = ?", sound));
    try {
      assertThat(run("evidence", PATH)).isEqualTo(1);
      assertThat(out.toString()).contains("DAMAGED").contains("verified");
    } finally {
      database
          .jdbi()
          .useHandle(
              h -> h.execute("update evidence set records = ? where records = '\\x00'", sound));
    }
  }

  @Test
  void anUnknownArticleIsSaidPlainly() {
    assertThat(run("evidence", "2022/02/nothing")).isEqualTo(1);

    assertThat(err.toString()).contains("2022/02/nothing").doesNotContain("\tat ");
  }

  @Test
  void reviewSaysWhenNothingWaitsAndWhatItDoesNotKnow() {
    assertThat(run("review", "list")).isZero();
    assertThat(out.toString()).contains("Nothing waits for a decision.");

    assertThat(run("review", "accept", "4711")).isEqualTo(1);
    assertThat(err.toString()).contains("There is no proposal 4711.");
    assertThat(run("review", "accept")).isEqualTo(2);
    assertThat(run("review", "show", "1")).isZero();
    assertThat(out.toString()).contains("made", "{+says+}");
  }

  private int run(String command, String... arguments) {
    List<String> line = new ArrayList<>(List.of(command));
    line.addAll(List.of(arguments));
    line.addAll(List.of("--data", DATA.toString()));
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(line.toArray(String[]::new));
  }
}
