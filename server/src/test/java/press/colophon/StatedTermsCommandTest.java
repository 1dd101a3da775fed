package press.colophon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

  private final Typed typed = new Typed(DATA);

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
    assertThat(typed.run("import", page())).as(typed.err()).isZero();
    assertThat(typed.out())
        .contains("Stored as a draft", "- who wrote it", "- on what ground it may be shown");
    String number = listed().strip().replaceAll("(?s) .*", "");

    assertThat(typed.run("review", "accept", number)).isEqualTo(1);
    assertThat(typed.err())
        .contains("/" + PATH + " does not say")
        .contains("- where it is from", "- who wrote it", "- the address of the original");
    assertThat(typed.run("status", PATH, "published")).isEqualTo(1);
    assertThat(typed.err()).contains("- who wrote it");

    String[] stated = {
      "--author", "Ida Brook", "--origin", "Coast Courier", "--original", "https://coast.example/h"
    };
    assertThat(typed.run("provenance", with(PATH, stated))).as(typed.err()).isZero();
    assertThat(typed.out())
        .contains("authors    Ida Brook", "origin     Coast Courier", "https://coast.example/h");
    assertThat(listed()).contains("missing: on what ground it may be shown");

    SITE.with("/terms", "text/html", terms("You may republish our articles."));
    assertThat(typed.run("rights", "read", "Coast Courier", SITE.address("/terms")))
        .as(typed.err())
        .isZero();
    assertThat(typed.out()).contains("clause: reprint allowed", "Kept.");
    assertThat(typed.run("review", "accept", number)).isEqualTo(1);
    assertThat(confirmAll(word())).as(typed.err()).isZero();
    assertThat(typed.out()).contains("reprint allowed, confirmed by ");

    assertThat(typed.run("review", "accept", number)).as(typed.err()).isZero();
    assertThat(typed.run("rights", "audit")).as(typed.out()).isZero();
  }

  @Test
  void aPersonAnswersForWhatIsMissingByName() throws IOException {
    typed.run("import", page());
    String number = listed().strip().replaceAll("(?s) .*", "");

    assertThat(typed.run("review", "accept", number, "--although-missing", " ")).isEqualTo(2);
    assertThat(typed.run("review", "accept", number, "--although-missing", "A leaflet.")).isZero();

    assertThat(typed.out()).contains("accepted: article /" + PATH);
  }

  @Test
  void whatHasChangedIsShownWordByWordAndNamedUntilItIsRead() throws IOException {
    typed.run("import", page());
    typed.run("provenance", PATH, "--origin", "Coast Courier");
    SITE.with("/terms", "text/html", terms("You may republish our articles."));
    typed.run("rights", "read", "Coast Courier", SITE.address("/terms"));
    confirmAll(word());
    SITE.with("/terms", "text/html", terms("You may not translate our articles."));

    assertThat(typed.run("rights", "read", "Coast Courier")).as(typed.err()).isZero();
    assertThat(typed.out()).contains("It has changed");
    assertThat(listed()).contains("rights confirm \"Coast Courier\"");
    typed.run("rights", "confirm", "Coast Courier");

    assertThat(typed.out())
        .contains("You may [-republish-]{+not+}")
        .containsPattern("1  translate denied, not confirmed");
  }

  @Test
  void nothingIsConfirmedThatWasNotShown() throws IOException {
    read("You may republish our articles.");
    String seen = word();
    assertThat(typed.out()).containsPattern("/terms, read last on \\d{4}-");
    read("You may republish our articles. You may sell them.");

    assertThat(typed.run("rights", "confirm", "Coast Courier", "--all")).isEqualTo(2);
    assertThat(typed.err()).contains("Look at them first: ./colophon rights confirm coast-courier");
    assertThat(confirmAll(seen)).isEqualTo(1);
    assertThat(typed.out())
        .contains("{+ You may sell them.+}", "commercial allowed, not confirmed")
        .contains("Nothing is confirmed: this is not what you saw (%s).".formatted(seen));

    assertThat(confirmAll(word())).as(typed.err()).isZero();
  }

  @Test
  void whoStatesTermsAnewIsToldWhatTheyReplaceAndThatAChangeStillWaits() throws IOException {
    read("You may republish our articles.");
    confirmAll(word());
    state("--basis", "attribution", "--duty", "expire=90 days");
    read("You may not republish our articles.");

    state("--basis", "permission", "--duty", "notify");

    assertThat(typed.out())
        .contains("What was known before, and is replaced:", "basis: attribution")
        .contains("dropped, stated by hand: duty: expire \"90 days\"")
        .contains("The terms of Coast Courier are stated.")
        .contains("nobody has confirmed that: ./colophon rights confirm coast-courier");
    word();
    assertThat(typed.out()).contains("basis: permission", "1  reprint denied, not confirmed");
  }

  @Test
  void whatCannotBeReadIsSaid() throws IOException {
    typed.run("import", page());
    typed.run("provenance", PATH, "--origin", "Coast Courier");

    assertThat(typed.run("rights", "read", "Coast Courier")).isEqualTo(2);
    assertThat(typed.err()).contains("No page is known with the terms of Coast Courier");
    assertThat(typed.run("rights", "read", "Coast Courier", SITE.address("/none"))).isEqualTo(1);
    assertThat(typed.err()).contains("/none could not be read: the site answered with");
    assertThat(typed.run("rights", "confirm", "Coast Courier")).isEqualTo(1);
    assertThat(typed.run("provenance", PATH, "--original", "coast")).isEqualTo(2);
    assertThat(typed.run("provenance", "2022/05/nothing")).isEqualTo(1);
  }

  /// Reads a page of terms that says this.
  private void read(String sentence) throws IOException {
    typed.run("import", page());
    typed.run("provenance", PATH, "--origin", "Coast Courier");
    SITE.with("/terms", "text/html", terms(sentence));
    assertThat(typed.run("rights", "read", "Coast Courier", SITE.address("/terms")))
        .as(typed.err())
        .isZero();
  }

  private void state(String... options) {
    assertThat(typed.run("rights", with("state", with("Coast Courier", options))))
        .as(typed.err())
        .isZero();
  }

  /// Looks at the terms, and takes the word that belongs to what is shown.
  private String word() {
    assertThat(typed.run("rights", "confirm", "Coast Courier")).as(typed.err()).isZero();
    return typed.out().replaceFirst("(?s).* --seen (\\w+)\\s*", "$1");
  }

  private int confirmAll(String seen) {
    return typed.run("rights", "confirm", "Coast Courier", "--all", "--seen", seen);
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
    assertThat(typed.run("review", "list")).as(typed.err()).isZero();
    return typed.out();
  }
}
