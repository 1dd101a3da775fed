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

/// What `rights` says at the terminal, and what is recorded by it.
final class RightsCommandTest {
  private static final Path DATA = Child.dataFolder();
  private static final String PATH = "2022/05/the-harbour-that-moved";
  private static Database database;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void takeIn() throws IOException {
    database = Database.open(DATA, Settings.read(DATA, Map.of(), Map.of()).database());
    Path page = DATA.resolveSibling("harbour.html");
    Files.writeString(
        page,
        """
        <!doctype html><html lang="en"><head><title>The harbour that moved</title>
        <meta property="og:site_name" content="Coast Courier">
        <link rel="canonical" href="https://coast.example/harbour">
        <meta property="article:published_time" content="2022-05-11T08:00:00Z"></head>
        <body><article><h1>The harbour that moved</h1><p class="byline">By Ida Brook</p>
        <p>The old harbour of Port Lune silted up within a single year, to the surprise of everyone
        who lived there, and nobody had asked the ferry crew, who had measured its depth.</p>
        <p>The council of the town now wants to move the quay two hundred metres to the south, which
        will cost more than the town earns with its harbour in ten good summers.</p>
        <p>This article is licensed under
        <a rel="license" href="https://creativecommons.org/licenses/by-nd/4.0/">CC BY-ND 4.0</a>.</p>
        </article></body></html>
        """);
    RightsCommandTest test = new RightsCommandTest();
    assertThat(test.run("import", page.toString())).as(test.err.toString()).isZero();
  }

  @AfterAll
  static void close() {
    database.close();
    Child.delete(DATA);
  }

  @Test
  void showsEveryUseWithItsReason() {
    assertThat(run("rights", PATH)).as(err.toString()).isZero();

    assertThat(out.toString())
        .contains("/" + PATH + ": The harbour that moved", "basis: licence, CC BY-ND 4.0")
        .containsPattern("reprint +yes +yes .* CC BY-ND 4.0, section 2\\(a\\)\\(1\\)\\(A\\)")
        .containsPattern("translate +no +no .* CC BY-ND 4.0, section 1\\(a\\)")
        .contains("duty: credit (3(a)(1)(A)(i))");
  }

  @Test
  void aPermissionIsRecordedAndEnded() {
    assertThat(
            run(
                "rights",
                "allow",
                PATH,
                "--use",
                "translate",
                "--to",
                "fr",
                "--by",
                "Coast Courier",
                "--evidence",
                "Mail of 3 May"))
        .as(err.toString())
        .isZero();
    String number = out.toString().replaceAll("(?s).*Permission (\\d+) is recorded.*", "$1");
    assertThat(shown(PATH)).containsPattern("translate +yes .* permission given by Coast Courier");

    assertThat(run("rights", "revoke", number)).isZero();
    assertThat(shown(PATH)).containsPattern("translate +no ");
    assertThat(run("rights", "revoke", number)).isEqualTo(1);
  }

  @Test
  void theTermsOfAPublicationAreStated() {
    assertThat(
            run(
                "rights",
                "state",
                "Coast Courier",
                "--licence",
                "CC BY-ND 4.0",
                "--deny",
                "images=Photographs are not included.",
                "--duty",
                "credit=Coast Courier, Port Lune",
                "--duty",
                "notify"))
        .as(err.toString())
        .isZero();

    assertThat(shown(PATH))
        .contains("the terms of the source say: \"Photographs are not included.\"")
        .contains("duty: credit \"Coast Courier, Port Lune\"", "duty: notify");
  }

  @Test
  void anArticleIsEditedWhereItsTermsOrAPermissionAllowIt() throws IOException {
    Path text = DATA.resolveSibling("shorter.txt");
    Files.writeString(text, "The old harbour silted up.\n\nNobody had asked the crew.\n");

    assertThat(run("edit", PATH, "--text", text.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("It may not be edited: CC BY-ND 4.0");
    assertThat(run("edit", PATH)).isEqualTo(2);
    assertThat(run("edit", "2022/05/no-such-article", "--headline", "New")).isEqualTo(1);

    run("rights", "allow", PATH, "--use", "edit", "--by", "Coast Courier", "--evidence", "letter");
    String number = out.toString().replaceAll("(?s).*Permission (\\d+) is recorded.*", "$1");
    assertThat(run("edit", PATH, "--text", text.toString(), "--headline", "Moved"))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).contains("Readers are told: headline, shortened, text.");
    run("rights", "revoke", number);
  }

  @Test
  void theAuditCountsWhatItFinds() {
    run("rights", "audit");

    assertThat(out.toString()).containsPattern("1 articles looked at, ");
  }

  @Test
  void whatIsNotKnownIsSaidWithItsName() {
    assertThat(run("rights", "2022/05/no-such-article")).isNotZero();
    assertThat(err.toString()).contains("There is no article 2022/05/no-such-article");

    assertThat(run("rights", "state", "Coast Courier", "--licence", "Flattr 9")).isEqualTo(2);
    assertThat(err.toString()).contains("No licence is known as \"Flattr 9\"");

    assertThat(run("rights", "allow", PATH, "--use", "juggle", "--by", "C", "--evidence", "letter"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("There is no use \"juggle\"");
  }

  private String shown(String path) {
    run("rights", path);
    return out.toString();
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--data");
    all.add(DATA.toString());
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }
}
