package press.colophon.intake.review;

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
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.ArticleId;

/// The door to proposals. An article has one open proposal of each kind at most: a newer one
/// replaces it. Thread-safe.
public final class Proposals {
  private final Jdbi db;
  private final Clock clock;

  public Proposals(Jdbi db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /// Those that nobody has decided on, the oldest first.
  public List<Proposal> open() {
    return db.withHandle(h -> load(h, "state = 'open' order by id", 0));
  }

  /// Every change of an article that an original brought, the oldest first.
  public List<Proposal> of(ArticleId article) {
    return db.withHandle(h -> of(h, article));
  }

  /// The same within a transaction.
  public List<Proposal> of(Handle h, ArticleId article) {
    return load(h, "article_id = :id order by id", article.value());
  }

  public Optional<Proposal> find(long id) {
    return db.withHandle(h -> load(h, "id = :id", id)).stream().findFirst();
  }

  /// The same, for whoever decides: others wait until the transaction ends.
  public Optional<Proposal> lock(Handle h, long id) {
    return load(h, "id = :id for update", id).stream().findFirst();
  }

  /// What became of the last proposal of exactly this difference.
  public Optional<Proposal.State> verdict(Handle h, ArticleId article, Difference difference) {
    return h.createQuery(
            """
            select state from proposal
            where article_id = :article and difference = :difference::jsonb
            order by id desc limit 1
            """)
        .bind("article", article.value())
        .bind("difference", DifferenceJson.write(difference))
        .map((row, context) -> state(row))
        .findOne();
  }

  /// The proposal of this kind that waits for a decision.
  public Optional<Proposal> open(Handle h, ArticleId article, Proposal.Kind kind) {
    return of(h, article).stream().filter(p -> p.isOpen() && p.kind() == kind).findFirst();
  }

  /// Proposes, in place of the proposal of the same kind that is open now.
  public void propose(
      Handle h,
      ArticleId article,
      Proposal.Kind kind,
      String because,
      @Nullable String sha256,
      @Nullable Difference difference,
      @Nullable String parcel) {
    replaceOpen(h, article, kind);
    insert(h, article, kind, Proposal.State.OPEN, because, sha256, difference, parcel);
  }

  /// Keeps the difference that a change made which was not asked for, in place of an open proposal
  /// of the same kind.
  public void made(
      Handle h,
      ArticleId article,
      Proposal.Kind kind,
      String because,
      @Nullable String sha256,
      @Nullable Difference difference) {
    replaceOpen(h, article, kind);
    insert(h, article, kind, Proposal.State.MADE, because, sha256, difference, null);
  }

  /// Notes what was decided.
  ///
  /// @param who the name of a user of the system
  public void decide(Handle h, long id, Proposal.State state, String who) {
    h.createUpdate(
            """
            update proposal set state = :state, decided_at = :now, decided_by = :who where id = :id
            """)
        .bind("state", state.word())
        .bind("now", now())
        .bind("who", who)
        .bind("id", id)
        .execute();
  }

  /// Replaces whatever is open for an article that is withdrawn.
  public void settle(Handle h, ArticleId article) {
    for (Proposal.Kind kind : Proposal.Kind.values()) {
      replaceOpen(h, article, kind);
    }
  }

  /// Replaces a change that is open and that its source does not want any more.
  public void takenBack(Handle h, ArticleId article) {
    replaceOpen(h, article, Proposal.Kind.REVISION);
  }

  private void replaceOpen(Handle h, ArticleId article, Proposal.Kind kind) {
    h.createUpdate(
            """
            update proposal set state = 'replaced', decided_at = :now
            where article_id = :article and kind = :kind and state = 'open'
            """)
        .bind("now", now())
        .bind("article", article.value())
        .bind("kind", kind.word())
        .execute();
  }

  private void insert(
      Handle h,
      ArticleId article,
      Proposal.Kind kind,
      Proposal.State state,
      String because,
      @Nullable String sha256,
      @Nullable Difference difference,
      @Nullable String parcel) {
    h.createUpdate(
            """
            insert into proposal
              (article_id, kind, state, because, sha256, difference, parcel, made_at)
            values
              (:article, :kind, :state, :because, :sha256, :difference::jsonb, :parcel::jsonb, :now)
            """)
        .bind("article", article.value())
        .bind("kind", kind.word())
        .bind("state", state.word())
        .bind("because", because)
        .bind("sha256", sha256)
        .bind("difference", difference == null ? null : DifferenceJson.write(difference))
        .bind("parcel", parcel)
        .bind("now", now())
        .execute();
  }

  private static List<Proposal> load(Handle h, String condition, long id) {
    return h.createQuery("select * from proposal where " + condition)
        .bind("id", id)
        .configure(SqlStatements.class, s -> s.setUnusedBindingAllowed(true))
        .map((row, context) -> proposal(row))
        .list();
  }

  private static Proposal proposal(ResultSet row) throws SQLException {
    String difference = row.getString("difference");
    return new Proposal(
        row.getLong("id"),
        new ArticleId(row.getLong("article_id")),
        Proposal.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        state(row),
        row.getString("because"),
        row.getString("sha256"),
        difference == null ? null : DifferenceJson.read(difference),
        row.getString("parcel"),
        row.getObject("made_at", OffsetDateTime.class).toInstant(),
        instant(row.getObject("decided_at", OffsetDateTime.class)),
        row.getString("decided_by"));
  }

  private static Proposal.State state(ResultSet row) throws SQLException {
    return Proposal.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
