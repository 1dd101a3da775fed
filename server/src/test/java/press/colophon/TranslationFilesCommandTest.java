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
import press.colophon.platform.config.Settings;
import press.colophon.platform.db.Database;

/// What `translations`, `memory` and `glossary` say at the terminal.
final class TranslationFilesCommandTest {
  private static final Path DATA = Child.dataFolder();
  private static Database database;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void open() throws IOException {
    database = Database.open(DATA, Settings.read(DATA, Map.of(), Map.of()).database());
    String page = GeneratedPages.write(DATA.resolveSibling("pages"), 1).getFirst();
    TranslationFilesCommandTest test = new TranslationFilesCommandTest();
    assertThat(test.run("import", page)).as(test.err.toString()).isZero();
  }

  @AfterAll
  static void close() {
    database.close();
    Child.delete(DATA);
  }

  @Test
  void theMemoryIsTakenInAndWritten() throws IOException {
    Path in = DATA.resolveSibling("in.tmx");
    Path written = DATA.resolveSibling("out.tmx");
    Files.writeString(
        in,
        """
        <tmx version="1.4"><header srclang="en"/><body>
        <tu><tuv xml:lang="en"><seg>Fog.</seg></tuv><tuv xml:lang="fr"><seg>Brume.</seg></tuv></tu>
        <tu><tuv xml:lang="en"><seg>Ice.</seg></tuv><tuv xml:lang="tlh"><seg>x</seg></tuv></tu>
        </body></tmx>
        """);

    assertThat(run("memory", "import", in.toString(), "--as", "Ida")).isEqualTo(1);
    assertThat(out.toString()).contains("1 translations read, 1 of them new or newer; 1 left out");
    assertThat(err.toString()).contains("\"tlh\" is not in the catalogue");

    assertThat(run("memory", "export", "--to", "fr", "--out", written.toString())).isZero();
    assertThat(Files.readString(written)).contains("Brume.", "changeid=\"Ida\"");
    assertThat(run("memory", "export", "--to", "xx")).isEqualTo(1);
    assertThat(err.toString()).contains("\"xx\" is not among the languages");
  }

  @Test
  void theGlossaryIsKept() throws IOException {
    Path file = DATA.resolveSibling("glossary.tbx");

    assertThat(run("glossary", "add", "quay", "quai", "--to", "fr", "--forbid", "dock")).isZero();
    assertThat(run("glossary", "add", "Coast Courier", "--not-translated")).isZero();
    assertThat(run("glossary", "add", "quay")).isEqualTo(2);
    assertThat(run("glossary", "add", "quay", "quai", "--not-translated")).isEqualTo(2);
    assertThat(run("glossary", "add", "!", "quai")).isEqualTo(2);
    assertThat(run("glossary", "export", "--out", file.toString())).isZero();
    assertThat(run("glossary", "remove", "quay", "--to", "fr")).isZero();
    assertThat(run("glossary", "remove", "quay", "--to", "fr")).isEqualTo(1);
    assertThat(run("glossary", "import", file.toString())).isZero();
    out.getBuffer().setLength(0);

    assertThat(run("glossary", "list")).isZero();

    assertThat(out.toString())
        .contains("en > *  Coast Courier: not translated")
        .contains("en > fr  quay: quai; not dock");
  }

  @Test
  void whatIsNotThereIsSaidPlainly() {
    assertThat(run("translations", "export", "2022/02/nothing", "--to", "fr")).isEqualTo(1);
    assertThat(run("translations", "export", "2022/02/report-number-1", "--to", "fr")).isEqualTo(1);
    assertThat(run("translations", "import", "no-such-file.xlf")).isEqualTo(1);
    assertThat(run("translations", "export", "1")).isEqualTo(2);

    assertThat(err.toString())
        .contains("There is no article \"2022/02/nothing\"")
        .contains("There is no finished translation of /2022/02/report-number-1 into fr.")
        .contains("no-such-file.xlf cannot be read")
        .doesNotContain("\tat ");
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
