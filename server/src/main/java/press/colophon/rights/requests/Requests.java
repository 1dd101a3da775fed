package press.colophon.rights.requests;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.ArticleId;
import press.colophon.platform.RandomText;
import press.colophon.platform.Sha256;
import press.colophon.platform.config.RequestSettings;
import press.colophon.platform.mail.EmailAddress;
import press.colophon.platform.mail.Letter;
import press.colophon.platform.mail.Outbox;
import press.colophon.rights.requests.ReaderRequest.State;

/// The door to what others ask of us. Thread-safe.
///
/// A request counts once its sender has confirmed the address by a link in a letter, so that nobody
/// writes in another's name. Where no mail can be sent it counts at once, and says so. What nobody
/// confirms is forgotten after [#FORGOTTEN].
public final class Requests {
  /// How long the link in a letter is good for, and how long an unconfirmed request is kept.
  public static final Duration FORGOTTEN = Duration.ofDays(7);

  private static final int TAKING_LOCK = 0x52455155;
  private static final int KEY_BYTES = 32;
  private static final Duration HOUR = Duration.ofHours(1);

  /// A flood of complaints has to be about so many articles to be taken no more of each.
  private static final int ARTICLES_FLOODED = 10;

  /// More complaints than so many times the letters of an hour are nobody's to read.
  private static final int MOST_FLOODED = 10;
  private static final Duration DAY = Duration.ofDays(1);

  private final Jdbi db;
  private final Outbox outbox;
  private final RequestSettings settings;
  private final @Nullable EmailAddress desk;
  private final SecureRandom random;
  private final Clock clock;

  /// @param desk where editors read mail; null where they do not
  public Requests(
      Jdbi db,
      Outbox outbox,
      RequestSettings settings,
      @Nullable EmailAddress desk,
      SecureRandom random,
      Clock clock) {
    this.db = db;
    this.outbox = outbox;
    this.settings = settings;
    this.desk = desk;
    this.random = random;
    this.clock = clock;
  }

  /// What became of a form that was sent.
  public sealed interface Taken {}

  /// A letter asks its sender to confirm the address.
  public record ToConfirm() implements Taken {}

  /// The editors have it.
  public record Arrived() implements Taken {}

  /// Too many came, from this address or in all.
  public record TooMany(Duration retryAfter) implements Taken {}

  /// Takes a request.
  ///
  /// @param confirmation the letter with the link to confirm by, made from a key
  public Taken take(NewRequest request, Function<String, Letter> confirmation) {
    return db.inTransaction(
        h -> {
          h.execute("select pg_advisory_xact_lock(?)", TAKING_LOCK); // what is counted stays so
          forget(h);
          return isKnown(h, request) ? taken() : take(h, request, room(h, request), confirmation);
        });
  }

  private Taken take(
      Handle h, NewRequest request, Room room, Function<String, Letter> confirmation) {
    return switch (room) {
      case FREE -> take(h, request, outbox.sends() ? confirmation : null);
      case WITHOUT_LETTERS -> {
        insert(h, request, null, null);
        yield new Arrived();
      }
      case NONE -> new TooMany(HOUR);
    };
  }

  private Taken taken() {
    return outbox.sends() ? new ToConfirm() : new Arrived();
  }

  private static boolean isKnown(Handle h, NewRequest request) {
    return h.createQuery("select exists (select from request where form = :form)")
        .bind("form", hash(request.token()))
        .mapTo(Boolean.class)
        .one();
  }

  private Taken take(
      Handle h, NewRequest request, @Nullable Function<String, Letter> confirmation) {
    String key = confirmation == null ? null : key();
    if (confirmation == null || key == null) {
      tellDesk(h, insert(h, request, null, null), request.kind());
    } else {
      insert(h, request, key, outbox.writeSecret(h, confirmation.apply(key)));
    }
    return taken();
  }

