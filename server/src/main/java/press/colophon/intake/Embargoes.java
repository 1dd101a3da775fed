package press.colophon.intake;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Articles;
import press.colophon.articles.Manuscript;
import press.colophon.platform.jobs.JobKind;
import press.colophon.platform.jobs.Jobs;
import press.colophon.platform.jobs.Worker;

/// Items that must not be published yet: kept privately, and taken in by a job when their time has
/// come. Thread-safe.
///
/// A later version of an item replaces the one that is held, and may come without an embargo; a
/// takedown drops it.
public final class Embargoes {

  /// The order to take in what is held.
  ///
  /// @param id of the row; a version that replaces it has another one
  public record Held(long id) {}

  private static final JobKind<Held> TAKE_HELD = new JobKind<>("take-held", Held.class);

  /// Before the number of an item whose sender is not known.
  private static final String NOBODYS = "?#";

  private final Jdbi db;
  private final Filing filing;
  private final Jobs jobs;
  private final Clock clock;

  public Embargoes(Jdbi db, Filing filing, Jobs jobs, Clock clock) {
    this.db = db;
    this.filing = filing;
    this.jobs = jobs;
    this.clock = clock;
  }

  /// For the job runner.
  public Worker<Held> worker() {
    return new Worker<>(TAKE_HELD, held -> release(held.id()));
  }

  /// Takes in what is held, if its time has come. What is there no longer was replaced or dropped.
  ///
  /// @return what became of it
  public Optional<Taken> release(long id) {
    return db.inTransaction(
        h -> {
          filing.awaitTurn(h);
          return due(h, id).map(parcel -> filing.store(h, parcel));
        });
  }

  /// Orders again what is held and no order waits for: a job that failed too often is given up, an
  /// item is not.
  public void orderReleases() {
    db.useTransaction(
        h -> {
          Set<String> ordered = jobs.ordered(h, TAKE_HELD);
          h.createQuery("select id, until from held")
              .map((row, context) -> Map.entry(row.getLong("id"), until(row)))
              .filter(held -> !ordered.contains(Long.toString(held.getKey())))
              .list()
              .forEach(held -> order(h, held.getKey(), held.getValue()));
        });
  }

  private Optional<Parcel> due(Handle h, long id) {
    return h.createQuery("delete from held where id = :id and until <= :now returning parcel")
        .bind("id", id)
        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
        .mapTo(String.class)
        .findOne()
        .map(ParcelJson::read);
  }

  /// A step of [Intake].
  Progress hold(Handle h, Parcel parcel) {
    Instant until = parcel.account().envelope().embargoedUntil();
    boolean isEarly = until != null && until.isAfter(clock.instant());
    List<Earlier> before = before(h, wanted(parcel));
    String version = parcel.account().envelope().version();
    Optional<Earlier> newer = before.stream().filter(e -> e.isNewerThan(version)).findFirst();
    if (newer.isPresent()) {
      return held(parcel, newer.get().until());
    }
    before.forEach(earlier -> h.execute("delete from held where id = ?", earlier.id()));
    if (until == null || !isEarly) {
      return parcel;
    }
    filing.keep(h, parcel);
    keep(h, parcel, until);
    return held(parcel, until);
  }

  /// Drops what its sender takes back before it was published.
  Optional<Taken> drop(Handle h, Item.Takedown takedown, Handling handling) {
    List<Earlier> before = before(h, wanted(takedown.identifiers(), handling));
    if (before.isEmpty()) {
      return Optional.empty();
    }
    before.forEach(earlier -> h.execute("delete from held where id = ?", earlier.id()));
    Drop drop =
        new Drop(Drop.Reason.NOT_PUBLISHED, "its sender takes back what was under embargo here");
    return Optional.of(new Taken.Dropped(takedown.name(), drop));
  }

  private static Progress held(Parcel parcel, Instant until) {
    return new Progress.Ended(new Taken.Held(parcel.item(), parcel.account(), until));
  }

  private void keep(Handle h, Parcel parcel, Instant until) {
    long id =
        h.createQuery(
                """
                insert into held (identifiers, version, sha256, parcel, until, held_at)
                values (:identifiers, :version, :sha256, :parcel::jsonb, :until, :now) returning id
                """)
            .bindArray("identifiers", String.class, names(parcel))
            .bind("version", parcel.account().envelope().version())
            .bind("sha256", manuscript(parcel).retrieval().sha256())
            .bind("parcel", ParcelJson.write(parcel))
            .bind("until", until.atOffset(ZoneOffset.UTC))
            .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
            .mapTo(Long.class)
            .one();
    order(h, id, until);
  }

  private void order(Handle h, long id, Instant until) {
    jobs.enqueueAt(h, TAKE_HELD, Long.toString(id), new Held(id), until);
  }

  /// An item that is held already.
  private record Earlier(long id, @Nullable String version, Instant until) {

    /// Versions are compared where both are numbers; otherwise what comes later is the later one.
    boolean isNewerThan(@Nullable String other) {
      return isNumber(version)
          && isNumber(other)
          && new BigInteger(Objects.requireNonNull(version))
                  .compareTo(new BigInteger(Objects.requireNonNull(other)))
              > 0;
    }

    private static boolean isNumber(@Nullable String version) {
      return version != null && version.matches("[0-9]{1,40}");
    }
  }

  private static List<Earlier> before(Handle h, Collection<String> identifiers) {
    return h.createQuery(
            """
            select id, version, until from held where identifiers && :identifiers::text[] for update
            """)
        .bindArray("identifiers", String.class, identifiers)
        .map((row, context) -> new Earlier(row.getLong("id"), row.getString("version"), until(row)))
        .list();
  }

  private static Instant until(ResultSet row) throws SQLException {
    return row.getObject("until", OffsetDateTime.class).toInstant();
  }

  /// By what a later version and a takedown know it: names that the item gives as its publisher's,
  /// the same as its Source's, and, of a file that somebody brings, as nobody's.
  private static Set<String> names(Parcel parcel) {
    Manuscript manuscript = manuscript(parcel);
    Set<String> all = new LinkedHashSet<>(Articles.names(manuscript));
    all.addAll(wanted(manuscript.identifiers(), parcel.handling()));
    return all;
  }

  /// The names of earlier versions. A number is nobody's only where nobody is named: two agencies
  /// may use the same one.
  private static Set<String> wanted(Parcel parcel) {
    return manuscript(parcel).publisher() == null
        ? names(parcel)
        : names(parcel).stream().filter(n -> !n.startsWith(NOBODYS)).collect(Collectors.toSet());
  }

  private static Set<String> wanted(List<String> ids, Handling handling) {
    Set<String> all = new LinkedHashSet<>(Articles.names(ids, handling.publisher()));
    if (handling.publisher() == null) {
      ids.forEach(id -> all.add(NOBODYS + id));
    }
    return all;
  }

  private static Manuscript manuscript(Parcel parcel) {
    return Objects.requireNonNull(parcel.manuscript());
  }
}
