package press.colophon.rights.requests;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.ArticleId;
import press.colophon.platform.mail.EmailAddress;

/// The door to the permissions that we gave. They are never deleted, only revoked. Thread-safe.
public final class Grants {
  private final Jdbi db;
  private final Clock clock;

  public Grants(Jdbi db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  long record(
      Handle h, ReaderRequest request, @Nullable LocalDate until, String evidence, String by) {
    return h.createQuery(
            """
            insert into grant_given (request_id, article_id, kind, given_to, email, until, evidence,
              given_by, given_at)
            values (:request, :article, :kind, :to, :email, :until, :evidence, :by, :now)
            returning id
            """)
        .bind("request", request.number())
        .bind("article", request.article().value())
        .bind("kind", request.kind().word())
        .bind("to", request.who())
        .bind("email", request.email().text())
        .bind("until", until)
        .bind("evidence", evidence)
        .bind("by", by)
        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
        .mapTo(Long.class)
        .one();
  }

  /// The permissions we gave, the latest first.
  public List<Grant> latest(int most) {
    return db.withHandle(
        h ->
            h.createQuery("select * from grant_given order by id desc limit :most")
                .bind("most", most)
                .map((row, context) -> grant(row))
                .list());
  }

  /// Ends a permission.
  ///
  /// @return whether there was one of this number that still held
  public boolean revoke(long number, String by) {
    return db.withHandle(
        h ->
            h.execute(
                    """
                    update grant_given set revoked_by = ?, revoked_at = ?
                    where id = ? and revoked_at is null
                    """,
                    by,
                    clock.instant().atOffset(ZoneOffset.UTC),
                    number)
                > 0);
  }

  private static Grant grant(ResultSet row) throws SQLException {
    OffsetDateTime revoked = row.getObject("revoked_at", OffsetDateTime.class);
    return new Grant(
        row.getLong("id"),
        row.getLong("request_id"),
        new ArticleId(row.getLong("article_id")),
        RequestKind.ofWord(row.getString("kind")).orElseThrow(),
        row.getString("given_to"),
        new EmailAddress(row.getString("email")),
        row.getObject("until", LocalDate.class),
        row.getString("evidence"),
        row.getString("given_by"),
        row.getObject("given_at", OffsetDateTime.class).toInstant(),
        revoked == null ? null : revoked.toInstant());
  }
}