  private long insert(
      Handle h, NewRequest request, @Nullable String key, @Nullable Long confirmation) {
    Instant due = key == null ? due(request.kind()) : null;
    return h.createQuery(
            """
            insert into request (article_id, kind, name, organisation, email, words, language,
              form, key, letter_id, state, received_at, due_at)
            values (:article, :kind, :name, :organisation, :email, :words, :language,
              :form, :key, :letter, :state, :now, :due)
            returning id
            """)
        .bind("article", request.article().value())
        .bind("kind", request.kind().word())
        .bind("name", request.name())
        .bind("organisation", request.organisation())
        .bind("email", request.email().text())
        .bind("words", request.words())
        .bind("language", request.language())
        .bind("form", hash(request.token()))
        .bind("key", key == null ? null : hash(key))
        .bind("letter", confirmation)
        .bind("state", (key == null ? State.OPEN : State.UNCONFIRMED).word())
        .bind("now", at(clock.instant()))
        .bind("due", due == null ? null : at(due))
        .mapTo(Long.class)
        .one();
  }

  private void forget(Handle h) {
    h.createQuery(
            """
            with forgotten as (
              delete from request where state = 'unconfirmed' and received_at < :since
              returning letter_id)
            select letter_id from forgotten where letter_id is not null
            """)
        .bind("since", at(clock.instant().minus(FORGOTTEN)))
        .mapTo(Long.class)
        .list()
        .forEach(letter -> outbox.forget(h, letter));
  }

  /// What is still taken.
  private enum Room {
    FREE,
    /// It is put down for the editors as not confirmed, and no letter leaves.
    WITHOUT_LETTERS,
    NONE
  }

  /// What came in the last day from an address, and in the last hour in all and of an article.
  private record Counted(int ofAddress, int inAll, int ofArticle) {}

  /// Whoever floods us, or somebody's mailbox by us, waits. Complaints wait for complaints only; a
  /// flood of them, also in somebody's name, stops letters, and closes the door for the articles
  /// that it is about.
  private Room room(Handle h, NewRequest request) {
    Counted counted = counted(h, request);
    if (counted.ofAddress() < settings.atOnce() && counted.inAll() < settings.perHour()) {
      return Room.FREE;
    }
    boolean isFlood =
        counted.ofArticle() >= Math.max(1, settings.perHour() / ARTICLES_FLOODED)
            || counted.inAll() >= (long) settings.perHour() * MOST_FLOODED;
    return request.kind().isComplaint() && !isFlood ? Room.WITHOUT_LETTERS : Room.NONE;
  }

  private Counted counted(Handle h, NewRequest request) {
    return h.createQuery(
            """
            select count(*) filter (where lower(email) = lower(:email)) as of_address,
              count(*) filter (where received_at > :hour
                and (kind in ('takedown', 'correction')) = :complaint) as in_all,
              count(*) filter (where received_at > :hour and article_id = :article
                and (kind in ('takedown', 'correction')) = :complaint) as of_article
            from request where received_at > :day
            """)
        .bind("email", request.email().text())
        .bind("article", request.article().value())
        .bind("complaint", request.kind().isComplaint())
        .bind("hour", at(clock.instant().minus(HOUR)))
        .bind("day", at(clock.instant().minus(DAY)))
        .map(
            (row, context) ->
                new Counted(
                    row.getInt("of_address"), row.getInt("in_all"), row.getInt("of_article")))
        .one();
  }

  private @Nullable Instant due(RequestKind kind) {
    return switch (kind) {
      case TAKEDOWN -> clock.instant().plus(settings.takedownWithin());
      case CORRECTION -> clock.instant().plus(settings.correctionWithin());
      case COMMERCIAL, PRINT, TRANSLATION, IMAGES, OTHER -> null;
    };
  }

  /// Hears that somebody followed the link in a letter. A second time it changes nothing.
  ///
  /// @return whether the key is that of a request
  public boolean confirm(String key) {
    return db.inTransaction(
        h -> {
          Optional<Waiting> found = ofKey(h, key);
          found.filter(Waiting::isUnconfirmed).ifPresent(waiting -> open(h, waiting));
          return found.isPresent();
        });
  }

  private record Waiting(
      long number, RequestKind kind, boolean isUnconfirmed, @Nullable Long letter) {}

  private Optional<Waiting> ofKey(Handle h, String key) {
    return h.createQuery(
            """
            select id, kind, state, letter_id from request
            where key = :key and received_at > :since for update
            """)
        .bind("key", hash(key))
        .bind("since", at(clock.instant().minus(FORGOTTEN)))
        .map(
            (row, context) ->
                new Waiting(
                    row.getLong("id"),
                    kind(row),
                    State.ofWord(row.getString("state")) == State.UNCONFIRMED,
                    row.getObject("letter_id", Long.class)))
        .findOne();
  }

