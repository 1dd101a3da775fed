package press.colophon.rights;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Articles;
import press.colophon.articles.Publication;
import press.colophon.platform.jobs.JobKind;
import press.colophon.platform.jobs.Jobs;
import press.colophon.rights.Clause.Confirmation;

/// The door to the terms that publications state for all of their articles. Thread-safe.
public final class TermsOfPublications {
  /// The job that reads the pages of terms.
  public static final JobKind<TermsStated> STATED = new JobKind<>("watch-terms", TermsStated.class);

  private static final String ONLY = "all";

  private final Jdbi db;
  private final Jobs jobs = new Jobs();

  public TermsOfPublications(Jdbi db) {
    this.db = db;
  }

  /// The terms of a publication, where we have any.
  public Optional<PublicationTerms> of(Publication publication) {
    return Optional.ofNullable(
        db.withHandle(h -> of(h, List.of(publication.id()))).get(publication.id()));
  }

  /// The terms of a publication whose articles readers see.
  ///
  /// @param isChanged whether its page states others since, which no person has read
  public record Stated(Publication publication, PublicationTerms terms, boolean isChanged) {}

  /// The terms that count of all publications whose articles readers see, by name.
  public List<Stated> stated() {
    return db.withHandle(
        h -> {
          List<Publication> publications = Articles.publications(h);
          Map<Long, PublicationTerms> terms =
              of(h, publications.stream().map(Publication::id).toList());
          Set<Long> changed = TermsChanges.open(h, terms.keySet()).keySet();
          return publications.stream()
              .filter(p -> terms.containsKey(p.id()))
              .map(
                  p ->
                      new Stated(
                          p, Objects.requireNonNull(terms.get(p.id())), changed.contains(p.id())))
              .filter(stated -> counts(stated.terms()))
              .toList();
        });
  }

  private static boolean counts(PublicationTerms terms) {
    return terms.terms().licence() != null || terms.confirmed() != null;
  }

  /// The terms of each publication that we have any of, by its id.
  Map<Long, PublicationTerms> of(Handle h, Collection<Long> publications) {
    if (publications.isEmpty()) {
      return Map.of();
    }
    Long[] ids = publications.toArray(Long[]::new);
    Sayings sayings = Sayings.of(h, Sayings.Of.PUBLICATION, ids);
    Map<Long, PublicationTerms> found = new HashMap<>();
    h.createQuery("select * from publication_terms where publication_id = any(:ids)")
        .bindArray("ids", Long.class, (Object[]) ids)
        .map((row, context) -> Map.entry(row.getLong("publication_id"), terms(row, sayings)))
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }

  /// Has the pages of terms looked at, those that are due.
  public void orderReading(Handle h, Instant at) {
    jobs.enqueueAt(h, STATED, ONLY, new TermsStated(), at);
  }

  /// Keeps the terms of a publication in place of earlier ones; their page is read from then on.
  public void keep(Handle h, Publication publication, PublicationTerms of) {
    Terms terms = of.terms();
    Confirmation confirmed = of.confirmed();
    h.createUpdate(
            """
            insert into publication_terms (publication_id, basis, licence, licence_as_found,
              address, contact, body, read_at, confirmed_by, confirmed_at)
            values (:id, :basis, :licence, :asFound, :address, :contact, :body, :readAt,
              :confirmedBy, :confirmedAt)
            on conflict (publication_id) do update set
              basis = excluded.basis, licence = excluded.licence,
              licence_as_found = excluded.licence_as_found, address = excluded.address,
              contact = excluded.contact, body = excluded.body, read_at = excluded.read_at,
              confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at
            """)
        .bind("id", publication.id())
        .bind("basis", terms.basis().word())
        .bind("licence", terms.licence() == null ? null : terms.licence().id())
        .bind("asFound", terms.licenceAsFound())
        .bind("address", of.address())
        .bind("contact", of.contact())
        .bind("body", of.text())
        .bind("readAt", of.readAt() == null ? null : of.readAt().atOffset(ZoneOffset.UTC))
        .bind("confirmedBy", confirmed == null ? null : confirmed.by())
        .bind("confirmedAt", confirmed == null ? null : confirmed.at().atOffset(ZoneOffset.UTC))
        .execute();
    Sayings.keep(h, Sayings.Of.PUBLICATION, publication.id(), terms.clauses(), terms.duties());
    if (of.address() != null) {
      orderReading(h, Objects.requireNonNullElse(of.readAt(), Instant.EPOCH));
    }
  }

  /// Keeps a newer text of the page that says the same.
  void keepText(Handle h, Publication publication, String text) {
    h.execute(
        "update publication_terms set body = ? where publication_id = ?", text, publication.id());
  }

  /// Keeps when the page was read last.
  void readAgain(Handle h, Publication publication, Instant now) {
    h.execute(
        "update publication_terms set read_at = ? where publication_id = ?",
        now.atOffset(ZoneOffset.UTC),
        publication.id());
  }

  /// The terms of a row without its clauses and duties.
  static Terms withoutSayings(ResultSet row) throws SQLException {
    return new Terms(
        Basis.ofWord(row.getString("basis")),
        TermsOfArticles.licence(row.getString("licence")),
        row.getString("licence_as_found"),
        null,
        List.of());
  }

  private static PublicationTerms terms(ResultSet row, Sayings sayings) throws SQLException {
    Terms terms = withoutSayings(row);
    OffsetDateTime readAt = row.getObject("read_at", OffsetDateTime.class);
    return new PublicationTerms(
        sayings.addedTo(terms, row.getLong("publication_id")),
        row.getString("address"),
        row.getString("contact"),
        row.getString("body"),
        readAt == null ? null : readAt.toInstant(),
        confirmed(row));
  }

  private static @Nullable Confirmation confirmed(ResultSet row) throws SQLException {
    String by = row.getString("confirmed_by");
    return by == null
        ? null
        : new Confirmation(by, Objects.requireNonNull(Sayings.moment(row, "confirmed_at")));
  }
}
