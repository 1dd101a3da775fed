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
  private static final String PATH = "2022/05/the-harbour-that-moved";
  private static Database database;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void takeIn() throws IOException {
    database = Database.open(DATA, Settings.read(DATA, Map.of(), Map.of()).database());
    Path page = DATA.resolveSibling("asked-for.html");
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
    RequestsCommandTest test = new RequestsCommandTest();
    assertThat(test.run("import", page.toString())).as(test.err.toString()).isZero();
  }

  @AfterAll
  static void close() {
    database.close();
    Child.delete(DATA);
  }

  @Test
  void aRequestIsListedShownDraftedAndGranted() {
    String number = request(RequestKind.TRANSLATION, "a poem");

    assertThat(run("requests")).isZero();
    assertThat(out.toString())
        .containsPattern(number + " +translation .* address not confirmed +/" + PATH)
        .contains("No mail server is set (mail.server)");
    assertThat(run("requests", "show", number)).isZero();
    assertThat(out.toString())
        .contains("terms: CC BY-ND 4.0, section 1(a)", "proposed answer: refuse", "a poem");
    assertThat(run("requests", "answer", number, "refuse", "--draft")).isZero();
    assertThat(out.toString()).contains("We cannot permit this: CC BY-ND 4.0, section 1(a)");
    assertThat(run("requests", "answer", number, "grant")).isEqualTo(1);
    assertThat(out.toString()).contains("The article is not ours");

    number = request(RequestKind.COMMERCIAL, "a calendar");
    assertThat(run("requests", "answer", number, "grant", "--until", "2030-01-31"))
        .as(err.toString())
        .isZero();

    assertThat(out.toString()).containsPattern("Request " + number + ": done. Permission \\d+ is");
    assertThat(run("requests", "answer", number, "grant")).isEqualTo(1);
    assertThat(out.toString()).contains("is granted already");
    assertThat(run("requests", "permissions")).isZero();
    assertThat(out.toString()).containsPattern("commercial +Mo Reader +2030-01-31 +holds");
  }

  @Test
  void anArticleIsWithdrawnAtSomebodysRequestAndShownAgain() {
    String number = request(RequestKind.TAKEDOWN, "my secrets");

    assertThat(run("requests", "withdraw", number, "author")).as(err.toString()).isZero();
    assertThat(status()).isEqualTo(Status.WITHDRAWN);
    assertThat(run("requests", "withdraw", number, "nobody")).isEqualTo(2);

    assertThat(run("status", PATH, "published")).isZero();
    assertThat(run("status", PATH, "withdrawn", "--for", "publisher")).isZero();
    assertThat(run("status", PATH, "published")).isZero();
    assertThat(status()).isEqualTo(Status.PUBLISHED);
    assertThat(run("status")).isZero();
    assertThat(out.toString()).contains("nothing is sent");
  }

  @Test
  void aSourceIsAskedAndItsReplyIsAPermission() throws IOException {
    assertThat(run("rights", "ask", PATH, "--use", "translate", "--to", "fr")).isEqualTo(1);
    assertThat(out.toString()).contains("name no e-mail address to ask at");
    assertThat(
            run(
                "rights",
                "ask",
                PATH,
                "--use",
                "translate",
                "--to",
                "fr",
                "--contact",
                "rights@coast.example"))
        .as(err.toString())
        .isZero();
    assertThat(out.toString())
        .contains("To: rights@coast.example", "translate into French")
        .containsPattern("Letter \\d+ is drafted");
    String number = out.toString().replaceFirst("(?s).*Letter (\\d+) is drafted.*", "$1");
    Path reply = DATA.resolveSibling("reply.txt");
    Files.writeString(reply, "Yes, into French.");

    assertThat(run("rights", "ask", "send", number)).isZero();
    assertThat(
            run(
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

    assertThat(run("rights", "ask")).isZero();
    assertThat(out.toString()).containsPattern(number + " +granted .*rights@coast\\.example");
    assertThat(run("rights", PATH)).isZero();
    assertThat(out.toString()).containsPattern("translate +yes .*permission given by A\\. Lam");
    Files.delete(reply);
  }

  @Test
  void whatIsNotThereIsSaidSo() {
    assertThat(run("requests", "show", "999")).isEqualTo(1);
    assertThat(out.toString()).contains("There is no request 999.");
    assertThat(run("requests", "answer", "1", "perhaps")).isEqualTo(2);
    assertThat(run("rights", "ask", "send", "999")).isEqualTo(1);
  }

  private static String request(RequestKind kind, String words) {
    try (Newspaper newspaper = Newspaper.openBeside(Settings.read(DATA, Map.of(), Map.of()))) {
      Article article = newspaper.articles().findByPath(PATH).orElseThrow();
      EmailAddress email = new EmailAddress("mo@reader.example");
      newspaper
          .requests()
          .take(
              new NewRequest(article.id(), kind, "Mo Reader", null, email, words, "en", words),
              key -> Letter.automatic(email, "Confirm", key));
      return Long.toString(
          newspaper.requests().open(10).stream()
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

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    List<String> line = new ArrayList<>(List.of(arguments));
    line.addAll(List.of("--data", DATA.toString()));
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(line.toArray(String[]::new));
  }
}