  private void open(Handle h, Waiting waiting) {
    Instant due = due(waiting.kind());
    h.execute(
        "update request set state = 'open', confirmed_at = ?, due_at = ? where id = ?",
        at(clock.instant()),
        due == null ? null : at(due),
        waiting.number());
    if (waiting.letter() != null) {
      outbox.read(h, waiting.letter());
    }
    tellDesk(h, waiting.number(), waiting.kind());
  }

  /// Editors hear of it by mail; what strangers wrote stays at the Desk.
  private void tellDesk(Handle h, long number, RequestKind kind) {
    if (desk != null) {
      String text =
          "A request has come: %s.\n\nSee /desk/requests/%d, or ./colophon requests show %d\n"
              .formatted(kind.word(), number, number);
      outbox.write(
          h, Letter.automatic(desk, "Request %d: %s".formatted(number, kind.word()), text));
    }
  }

  /// What is to be done: what is overdue or due soonest first, then the oldest. Without letters.
  public List<ReaderRequest> open(int most) {
    return list("state in ('open', 'waiting') order by due_at nulls last, id", most);
  }

  /// What was settled last. Without letters.
  public List<ReaderRequest> settled(int most) {
    return list("settled_at is not null order by settled_at desc", most);
  }

  private List<ReaderRequest> list(String which, int most) {
    return db.withHandle(
        h ->
            h.createQuery("select * from request where " + which + " limit :most")
                .bind("most", most)
                .map((row, context) -> request(row, List.of()))
                .list());
  }

  /// A request by its number; what nobody has confirmed is nobody's.
  public Optional<ReaderRequest> find(long number) {
    return db.withHandle(h -> find(h, number, ""));
  }

  /// The same, kept from others until the transaction ends.
  static Optional<ReaderRequest> hold(Handle h, long number) {
    return find(h, number, "for update");
  }

  private static Optional<ReaderRequest> find(Handle h, long number, String lock) {
    return h.createQuery("select * from request where id = :id and state <> 'unconfirmed' " + lock)
        .bind("id", number)
        .map((row, context) -> request(row, letters(h, number)))
        .findOne();
  }

  private static ReaderRequest request(ResultSet row, List<ReaderRequest.Exchanged> letters)
      throws SQLException {
    OffsetDateTime due = row.getObject("due_at", OffsetDateTime.class);
    return new ReaderRequest(
        row.getLong("id"),
        new ArticleId(row.getLong("article_id")),
        kind(row),
        row.getString("name"),
        row.getString("organisation"),
        new EmailAddress(row.getString("email")),
        row.getObject("confirmed_at") != null,
        row.getString("words"),
        row.getString("language"),
        State.ofWord(row.getString("state")),
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        due == null ? null : due.toInstant(),
        row.getString("settled_by"),
        letters);
  }

  private static List<ReaderRequest.Exchanged> letters(Handle h, long number) {
    return h.createQuery(
            "select sent, body, person, at from request_letter where request_id = :id order by position")
        .bind("id", number)
        .map(
            (row, context) ->
                new ReaderRequest.Exchanged(
                    row.getBoolean("sent"),
                    row.getString("body"),
                    row.getString("person"),
                    row.getObject("at", OffsetDateTime.class).toInstant()))
        .list();
  }

  private static RequestKind kind(ResultSet row) throws SQLException {
    return RequestKind.ofWord(row.getString("kind")).orElseThrow();
  }

  /// Signs the forms of every process that serves this publication.
  public byte[] formKey() {
    byte[] fresh = new byte[KEY_BYTES];
    random.nextBytes(fresh);
    return db.inTransaction(
        h -> {
          h.execute("insert into form_key (key) values (?) on conflict do nothing", (Object) fresh);
          return h.createQuery("select key from form_key").mapTo(byte[].class).one();
        });
  }

  private String key() {
    return RandomText.ofUrl(random, KEY_BYTES);
  }

  private static String hash(String key) {
    return Sha256.hex(key, KEY_BYTES);
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
