package press.colophon.intake.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// The feeds and how their polling stands: the door to their table. Thread-safe.
final class Feeds {
  private final Jdbi db;

  Feeds(Jdbi db) {
    this.db = db;
  }

  Optional<Feed> find(long id) {
    return db.withHandle(
        h ->
            h.createQuery("select * from feed where id = :id")
                .bind("id", id)
                .map(Feeds::row)
                .findOne());
  }

  /// Keeps how a feed stands after a poll, in the caller's transaction.
  void keep(Handle h, Feed feed) {
    h.createUpdate(
            """
            update feed set address = :address, former = :former, title = :title,
              state = :stateWord, entity_tag = :entityTag, last_modified = :lastModified,
              body_sha256 = :bodySha256, polled_at = :polled, changed_at = :changed, due_at = :due,
              rhythm_seconds = :rhythmSeconds, quiet_hours = :quiet, failures = :failures, error = :error,
              moving_to = :movingTo, moving_seen = :movingSeen
            where id = :id
            """)
        .bindMethods(feed)
        .bindArray("former", String.class, feed.former())
        .bindArray("quiet", Integer.class, feed.quietHours())
        .bind("stateWord", feed.state().word())
        .bind("polled", time(feed.polledAt()))
        .bind("changed", time(feed.changedAt()))
        .bind("due", time(feed.dueAt()))
        .bind("rhythmSeconds", feed.rhythm() == null ? null : feed.rhythm().toSeconds())
        .execute();
  }

  /// Whether another feed has this address, now or before.
  boolean isTaken(Handle h, String address, long byOtherThan) {
    return h.createQuery(
            """
            select exists (select from feed
              where id <> :id and (address = :address or :address = any(former)))
            """)
        .bind("id", byOtherThan)
        .bind("address", address)
        .mapTo(Boolean.class)
        .one();
  }

  static Feed row(ResultSet row, Object context) throws SQLException {
    long rhythm = row.getLong("rhythm_seconds");
    boolean isNew = row.wasNull();
    Instant due = instant(row, "due_at");
    return new Feed(
        row.getLong("id"),
        row.getLong("source_id"),
        row.getString("address"),
        Sources.texts(row, "former"),
        row.getString("title"),
        Feed.State.ofWord(row.getString("state")),
        row.getString("entity_tag"),
        row.getString("last_modified"),
        row.getString("body_sha256"),
        instant(row, "polled_at"),
        instant(row, "changed_at"),
        due == null ? Instant.EPOCH : due,
        isNew ? null : Duration.ofSeconds(rhythm),
        Set.of((Integer[]) row.getArray("quiet_hours").getArray()),
        row.getInt("failures"),
        row.getString("error"),
        row.getString("moving_to"),
        row.getInt("moving_seen"));
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
