package press.colophon.intake.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Original;

/// The door to what was kept of originals. Thread-safe.
///
/// ```java
/// evidence.keep(h, Exhibit.of(original), original.whole());
/// evidence.find(sha256).filter(Exhibit::isSound)
/// ```
public final class Evidence {
  private final Jdbi db;
  private final Clock clock;

  public Evidence(Jdbi db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /// Keeps an original once, and with a part the response that carried it.
  ///
  /// @param whole what the original is a part of
  public void keep(Handle h, Exhibit exhibit, @Nullable Original whole) {
    if (exhibit.whole() != null && whole != null && !isKept(h, exhibit.sha256())) {
      insert(h, Exhibit.of(whole));
    }
    insert(h, exhibit);
  }

  /// An original by its hash, or empty where it was never kept.
  public Optional<Exhibit> find(String sha256) {
    return db.withHandle(h -> find(h, sha256));
  }

  /// The same within a transaction.
  public Optional<Exhibit> find(Handle h, String sha256) {
    return h.createQuery(
            """
            select sha256, kind, address, size, records, whole from evidence where sha256 = :sha256
            """)
        .bind("sha256", sha256)
        .map((row, context) -> exhibit(row))
        .findOne()
        .or(() -> findEarlier(h, sha256));
  }

  /// Writes originals as one web archive, each once, a part after the response that carried it.
  public void writeArchive(List<String> hashes, String software, OutputStream to)
      throws IOException {
    Map<String, Exhibit> all = new LinkedHashMap<>();
    for (String sha256 : hashes) {
      Optional<Exhibit> exhibit = find(sha256);
      exhibit
          .map(Exhibit::whole)
          .flatMap(this::find)
          .ifPresent(e -> all.putIfAbsent(e.sha256(), e));
      exhibit.ifPresent(e -> all.putIfAbsent(e.sha256(), e));
    }
    to.write(WarcRecords.head(clock.instant(), software));
    for (Exhibit exhibit : all.values()) {
      to.write(exhibit.records());
    }
  }

  private static boolean isKept(Handle h, String sha256) {
    return h.createQuery("select exists (select from evidence where sha256 = :sha256)")
        .bind("sha256", sha256)
        .mapTo(Boolean.class)
        .one();
  }

  private void insert(Handle h, Exhibit exhibit) {
    h.createUpdate(
            """
            insert into evidence (sha256, kind, address, size, records, whole, kept_at)
            values (:sha256, :kind, :address, :size, :records, :whole, :now) on conflict do nothing
            """)
        .bindMethods(exhibit)
        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
        .execute();
  }

  /// What was taken in before there was evidence has its bytes beside its account.
  private static Optional<Exhibit> findEarlier(Handle h, String sha256) {
    return h.createQuery(
            """
            select bytes, account ->> 'file' as file, kept_at from original
            where sha256 = :sha256 and bytes is not null
            """)
        .bind("sha256", sha256)
        .map((row, context) -> earlier(row))
        .findOne();
  }

  private static Exhibit earlier(ResultSet row) throws SQLException {
    return Exhibit.of(
        new Original(
            row.getString("file"),
            row.getBytes("bytes"),
            null,
            null,
            row.getTimestamp("kept_at").toInstant()));
  }

  private static Exhibit exhibit(ResultSet row) throws SQLException {
    return new Exhibit(
        row.getString("sha256"),
        row.getString("kind"),
        row.getString("address"),
        row.getLong("size"),
        row.getBytes("records"),
        row.getString("whole"));
  }
}
