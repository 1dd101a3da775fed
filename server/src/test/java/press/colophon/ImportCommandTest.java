package press.colophon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import press.colophon.platform.config.Settings;
import press.colophon.platform.db.Database;

/// What bad input gets: one clear sentence, and no trace.
final class ImportCommandTest {
  private static final Path DATA = Child.dataFolder();
  private static final Path FOLDER = DATA.resolveSibling("input");
  private static Database database;
  private static String good;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void open() throws IOException {
    good = GeneratedPages.write(FOLDER, 1).getFirst();
    database = Database.open(DATA, Settings.read(DATA, Map.of(), Map.of()).database());
  }

  @AfterAll
  static void close() {
    database.close();
    Child.delete(DATA);
  }

  @BeforeEach
  void empty() {
    database
        .jdbi()
        .useHandle(h -> h.execute("truncate article, original, scheduled_tasks cascade"));
  }

  /// A name on the command line, and what the sentence about it must say.
  record Bad(String name, String reason) {}

  private static Stream<Bad> badInput() throws IOException {
    return Stream.of(
        new Bad(file("empty.txt", ""), "it is empty"),
        new Bad(file("blank.txt", " \n\t\n"), "white space"),
        new Bad(binary("picture.txt", 0x89, 'P', 'N', 'G', 13, 10, 26, 10), "a PNG picture"),
        new Bad(binary("binary.html", 0, 1, 2, 3, 4, 5, 6, 7, 8, 0xFF), "it is not text"),
        new Bad(file("late-nul.txt", "A line of text.\n".repeat(400) + "\0"), "it is not text"),
        new Bad(sparse(), "more than the"),
        new Bad(binary("broken.txt", brokenUtf8()), "characters are broken"),
        new Bad(
            file("no-article.html", "<html><body><form><input name=q></form></body></html>"), ""),
        new Bad(FOLDER.resolve("missing.txt").toString(), "there is no such file"),
        new Bad("http://127.0.0.1:9/x", "127.0.0.1"),
        new Bad("http://localhost/x", "local"),
        new Bad("http://[::1]/x", "::1"),
        new Bad("http://169.254.169.254/latest/meta-data", "169.254.169.254"),
        new Bad("http://unknown-host.invalid/x", "unknown-host.invalid"),
        new Bad("http://", ""),
        new Bad("file:///etc/passwd", ""),
        new Bad("name\0nul", ""));
  }

  @ParameterizedTest
  @MethodSource("badInput")
  void saysWhatIsWrongAndTakesTheOthersIn(Bad bad) {
    assertThat(run("import", bad.name(), good)).isEqualTo(1);

    assertThat(err.toString().lines())
        .hasSize(1)
        .first()
        .asString()
        .startsWith(bad.name() + ": not imported: ")
        .contains(bad.reason())
        .doesNotContain("Exception")
        .doesNotContain("inside Colophon");
    assertThat(count("article")).isEqualTo(1);
    assertThat(count("original")).isEqualTo(1);
  }

