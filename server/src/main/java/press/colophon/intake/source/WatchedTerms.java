package press.colophon.intake.source;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// The pages that state the terms of publications, when each is read again, and how it answered.
/// Thread-safe.
final class WatchedTerms {
  private final Jdbi db;
  private final Duration interval;
  private final Clock clock;

  WatchedTerms(Jdbi db, Duration interval, Clock clock) {
    this.db = db;
    this.interval = interval;
    this.clock = clock;
  }

  /// How a page answered last.
  enum Outcome {
    NEW,
    SAME,
    CHANGED,
    /// It is not there.
    GONE,
    /// It could not be read.
    UNREAD;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// One page.
  ///
  /// @param publication its slug
  /// @param failures in a row
  record Page(
      long id,
      String publication,
      URI address,
      @Nullable String entityTag,
      @Nullable String lastModified,
      int failures) {}

  /// An answer, to be kept.
  ///
  /// @param said for people, where it is not there or could not be read
  record Answer(
      Outcome outcome,
      @Nullable String said,
      @Nullable String entityTag,
      @Nullable String lastModified,
      int failures,
      Instant due) {}

  /// Watches every page that states terms now, and no other. One whose text is not known yet is due
  /// at once.
  void meet() {
    db.useTransaction(
        h -> {
          h.createUpdate(
                  """
                  insert into terms_watch as w (publication_id, address, due_at)
                  select publication_id, address, case when body is null or read_at is null then :now
                    else read_at + :millis * interval '1 ms' end
                  from publication_terms where address ~ '^https?://'
                  on conflict (publication_id) do update set
                    address = excluded.address, due_at = excluded.due_at, failures = 0,
                    entity_tag = null, last_modified = null, outcome = 'new', said = null
                  where w.address <> excluded.address
                    or (w.outcome in ('same', 'changed') and exists (select from publication_terms t
                      where t.publication_id = w.publication_id and t.body is null))
                  """)
              .bind("now", now())
              .bind("millis", interval.toMillis())
              .execute();
          h.execute(
              """
              delete from terms_watch w where not exists (
                select from publication_terms t
                where t.publication_id = w.publication_id and t.address = w.address)
              """);
        });
  }

  List<Page> due(int most) {
    return db.withHandle(
        h ->
            h.createQuery(
                    """
                    select w.*, p.slug from terms_watch w join publication p on p.id = w.publication_id
                    where w.due_at <= :now order by w.due_at limit :most
                    """)
                .bind("now", now())
                .bind("most", most)
                .map((row, context) -> page(row))
                .list());
  }

  Optional<Instant> firstDue() {
    return db.withHandle(
        h ->
            h.createQuery("select min(due_at) as due from terms_watch")
                .map(
                    (row, context) ->
                        Optional.ofNullable(row.getObject("due", OffsetDateTime.class)))
                .one()
                .map(OffsetDateTime::toInstant));
  }

  void keep(Page page, Answer answer) {
    db.useHandle(h -> keep(h, page, answer));
  }

  void keep(Handle h, Page page, Answer answer) {
    h.createUpdate(
            """
            update terms_watch set outcome = :outcome, said = :said, entity_tag = :tag,
              last_modified = :modified, failures = :failures, asked_at = :now, due_at = :due
            where publication_id = :id and address = :address
            """)
        .bind("outcome", answer.outcome().word())
        .bind("said", answer.said())
        .bind("tag", answer.entityTag())
        .bind("modified", answer.lastModified())
        .bind("failures", answer.failures())
        .bind("now", now())
        .bind("due", answer.due().atOffset(ZoneOffset.UTC))
        .bind("id", page.id())
        .bind("address", page.address().toString())
        .execute();
  }

  /// What people should know of pages that are gone or could not be read, a sentence each.
  List<String> troubles() {
    return db.withHandle(
        h ->
            h.createQuery(
                    """
                    select p.name, w.said from terms_watch w
                    join publication p on p.id = w.publication_id
                    where w.outcome in ('gone', 'unread') order by p.name
                    """)
                .map(
                    (row, context) ->
                        "the terms of %s: %s"
                            .formatted(row.getString("name"), row.getString("said")))
                .list());
  }

  private static Page page(ResultSet row) throws SQLException {
    return new Page(
        row.getLong("publication_id"),
        row.getString("slug"),
        URI.create(row.getString("address")),
        row.getString("entity_tag"),
        row.getString("last_modified"),
        row.getInt("failures"));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
