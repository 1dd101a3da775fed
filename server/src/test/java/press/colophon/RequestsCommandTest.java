package press.colophon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import press.colophon.articles.Article;
import press.colophon.articles.Status;
import press.colophon.platform.config.Settings;
import press.colophon.platform.db.Database;
import press.colophon.platform.mail.EmailAddress;
import press.colophon.platform.mail.Letter;
import press.colophon.rights.requests.NewRequest;
import press.colophon.rights.requests.RequestKind;

/// Requests and questions at the terminal, where no mail can be sent.
final class RequestsCommandTest {
  private static final Path DATA = Child.dataFolder();
  private static final String PATH = HarbourPage.PATH;
  private static Database database;

  private final Typed typed = new Typed(DATA);

  @BeforeAll
  static void takeIn() throws IOException {
    database = Database.open(DATA, Settings.read(DATA, Map.of(), Map.of()).database());
    Path page = HarbourPage.write(DATA.resolveSibling("asked-for.html"));
    Typed typed = new Typed(DATA);
    assertThat(typed.run("import", page.toString())).as(typed.err()).isZero();
  }

  @AfterAll
  static void close() {
    database.close();
    Child.delete(DATA);
  }

  @Test
  void aRequestIsListedShownDraftedAndGranted() {
    String number = request(RequestKind.TRANSLATION, "a poem");

    assertThat(typed.run("requests")).isZero();
    assertThat(typed.out())
        .containsPattern(number + " +translation .* address not confirmed +/" + PATH)
        .contains("No mail server is set (mail.server)");
    assertThat(typed.run("requests", "show", number)).isZero();
    assertThat(typed.out())
        .contains("terms: CC BY-ND 4.0, section 1(a)", "proposed answer: refuse", "a poem");
    assertThat(typed.run("requests", "answer", number, "refuse", "--draft")).isZero();
    assertThat(typed.out()).contains("We cannot permit this: CC BY-ND 4.0, section 1(a)");
    assertThat(typed.run("requests", "answer", number, "grant")).isEqualTo(1);
    assertThat(typed.out()).contains("The article is not ours");

    number = request(RequestKind.COMMERCIAL, "a calendar");
    assertThat(typed.run("requests", "answer", number, "grant", "--until", "2030-01-31"))
        .as(typed.err())
        .isZero();

    assertThat(typed.out()).containsPattern("Request " + number + ": done. Permission \\d+ is");
    assertThat(typed.run("requests", "answer", number, "grant")).isEqualTo(1);
    assertThat(typed.out()).contains("is granted already");
    assertThat(typed.run("requests", "permissions")).isZero();
    assertThat(typed.out()).containsPattern("commercial +Mo Reader +2030-01-31 +holds");
  }

  @Test
  void anArticleIsWithdrawnAtSomebodysRequestAndShownAgain() {
    String number = request(RequestKind.TAKEDOWN, "my secrets");

    assertThat(typed.run("requests", "withdraw", number, "author")).as(typed.err()).isZero();
    assertThat(status()).isEqualTo(Status.WITHDRAWN);
    assertThat(typed.run("requests", "withdraw", number, "nobody")).isEqualTo(2);

    assertThat(typed.run("status", PATH, "published")).isZero();
    assertThat(typed.run("status", PATH, "withdrawn", "--for", "publisher")).isZero();
    assertThat(typed.run("status", PATH, "published")).isZero();
    assertThat(status()).isEqualTo(Status.PUBLISHED);
    assertThat(typed.run("status")).isZero();
    assertThat(typed.out()).contains("nothing is sent");
  }

  @Test
  void aSourceIsAskedAndItsReplyIsAPermission() throws IOException {
    assertThat(typed.run("rights", "ask", PATH, "--use", "translate", "--to", "fr")).isEqualTo(1);
    assertThat(typed.out()).contains("name no e-mail address to ask at");
    assertThat(
            typed.run(
                "rights",
                "ask",
                PATH,
                "--use",
                "translate",
                "--to",
                "fr",
                "--contact",
                "rights@coast.example"))
        .as(typed.err())
        .isZero();
    assertThat(typed.out())
        .contains("To: rights@coast.example", "translate into French")
        .containsPattern("Letter \\d+ is drafted");
    String number = typed.out().replaceFirst("(?s).*Letter (\\d+) is drafted.*", "$1");
    Path reply = DATA.resolveSibling("reply.txt");
    Files.writeString(reply, "Yes, into French.");

    assertThat(typed.run("rights", "ask", "send", number)).isZero();
    assertThat(
            typed.run(
                "rights",
                "ask",
                "reply",
                number,
                "granted",
                "--letter",
                reply.toString(),
                "--by",
                "A. Lam"))
        .isZero();

    assertThat(typed.run("rights", "ask")).isZero();
    assertThat(typed.out()).containsPattern(number + " +granted .*rights@coast\\.example");
    assertThat(typed.run("rights", PATH)).isZero();
    assertThat(typed.out()).containsPattern("translate +yes .*permission given by A\\. Lam");
    Files.delete(reply);
  }

  @Test
  void whatIsNotThereIsSaidSo() {
    assertThat(typed.run("requests", "show", "999")).isEqualTo(1);
    assertThat(typed.out()).contains("There is no request 999.");
    assertThat(typed.run("requests", "answer", "1", "perhaps")).isEqualTo(2);
    assertThat(typed.run("rights", "ask", "send", "999")).isEqualTo(1);
  }

  private static String request(RequestKind kind, String words) {
    try (Newspaper newspaper = Newspaper.openBeside(Settings.read(DATA, Map.of(), Map.of()))) {
      Article article = newspaper.articles().findByPath(PATH).orElseThrow();
      EmailAddress email = new EmailAddress("mo@reader.example");
      newspaper
          .correspondence()
          .requests()
          .take(
              new NewRequest(article.id(), kind, "Mo Reader", null, email, words, "en", words),
              key -> Letter.automatic(email, "Confirm", key));
      return Long.toString(
          newspaper.correspondence().requests().open(10).stream()
              .filter(r -> r.words().equals(words))
              .findFirst()
              .orElseThrow()
              .number());
    }
  }

  private static Status status() {
    try (Newspaper newspaper = Newspaper.openBeside(Settings.read(DATA, Map.of(), Map.of()))) {
      return newspaper.articles().findByPath(PATH).orElseThrow().status();
    }
  }
}
