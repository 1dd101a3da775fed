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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.colophon.intake.source.LocalSite;
import press.colophon.platform.config.Settings;
import press.colophon.platform.db.Database;

/// What editors do at the terminal until an incomplete article may be published: they name its
/// author and origin, read the terms of its publication and confirm them.
final class StatedTermsCommandTest {
  private static final Path DATA = Child.dataFolder();
  private static final String PATH = "2022/05/the-harbour-that-moved";
  private static final LocalSite SITE = new LocalSite();
  private static Database database;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void open() throws IOException {
    Files.createDirectories(DATA);
    Files.writeString(
        DATA.resolve(Settings.FILE_NAME), "fetch.allow = localhost:%d\n".formatted(SITE.port()));
    database = Database.open(DATA, Settings.read(DATA, Map.of(), Map.of()).database());
  }

  @AfterAll
  static void close() {
    SITE.close();
    database.close();
    Child.delete(DATA);
  }

  @BeforeEach
  void empty() {
    database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "truncate article, original, publication, author, scheduled_tasks cascade"));
  }

  @Test
  void aDraftIsMendedStepByStepUntilItMayBePublished() throws IOException {
    assertThat(run("import", page())).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("Stored as a draft", "- who wrote it", "- on what ground it may be shown");
    String number = listed().strip().replaceAll("(?s) .*", "");

    assertThat(run("review", "accept", number)).isEqualTo(1);
    assertThat(err.toString())
        .contains("/" + PATH + " does not say")
        .contains("- where it is from", "- who wrote it", "- the address of the original");
    assertThat(run("status", PATH, "published")).isEqualTo(1);
    assertThat(err.toString()).contains("- who wrote it");

    String[] stated = {
      "--author", "Ida Brook", "--origin", "Coast Courier", "--original", "https://coast.example/h"
    };
    assertThat(run("provenance", with(PATH, stated))).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("authors    Ida Brook", "origin     Coast Courier", "https://coast.example/h");
    assertThat(listed()).contains("missing: on what ground it may be shown");

    SITE.with("/terms", "text/html", terms("You may republish our articles."));
    assertThat(run("rights", "read", "Coast Courier", SITE.address("/terms")))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).contains("clause: reprint allowed", "Kept.");
    assertThat(run("review", "accept", number)).isEqualTo(1);
    assertThat(run("rights", "confirm", "Coast Courier", "--all")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("reprint allowed, confirmed by ");

    assertThat(run("review", "accept", number)).as(err.toString()).isZero();
    assertThat(run("rights", "audit")).as(out.toString()).isZero();
  }

  @Test
  void aPersonAnswersForWhatIsMissingByName() throws IOException {
    run("import", page());
    String number = listed().strip().replaceAll("(?s) .*", "");

    assertThat(run("review", "accept", number, "--although-missing", " ")).isEqualTo(2);
    assertThat(run("review", "accept", number, "--although-missing", "A leaflet.")).isZero();

    assertThat(out.toString()).contains("accepted: article /" + PATH);
  }

  @Test
  void whatHasChangedIsShownWordByWordAndNamedUntilItIsRead() throws IOException {
    run("import", page());
    run("provenance", PATH, "--origin", "Coast Courier");
    SITE.with("/terms", "text/html", terms("You may republish our articles."));
    run("rights", "read", "Coast Courier", SITE.address("/terms"));
    run("rights", "confirm", "Coast Courier", "--all");
    SITE.with("/terms", "text/html", terms("You may not translate our articles."));

    assertThat(run("rights", "read", "Coast Courier")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("It has changed");
    assertThat(listed()).contains("rights confirm \"Coast Courier\"");
    run("rights", "confirm", "Coast Courier");

    assertThat(out.toString())
        .contains("You may [-republish-]{+not+}")
        .containsPattern("1  translate denied, not confirmed");
  }

  @Test
  void whatCannotBeReadIsSaid() throws IOException {
    run("import", page());
    run("provenance", PATH, "--origin", "Coast Courier");

    assertThat(run("rights", "read", "Coast Courier")).isEqualTo(2);
    assertThat(err.toString()).contains("No page is known with the terms of Coast Courier");
    assertThat(run("rights", "read", "Coast Courier", SITE.address("/none"))).isEqualTo(1);
    assertThat(err.toString()).contains("/none could not be read: the site answered with");
    assertThat(run("rights", "confirm", "Coast Courier")).isEqualTo(1);
    assertThat(run("provenance", PATH, "--original", "coast")).isEqualTo(2);
    assertThat(run("provenance", "2022/05/nothing")).isEqualTo(1);
  }

  private static String[] with(String first, String... others) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(List.of(others));
    return all.toArray(String[]::new);
  }

  private static String terms(String sentence) {
    return "<html><body><p>" + sentence + "</p></body></html>";
  }

  private static String page() throws IOException {
    Path page = DATA.resolveSibling("harbour.html");
    Files.writeString(
        page,
        """
        <!doctype html><html lang="en"><head><title>The harbour that moved</title>
        <meta property="article:published_time" content="2022-05-11T08:00:00Z"></head>
        <body><article><h1>The harbour that moved</h1>
        <p>The old harbour of Port Lune silted up within a single year, to the surprise of everyone
        who lived there, and nobody had asked the ferry crew, who had measured its depth.</p>
        <p>The council of the town now wants to move the quay two hundred metres to the south, which
        will cost more than the town earns with its harbour in ten good summers.</p>
        </article></body></html>
        """);
    return page.toString();
  }

  private String listed() {
    assertThat(run("review", "list")).as(err.toString()).isZero();
    return out.toString();
  }

  private int run(String command, String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of(arguments));
    all.add("--data");
    all.add(DATA.toString());
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }
}
