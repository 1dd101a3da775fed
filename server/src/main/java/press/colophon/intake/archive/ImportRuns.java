package press.colophon.intake.archive;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// How far the imports of archives have come. Thread-safe.
///
/// A unit that met a defect is kept as a run of its own, to be tried again however far the run of
/// the archive is: its path is that of the archive and, in a second line, the unit's number.
final class ImportRuns {
  private final Jdbi db;
  private final Clock clock;

  ImportRuns(Jdbi db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /// One import.
  ///
  /// @param done how many units are dealt with
  /// @param items how many items they held
  record Run(long done, long items, @Nullable Instant finishedAt) {
    static final Run NEW = new Run(0, 0, null);
  }

  /// The import that was begun of exactly this, or a new one.
  Run begin(String path, String fingerprint) {
    return db.inTransaction(
        h -> find(h, path, fingerprint).orElseGet(() -> insert(h, path, fingerprint)));
  }

  private static Optional<Run> find(Handle h, String path, String fingerprint) {
    return h.createQuery(
            """
            select done, items, finished_at from import_run
            where path = :path and fingerprint = :fingerprint
            """)
        .bind("path", path)
        .bind("fingerprint", fingerprint)
        .map(
            (row, context) ->
                new Run(
                    row.getLong("done"),
                    row.getLong("items"),
                    instant(row.getObject("finished_at", OffsetDateTime.class))))
        .findOne();
  }

  private Run insert(Handle h, String path, String fingerprint) {
    h.execute("delete from import_run where starts_with(path, ?)", path + "\n");
    h.createUpdate(
            """
            insert into import_run (path, fingerprint, done, items, started_at)
            values (:path, :fingerprint, 0, 0, :now)
            on conflict (path) do update set fingerprint = excluded.fingerprint, done = 0,
              items = 0, started_at = excluded.started_at, finished_at = null
            """)
        .bind("path", path)
        .bind("fingerprint", fingerprint)
        .bind("now", now())
        .execute();
    return Run.NEW;
  }

  /// Moves the position, in the transaction that stores what lies before it.
  void advance(Handle h, String path, long done, long items) {
    h.execute("update import_run set done = ?, items = ? where path = ?", done, items, path);
  }

  /// The units that are to be tried again, by their numbers.
  Set<Long> defects(String path) {
    return db.withHandle(
        h ->
            h.createQuery(
                    """
                    select split_part(path, E'\\n', 2)::bigint from import_run
                    where starts_with(path, :path)
                    """)
                .bind("path", path + "\n")
                .mapTo(Long.class)
                .set());
  }

  /// Notes that a unit is to be tried again.
  void addDefect(Handle h, String path, long unit) {
    h.createUpdate(
            """
            insert into import_run (path, fingerprint, done, items, started_at)
            select :unit, fingerprint, 0, 0, :now from import_run where path = :path
            on conflict do nothing
            """)
        .bind("unit", path + "\n" + unit)
        .bind("path", path)
        .bind("now", now())
        .execute();
  }

  /// A unit that was tried again is dealt with.
  void removeDefect(Handle h, String path, long unit) {
    h.execute("delete from import_run where path = ?", path + "\n" + unit);
  }

  void finish(String path) {
    db.useHandle(
        h -> h.execute("update import_run set finished_at = ? where path = ?", now(), path));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
