package press.colophon.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.MimeMessage;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.colophon.platform.MovedClock;
import press.colophon.platform.db.TestDatabase;
import press.colophon.platform.jobs.Jobs;

/// Letters on their way from the outbox to a real mail server.
final class SendLetterTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final EmailAddress IDA = new EmailAddress("ida@coast.example");
  private static final Duration DAYS = Duration.ofDays(3);

  private final MovedClock clock = new MovedClock(Instant.parse("2026-05-04T12:00:00Z"));
  private LocalMailServer server;
  private Outbox outbox;

  @BeforeEach
  void open() {
    database.jdbi().useHandle(h -> h.execute("truncate letter, scheduled_tasks cascade"));
    server = LocalMailServer.start();
    outbox =
        new Outbox(database.jdbi(), new Jobs(), new SecureRandom(), clock, "lantern.example", true);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void arrivesAsItWasWrittenInEveryScript() throws Exception {
    long letter = write(Letter.by(IDA, "Grüße: 海 و بحر", "Zeile – eins\nسطر\n海岸\n"));

    assertThat(send(letter)).isEmpty();

    MimeMessage got = server.letters().getFirst();
    assertThat(got.getSubject()).isEqualTo("Grüße: 海 و بحر");
    assertThat(LocalMailServer.text(got)).isEqualTo("Zeile – eins\nسطر\n海岸\n");
    assertThat(got.getFrom()[0]).hasToString("The Lantern <desk@lantern.example>");
    assertThat(got.getHeader("Message-ID")[0]).matches("<[0-9a-f]{24}@lantern\\.example>");
    assertThat(state(letter)).isEqualTo(Outbox.State.SENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nBcc: all@evil.example", "a\nX: y", "a\rX: y", "a\u2028X: y\u0000"})
  void aLineBreakInASubjectBeginsNoHeader(String subject) throws Exception {
    send(write(Letter.by(IDA, subject, "text")));

    MimeMessage got = server.letters().getFirst();
    assertThat(got.getHeader("Bcc")).isNull();
    assertThat(got.getHeader("X")).isNull();
    assertThat(got.getSubject()).startsWith("a ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b.example\r\nBcc: c@d.example", "a b@c.example", "a@b", "a@b.example, c@d.example",
        "<a@b.example>", "a..b@c.example", "@c.example", ""
      })
  void whatIsNoAddressIsNotWrittenTo(String address) {
    assertThat(EmailAddress.of(address)).isEmpty();
    assertThatThrownBy(() -> new EmailAddress(address))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDomainInAnotherScriptIsWrittenInAscii() {
    assertThat(EmailAddress.of(" desk@küste.example ").orElseThrow())
        .hasToString("desk@xn--kste-0ra.example");
    assertThat(EmailAddress.within("Write to <desk@coast.example>.").orElseThrow())
        .hasToString("desk@coast.example");
  }

  @Test
  void isSentOnceWhenTheServerIsBack() {
    int port = server.port();
    server.close();
    long letter = write(Letter.by(IDA, "Hello", "text"));

    Optional<Instant> next = send(letter);
    assertThat(next).hasValue(clock.instant().plusSeconds(30));
    assertThat(state(letter)).isEqualTo(Outbox.State.WAITING);
    assertThat(outbox.overview().sentence()).contains("1 letter waits", "The server says:");

    clock.moveTo(next.orElseThrow());
    try (LocalMailServer back = LocalMailServer.startAt(port)) {
      assertThat(send(letter, back, port)).isEmpty();
      assertThat(send(letter, back, port)).isEmpty();
      assertThat(back.letters()).hasSize(1);
    }
    assertThat(outbox.overview().isTroubled()).isFalse();
  }

  @Test
  void waitsLongerEachTimeAndGivesUpAfterDays() {
    server.refuse(IDA.text(), 450);
    long letter = write(Letter.by(IDA, "Hello", "text"));
    Instant written = clock.instant();

    int tries = 0;
    for (Optional<Instant> next = send(letter); next.isPresent(); next = send(letter)) {
      clock.moveTo(next.get());
      tries++;
    }

    assertThat(tries).isBetween(20, 60);
    assertThat(Duration.between(written, clock.instant())).isLessThanOrEqualTo(DAYS);
    assertThat(state(letter)).isEqualTo(Outbox.State.FAILED);
  }

  @Test
  void whatWaitedForAServerForWeeksIsTriedAsLongAsAnyOther() {
    long letter = write(Letter.by(IDA, "Hello", "text"));
    clock.moveBy(Duration.ofDays(30));
    server.refuse(IDA.text(), 450);

    assertThat(send(letter)).isPresent();
    server.refuseNobody();
    send(letter);

    assertThat(state(letter)).isEqualTo(Outbox.State.SENT);
  }

  @Test
  void aRefusedRecipientIsToldWithTheServersWordsAndMayBeTriedAgain() {
    server.refuse(IDA.text(), 550);
    long letter = write(Letter.by(IDA, "Hello", "text"));

    assertThat(send(letter)).isEmpty();
    assertThat(state(letter)).isEqualTo(Outbox.State.FAILED);
    assertThat(outbox.failed(5).getFirst().trouble()).contains("550", "not ida@coast.example");

    server.refuseNobody();
    assertThat(outbox.retry(letter)).isTrue();
    send(letter);
    assertThat(state(letter)).isEqualTo(Outbox.State.SENT);
    assertThat(server.letters()).hasSize(1);
  }

  @Test
  void aLetterSentAgainAfterACrashBearsTheSameName() throws Exception {
    long letter = write(Letter.by(IDA, "Hello", "text"));
    send(letter);
    database.jdbi().useHandle(h -> h.execute("update letter set state = 'waiting'"));

    send(letter);

    assertThat(server.letters()).hasSize(2);
    assertThat(server.letters().getFirst().getHeader("Message-ID"))
        .isEqualTo(server.letters().getLast().getHeader("Message-ID"));
  }

  @Test
  void theTextOfASecretLetterIsNotKeptOnceItIsSent() throws Exception {
    long letter =
        database
            .jdbi()
            .inTransaction(h -> outbox.writeSecret(h, Letter.automatic(IDA, "Confirm", "key 7")));
    assertThat(outbox.find(letter).orElseThrow().letter().text()).isEqualTo("key 7");

    send(letter);

    assertThat(LocalMailServer.text(server.letters().getFirst())).contains("key 7");
    assertThat(outbox.find(letter).orElseThrow().letter().text()).doesNotContain("key 7");
  }

  @Test
  void signsInAndWaitsWhereTheServerDoesNotLetItIn() {
    try (LocalMailServer closed = LocalMailServer.start("desk", "word")) {
      long letter = write(Letter.by(IDA, "Hello", "text"));

      assertThat(send(letter, closed, Map.of("mail.user", "desk", "mail.password", "wrong")))
          .isPresent();
      assertThat(outbox.find(letter).orElseThrow().trouble()).contains("does not let us sign in");

      assertThat(send(letter, closed, Map.of("mail.user", "desk", "mail.password", "word")))
          .isEmpty();
      assertThat(closed.letters()).hasSize(1);
    }
  }

  @Test
  void nothingLeavesInTheClearWhereEncryptionIsAskedFor() {
    long letter = write(Letter.by(IDA, "Hello", "text"));

    assertThat(send(letter, server, Map.of("mail.security", "starttls"))).isPresent();

    assertThat(server.letters()).isEmpty();
    assertThat(outbox.find(letter).orElseThrow().trouble()).contains("STARTTLS");
  }

  @Test
  void aLetterIsThereOnlyWithWhatItTellsOf() {
    assertThatThrownBy(
            () ->
                database
                    .jdbi()
                    .useTransaction(
                        h -> {
                          outbox.write(h, Letter.by(IDA, "Hello", "text"));
                          throw new IllegalStateException("undone");
                        }))
        .hasMessage("undone");

    assertThat(outbox.overview().waiting()).isZero();
    write(Letter.by(IDA, "Hello", "text"));
    assertThat(jobs()).isEqualTo(1);
  }

  private static int jobs() {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("select count(*) from scheduled_tasks where task_name = :kind")
                    .bind("kind", Outbox.SEND.name())
                    .mapTo(Integer.class)
                    .one());
  }

  private long write(Letter letter) {
    return database.jdbi().inTransaction(h -> outbox.write(h, letter));
  }

  private Outbox.State state(long letter) {
    return outbox.find(letter).orElseThrow().state();
  }

  private Optional<Instant> send(long letter) {
    return send(letter, server, Map.of());
  }

  private Optional<Instant> send(long letter, LocalMailServer to, int port) {
    return send(letter, to, Map.of("mail.port", Integer.toString(port)));
  }

  private Optional<Instant> send(long letter, LocalMailServer to, Map<String, String> more) {
    MailServer mail = new MailServer(to.settings(more), "The Lantern", null);
    return new SendLetter(outbox, mail, DAYS, clock).run(letter);
  }
}
