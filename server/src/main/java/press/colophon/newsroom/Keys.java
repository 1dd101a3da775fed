package press.colophon.newsroom;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import press.colophon.platform.RandomText;
import press.colophon.platform.Sha256;

/// Who may enter the Desk: a link lets a person in once and becomes a session. Of both only hashes
/// are kept. Thread-safe.
public final class Keys {
  /// How long a link is good for.
  public static final Duration LINK = Duration.ofMinutes(15);

  /// How long a person stays in.
  public static final Duration SESSION = Duration.ofHours(12);

  private static final int BYTES = 32;

  private final Jdbi db;
  private final SecureRandom random;
  private final Clock clock;

  public Keys(Jdbi db, SecureRandom random, Clock clock) {
    this.db = db;
    this.random = random;
    this.clock = clock;
  }

  /// A key that lets a person in once.
  public String link(String person) {
    return db.inTransaction(
        h -> {
          h.createUpdate("delete from desk_key where expires_at < :now")
              .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
              .execute();
          return add(h, "link", person, LINK);
        });
  }

  /// Turns the key of a link into that of a session; a second time it is worth nothing.
  Optional<String> enter(String key) {
    return db.inTransaction(
        h ->
            h.createQuery(
                    """
                    delete from desk_key
                    where hash = :hash and kind = 'link' and expires_at > :now returning person
                    """)
                .bind("hash", hash(key))
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .mapTo(String.class)
                .findOne()
                .map(person -> add(h, "session", person, SESSION)));
  }

  /// The person of a session.
  Optional<String> person(String key) {
    return db.withHandle(
        h ->
            h.createQuery(
                    """
                    select person from desk_key
                    where hash = :hash and kind = 'session' and expires_at > :now
                    """)
                .bind("hash", hash(key))
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .mapTo(String.class)
                .findOne());
  }

  private String add(Handle h, String kind, String person, Duration good) {
    String key = RandomText.ofUrl(random, BYTES);
    h.createUpdate(
            """
            insert into desk_key (hash, kind, person, expires_at)
            values (:hash, :kind, :person, :until)
            """)
        .bind("hash", hash(key))
        .bind("kind", kind)
        .bind("person", person)
        .bind("until", clock.instant().plus(good).atOffset(ZoneOffset.UTC))
        .execute();
    return key;
  }

  private static String hash(String key) {
    return Sha256.hex(key, BYTES);
  }
}