  @Test
  void aFileThatMayNotBeReadIsNamed() throws IOException {
    Path file = Path.of(file("secret.txt", "text"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "this user may read everything");

    assertThat(run("import", file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("may not be read");
  }

  @Test
  void hostileHtmlLosesWhatIsHostile() throws IOException {
    String page =
        """
        <!doctype html><html><head><title>A quiet day</title></head><body onload="steal()">
        <article><h1>A quiet day<script>steal()</script></h1>
        <p onclick="steal()">The harbour was quiet all day long, and the ferry came in time twice.</p>
        <p><a href="javascript:steal()">More</a> on the <a href="data:text/html,x">weather</a> of the
        coming week, which should stay as calm as this one was for the boats of the town.</p>
        <iframe src="https://evil.example/"></iframe><object data="x"></object>
        <p><img src="x" onerror="steal()">Nobody was hurt, and nobody expected anything else today.</p>
        </article></body></html>
        """;

    assertThat(run("import", file("hostile.html", page))).as(err.toString()).isZero();

    assertThat(texts("select headline || body from revision"))
        .singleElement()
        .asString()
        .doesNotContain("steal", "javascript:", "data:", "<iframe", "<img", "onclick");
  }

  @Test
  void zeroCharactersAndHalfSurrogatesInEmbeddedDataDoNotStopAnImport() throws IOException {
    String page =
        Files.readString(Path.of(good))
            .replace(
                "</head>",
                """
                <script type="application/ld+json">{"@type":"NewsArticle","headline":"Re\\u0000port",
                "author":{"name":"Ida\\ud800 \\u0000Brook"},"datePublished":"2022-02-11"}</script></head>\
                """)
            .replace("Report number 1", "Report with a zero &#0;");

    assertThat(run("import", file("zero.html", page))).as(err.toString()).isZero();
    assertThat(count("article")).isEqualTo(1);
  }

  @Test
  void deepNestingIsReadOrRefusedInTime() throws IOException {
    String page =
        "<html><body><article><h1>Deep water</h1>"
            + "<div>".repeat(100_000)
            + "<p>The harbour was quiet all day long, and the ferry came in time twice.</p>"
                .repeat(4)
            + "</article></body></html>";
    long began = System.nanoTime();

    int code = run("import", file("deep.html", page), good);

    assertThat((System.nanoTime() - began) / 1_000_000_000L).isLessThan(30);
    assertThat(err.toString()).doesNotContain("Exception", "Error");
    assertThat(count("article")).isEqualTo(code == 0 ? 2 : 1);
  }

  @Test
  void aTenMegabytePageIsReadOrRefusedInTime() throws IOException {
    StringBuilder page = new StringBuilder("<html><body><article><h1>A long day</h1>");
    for (int i = 0; page.length() < 10_000_000; i++) {
      page.append("<p>Paragraph ").append(i).append(" of the longest report ever written here, ");
      page.append("which goes on about the harbour and its boats.</p>\n");
    }
    page.append("</article></body></html>");
    long began = System.nanoTime();

    int code = run("import", file("long.html", page.toString()), good);

    assertThat((System.nanoTime() - began) / 1_000_000_000L).isLessThan(90);
    assertThat(err.toString()).doesNotContain("Exception", "Error");
    assertThat(count("article")).isEqualTo(code == 0 ? 2 : 1);
  }

  @Test
  void jsonHasOneObjectAFileAlsoForTheFailed() throws IOException {
    assertThat(run("import", "--json", good, file("empty.txt", ""))).isEqualTo(1);

    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0))
        .startsWith("{\"file\":\"" + good + "\",\"headline\":\"Report number 1\"");
    assertThat(lines.get(1)).startsWith("{\"file\":").contains("\"error\":\"it is empty\"");
  }

  @Test
  void aDryRunMakesNoFolderAndStartsNoDatabase() {
    Path nowhere = DATA.resolveSibling("nowhere");

    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute("import", "--dry-run", "--data", nowhere.toString(), good);

    assertThat(code).isZero();
    assertThat(out.toString()).contains("Report number 1");
    assertThat(nowhere).doesNotExist();
  }

  @Test
  void aDataFolderThatCannotBeMadeIsSaidPlainly() {
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute("import", "--data", good + "/data", good);

    assertThat(code).isEqualTo(1);
    assertThat(err.toString()).contains(good).doesNotContain("\tat ", "inside Colophon");
  }

  @Test
  void aPortInUseIsSaidPlainly() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      int port = taken.getLocalPort();
      Path data = Child.dataFolder();
      try (Child serving =
          Child.start("serve", "--data", data.toString(), "--port", Integer.toString(port))) {
        assertThat(serving.exitCode()).isEqualTo(1);
        assertThat(serving.err())
            .contains(Integer.toString(port))
            .doesNotContain("\tat ", "inside Colophon");
      } finally {
        Child.delete(data);
      }
    }
  }

  @Test
  void theSeedPageIsUnderstood() {
    Path seed = Path.of("../../shared/seeds/republished-article.txt");
    assumeTrue(Files.exists(seed), "the shared seed page is not here");

    assertThat(run("import", seed.toString())).as(err.toString()).isZero();
    assertThat(count("article")).isEqualTo(1);
    assertThat(count("notice")).isPositive();
  }

  private int run(String command, String... arguments) {
    List<String> line = new ArrayList<>(List.of(command, "--data", DATA.toString()));
    line.addAll(List.of(arguments));
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(line.toArray(String[]::new));
  }

  private static String file(String name, String content) throws IOException {
    return Files.writeString(FOLDER.resolve(name), content).toString();
  }

  private static String binary(String name, int... content) throws IOException {
    byte[] bytes = new byte[content.length];
    for (int i = 0; i < content.length; i++) {
      bytes[i] = (byte) content[i];
    }
    return Files.write(FOLDER.resolve(name), bytes).toString();
  }

  private static int[] brokenUtf8() {
    byte[] text =
        "Caf\u00e9 at the harbour, \u00fcber alles.\n".repeat(20).getBytes(StandardCharsets.UTF_8);
    int[] broken = new int[text.length + 2];
    for (int i = 0; i < text.length; i++) {
      broken[i] = text[i];
    }
    broken[text.length] = 0xC3;
    broken[text.length + 1] = 0x28;
    return broken;
  }

  private static String sparse() throws IOException {
    Path file = FOLDER.resolve("sparse.txt");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(200_000_000);
    }
    return file.toString();
  }

  private static int count(String table) {
    return Integer.parseInt(texts("select count(*) from " + table).getFirst());
  }

  private static List<String> texts(String question) {
    return database.jdbi().withHandle(h -> h.createQuery(question).mapTo(String.class).list());
  }
}
