package press.colophon.platform.mail;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.RandomText;
import press.colophon.platform.jobs.JobKind;
import press.colophon.platform.jobs.Jobs;

/// The letters that leave the house: each is there if and only if what it tells of is, because both
/// are stored in one transaction. Thread-safe.
public final class Outbox {
  static final JobKind<Order> SEND = new JobKind<>("send-letter", Order.class);
  private static final int RANDOM_BYTES = 12;
  private static final int LONGEST_TROUBLE = 500;
  private static final String NOT_KEPT = "(The text of this letter is not kept.)";

  private final Jdbi db;
  private final Jobs jobs;
  private final SecureRandom random;
  private final Clock clock;
  private final String host;
  private final boolean sends;

  /// @param host of the site, for the names of letters
  /// @param sends whether there is a server that takes them
  public Outbox(Jdbi db, Jobs jobs, SecureRandom random, Clock clock, String host, boolean sends) {
    this.db = db;
    this.jobs = jobs;
    this.random = random;
    this.clock = clock;
    this.host = host;
    this.sends = sends;
  }

  /// What the job is told: which letter.
  record Order(long letter) {}

  /// How far a letter is.
  public enum State {
    WAITING,
    SENT,
    /// It will not be sent.
    FAILED;

    /// The word used in the database.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State ofWord(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /// A letter in the outbox.
  ///
  /// @param trouble why it is not sent, in the server's words
  public record Posted(
      long number,
      String messageId,
      Letter letter,
      State state,
      int attempts,
      @Nullable String trouble,
      Instant writtenAt) {}

  /// How the mail goes.
  ///
  /// @param sends whether there is a server
  /// @param trouble what kept the letter that was tried last
  public record Overview(boolean sends, int waiting, int failed, @Nullable String trouble) {

    /// In one sentence, for editors.
    public String sentence() {
      if (!sends) {
        return "No mail server is set (mail.server): nothing is sent, %s."
            .formatted(lettersWaiting());
      }
      String why = waiting > 0 && trouble != null ? " The server says: " + trouble : "";
      return "Mail: %s, %d could not be sent.%s".formatted(lettersWaiting(), failed, why);
    }

    private String lettersWaiting() {
      return switch (waiting) {
        case 0 -> "no letter waits";
        case 1 -> "1 letter waits";
        default -> waiting + " letters wait";
      };
    }

    /// Whether somebody should look after it.
    public boolean isTroubled() {
      return failed > 0 || (waiting > 0 && (!sends || trouble != null));
    }
  }

  /// Whether there is a server that takes letters.
  public boolean sends() {
    return sends;
  }

  /// Puts a letter into the outbox.
  ///
  /// @return its number
  public long write(Handle h, Letter letter) {
    return write(h, letter, false);
  }

  /// Puts a letter into the outbox that has a key in it: its text is not kept once it is sent.
  ///
  /// @return its number
  public long writeSecret(Handle h, Letter letter) {
    return write(h, letter, true);
  }

  private long write(Handle h, Letter letter, boolean secret) {
    long number =
        h.createQuery(
                """
                insert into letter
                  (message_id, recipient, reply_to, subject, body, automatic, secret, written_at)
                values (:id, :to, :replyTo, :subject, :text, :automatic, :secret, :now)
                returning id
                """)
            .bind("id", messageId())
            .bind("to", letter.to().text())
            .bind("replyTo", letter.replyTo() == null ? null : letter.replyTo().text())
            .bind("subject", letter.subject())
            .bind("text", letter.text())
            .bind("automatic", letter.automatic())
            .bind("secret", secret)
            .bind("now", now())
            .mapTo(Long.class)
            .one();
    order(h, number);
    return number;
  }

  private void order(Handle h, long number) {
    jobs.enqueue(h, SEND, Long.toString(number), new Order(number), Jobs.Urgency.NOW);
  }

  private String messageId() {
    return "<%s@%s>".formatted(RandomText.hex(random, RANDOM_BYTES), host);
  }

  /// Hears that somebody has read a secret letter, whatever its server said of it.
  public void read(Handle h, long number) {
    h.execute(
        """
        update letter set body = ?, state = 'sent', settled_at = coalesce(settled_at, ?)
        where id = ? and secret
        """,
        NOT_KEPT,
        now(),
        number);
  }

  /// Forgets a letter, which is not sent if it was not yet.
  public void forget(Handle h, long number) {
    h.execute("delete from letter where id = ?", number);
  }

  /// A letter by its number.
  public Optional<Posted> find(long number) {
    return db.withHandle(
        h ->
            h.createQuery("select * from letter where id = :id")
                .bind("id", number)
                .map((row, context) -> posted(row))
                .findOne());
  }

  /// The letters that could not be sent, the latest first.
  public List<Posted> failed(int most) {
    return db.withHandle(
        h ->
            h.createQuery("select * from letter where state = 'failed' order by id desc limit :n")
                .bind("n", most)
                .map((row, context) -> posted(row))
                .list());
  }

  /// How the mail goes.
  public Overview overview() {
    return db.withHandle(
        h ->
            h.createQuery(
                    """
                    select count(*) filter (where state = 'waiting') as waiting,
                      count(*) filter (where state = 'failed') as failed,
                      (select trouble from letter where state = 'waiting' and trouble is not null
                        order by tried_at desc limit 1) as trouble
                    from letter where state <> 'sent'
                    """)
                .map(
                    (row, context) ->
                        new Overview(
                            sends,
                            row.getInt("waiting"),
                            row.getInt("failed"),
                            row.getString("trouble")))
                .one());
  }

  /// Has a letter tried again that could not be sent.
  ///
  /// @return whether there was one of this number
  public boolean retry(long number) {
    return db.inTransaction(
        h -> {
          boolean isThere =
              h.execute(
                      """
                      update letter set state = 'waiting', attempts = 0, written_at = ?,
                        settled_at = null
                      where id = ? and state = 'failed'
                      """,
                      now(),
                      number)
                  > 0;
          if (isThere) {
            order(h, number);
          }
          return isThere;
        });
  }

  void sent(long number) {
    settle(number, State.SENT, null);
  }

  void failed(long number, String why) {
    settle(number, State.FAILED, why);
  }

  private void settle(long number, State state, @Nullable String why) {
    db.useHandle(
        h ->
            h.execute(
                """
                update letter set state = ?, trouble = ?, attempts = attempts + 1, tried_at = ?,
                  settled_at = ?, body = case when secret and ? then ? else body end
                where id = ? and state = 'waiting'
                """,
                state.word(),
                brief(why),
                now(),
                now(),
                state == State.SENT,
                NOT_KEPT,
                number));
  }

  void tried(long number, String why) {
    db.useHandle(
        h ->
            h.execute(
                """
                update letter set trouble = ?, attempts = attempts + 1, tried_at = ?
                where id = ? and state = 'waiting'
                """,
                brief(why),
                now(),
                number));
  }

  private static @Nullable String brief(@Nullable String why) {
    return why == null || why.length() <= LONGEST_TROUBLE
        ? why
        : why.substring(0, LONGEST_TROUBLE) + "…";
  }

  private static Posted posted(ResultSet row) throws SQLException {
    return new Posted(
        row.getLong("id"),
        row.getString("message_id"),
        new Letter(
            new EmailAddress(row.getString("recipient")),
            row.getString("subject"),
            row.getString("body"),
            EmailAddress.of(row.getString("reply_to")).orElse(null),
            row.getBoolean("automatic")),
        State.ofWord(row.getString("state")),
        row.getInt("attempts"),
        row.getString("trouble"),
        row.getObject("written_at", OffsetDateTime.class).toInstant());
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
