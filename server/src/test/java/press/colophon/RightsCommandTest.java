package press.colophon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import press.colophon.platform.config.Settings;
import press.colophon.platform.db.Database;

/// What `rights` says at the terminal, and what is recorded by it.
final class RightsCommandTest {
  private static final Path DATA = Child.dataFolder();
  private static final String PATH = HarbourPage.PATH;
  private static Database database;

  private final Typed typed = new Typed(DATA);

  @BeforeAll
  static void takeIn() throws IOException {
    database = Database.open(DATA, Settings.read(DATA, Map.of(), Map.of()).database());
    Path page = HarbourPage.write(DATA.resolveSibling("harbour.html"));
    Typed typed = new Typed(DATA);
    assertThat(typed.run("import", page.toString())).as(typed.err()).isZero();
  }

  @AfterAll
  static void close() {
    database.close();
    Child.delete(DATA);
  }

  @Test
  void showsEveryUseWithItsReason() {
    assertThat(typed.run("rights", PATH)).as(typed.err()).isZero();

    assertThat(typed.out())
        .contains("/" + PATH + ": The harbour that moved", "basis: licence, CC BY-ND 4.0")
        .containsPattern("reprint +yes +yes .* CC BY-ND 4.0, section 2\\(a\\)\\(1\\)\\(A\\)")
        .containsPattern("translate +no +no .* CC BY-ND 4.0, section 1\\(a\\)")
        .contains("duty: credit (3(a)(1)(A)(i))");
  }

  @Test
  void aPermissionIsRecordedAndEnded() {
    assertThat(
            typed.run(
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
        .as(typed.err())
        .isZero();
    String number = typed.out().replaceAll("(?s).*Permission (\\d+) is recorded.*", "$1");
    assertThat(shown(PATH)).containsPattern("translate +yes .* permission given by Coast Courier");

    assertThat(typed.run("rights", "revoke", number)).isZero();
    assertThat(shown(PATH)).containsPattern("translate +no ");
    assertThat(typed.run("rights", "revoke", number)).isEqualTo(1);
  }

  @Test
  void theTermsOfAPublicationAreStated() {
    assertThat(
            typed.run(
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
        .as(typed.err())
        .isZero();

    assertThat(shown(PATH))
        .contains("the terms of the source say: \"Photographs are not included.\"")
        .contains("duty: credit \"Coast Courier, Port Lune\"", "duty: notify");
  }

  @Test
  void anArticleIsEditedWhereItsTermsOrAPermissionAllowIt() throws IOException {
    Path text = DATA.resolveSibling("shorter.txt");
    Files.writeString(text, "The old harbour silted up.\n\nNobody had asked the crew.\n");

    assertThat(typed.run("edit", PATH, "--text", text.toString())).isEqualTo(1);
    assertThat(typed.err()).contains("It may not be edited: CC BY-ND 4.0");
    assertThat(typed.run("edit", PATH)).isEqualTo(2);
    assertThat(typed.run("edit", "2022/05/no-such-article", "--headline", "New")).isEqualTo(1);

    typed.run(
        "rights", "allow", PATH, "--use", "edit", "--by", "Coast Courier", "--evidence", "letter");
    String number = typed.out().replaceAll("(?s).*Permission (\\d+) is recorded.*", "$1");
    assertThat(typed.run("edit", PATH, "--text", text.toString(), "--headline", "Moved"))
        .as(typed.err())
        .isZero();
    assertThat(typed.out()).contains("Readers are told: headline, shortened, text.");
    typed.run("rights", "revoke", number);
  }

  @Test
  void theAuditCountsWhatItFinds() {
    typed.run("rights", "audit");

    assertThat(typed.out()).containsPattern("1 articles looked at, ");
  }

  @Test
  void whatIsNotKnownIsSaidWithItsName() {
    assertThat(typed.run("rights", "2022/05/no-such-article")).isNotZero();
    assertThat(typed.err()).contains("There is no article 2022/05/no-such-article");

    assertThat(typed.run("rights", "state", "Coast Courier", "--licence", "Flattr 9")).isEqualTo(2);
    assertThat(typed.err()).contains("No licence is known as \"Flattr 9\"");

    assertThat(
            typed.run(
                "rights", "allow", PATH, "--use", "juggle", "--by", "C", "--evidence", "letter"))
        .isEqualTo(2);
    assertThat(typed.err()).contains("There is no use \"juggle\"");
  }

  private String shown(String path) {
    typed.run("rights", path);
    return typed.out();
  }
}
