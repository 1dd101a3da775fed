package press.colophon;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import press.colophon.articles.Article;
import press.colophon.intake.OriginalFinder;
import press.colophon.intake.Taken;
import press.colophon.platform.config.Settings;
import press.colophon.platform.mail.EmailAddress;
import press.colophon.platform.mail.Letter;
import press.colophon.platform.mail.LocalMailServer;
import press.colophon.rights.requests.NewRequest;
import press.colophon.rights.requests.RequestKind;

/// A server that is killed after the mail server has a letter and before it knows.
final class KilledMailTest {
  private static final String READER = "mo@reader.example";

  private final Path data = Child.dataFolder();
  private final int port = Child.freePort();

  @AfterEach
  void delete() {
    Child.delete(data);
  }

  @Test
  void aLetterIsKnownForTheSameAfterTheServerWasKilled() throws Exception {
    try (LocalMailServer mail = LocalMailServer.start()) {
      configure(mail);
      mail.hold();
      Child killed = Child.start("serve", "--data", data.toString(), "--port", "" + port);
      killed.untilItSays("http://");
      request();
      killed.until("a letter under way", () -> mail.lettersTo(READER).size() == 1);
      killed.kill();
      mail.release();

      try (Child serving = Child.start("serve", "--data", data.toString(), "--port", "" + port)) {
        serving.until("the letter again", () -> mail.lettersTo(READER).size() == 2);
        serving.until("it is settled", () -> waiting() == 0);
      }

      List<MimeMessage> letters = mail.lettersTo(READER);
      assertThat(letters).hasSize(2);
      assertThat(letters.getFirst().getMessageID()).isEqualTo(letters.getLast().getMessageID());
      assertThat(LocalMailServer.text(letters.getFirst()))
          .isEqualTo(LocalMailServer.text(letters.getLast()));
    }
  }

  private void configure(LocalMailServer mail) throws IOException {
    Files.createDirectories(data);
    String lines =
        mail.options().entrySet().stream()
            .map(option -> option.getKey() + " = " + option.getValue())
            .collect(Collectors.joining("\n", "", "\n"));
    Files.writeString(data.resolve("colophon.conf"), lines);
  }

  private Settings settings() {
    return Settings.read(data, Map.of(), Map.of());
  }

  private int waiting() {
    try (Newspaper newspaper = Newspaper.openBeside(settings())) {
      return newspaper.correspondence().outbox().overview().waiting();
    }
  }

  private void request() throws IOException {
    Path page = data.resolveSibling("harbour.txt");
    Files.writeString(
        page,
        """
        The harbour that moved
        By Ida Brook
        Coast Courier, 11 May 2022

        The old harbour of Port Lune silted up within a single year, to the surprise of everyone
        who lived there, and nobody had asked the ferry crew, who had measured its depth.

        The council of the town now wants to move the quay two hundred metres to the south, which
        will cost more than the town earns with its harbour in ten good summers.
        """);
    try (Newspaper newspaper = Newspaper.openBeside(settings())) {
      Article article = taken(newspaper, page);
      newspaper
          .correspondence()
          .requests()
          .take(
              new NewRequest(
                  article.id(),
                  RequestKind.PRINT,
                  "Mo Reader",
                  null,
                  new EmailAddress(READER),
                  "A poster.",
                  "en",
                  "token"),
              key -> Letter.automatic(new EmailAddress(READER), "Confirm", "Key: " + key));
    }
  }

  private static Article taken(Newspaper newspaper, Path page) {
    if (newspaper.originals().find(page.toString()) instanceof OriginalFinder.Here(var original)
        && newspaper.intake().take(original).getFirst() instanceof Taken.Stored stored) {
      return newspaper.articles().find(stored.receipt().article()).orElseThrow();
    }
    throw new IllegalStateException("not imported: " + page);
  }
}
