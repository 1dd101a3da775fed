package press.colophon.rights;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import press.colophon.rights.Clause.Confirmation;

/// The door to changes of terms. A publication has one open change at most, and none is deleted: a
/// newer one replaces it, a person confirms it.
final class TermsChanges {
  private TermsChanges() {}

  /// The change of each publication that nobody has read, by the publication's id.
  static Map<Long, TermsChange> open(Handle h, Collection<Long> publications) {
    if (publications.isEmpty()) {
      return Map.of();
    }
    return loaded(
        h
            .createQuery(
                "select * from terms_change where state = 'open' and publication_id = any(:ids)")
            .bindArray("ids", Long.class, publications.toArray())
            .map((row, context) -> change(row))
            .list()
            .stream()
            .collect(Collectors.toMap(TermsChange::publication, change -> change)),
        h);
  }

  static Optional<TermsChange> open(Handle h, long publication) {
    return Optional.ofNullable(open(h, List.of(publication)).get(publication));
  }

  /// The names of the publications whose terms changed and were read by nobody, and when.
  static Map<String, OffsetDateTime> unread(Handle h) {
    return h.createQuery(
            """
            select p.name, c.made_at from terms_change c join publication p on p.id = c.publication_id
            where c.state = 'open' order by c.id
            """)
        .reduceRows(
            new LinkedHashMap<String, OffsetDateTime>(),
            (names, row) -> {
              names.put(
                  row.getColumn("name", String.class),
                  row.getColumn("made_at", OffsetDateTime.class));
              return names;
            });
  }

  /// Opens a change in place of the one that is open.
  static void open(
      Handle h, long publication, Terms terms, String before, String after, Instant now) {
    end(h, publication, "replaced", null, now);
    long id =
        h.createQuery(
                """
                insert into terms_change
                  (publication_id, basis, licence, licence_as_found, before, after, made_at)
                values (:publication, :basis, :licence, :asFound, :before, :after, :now)
                returning id
                """)
            .bind("publication", publication)
            .bind("basis", terms.basis().word())
            .bind("licence", terms.licence() == null ? null : terms.licence().id())
            .bind("asFound", terms.licenceAsFound())
            .bind("before", before)
            .bind("after", after)
            .bind("now", now.atOffset(ZoneOffset.UTC))
            .mapTo(Long.class)
            .one();
    Sayings.keep(h, Sayings.Of.CHANGE, id, terms.clauses(), terms.duties());
  }

  /// Keeps a newer text of the page that says the same.
  static void keepText(Handle h, TermsChange change, String text) {
    h.execute("update terms_change set after = ? where id = ?", text, change.id());
  }

  /// Ends the change that is open: the page says again what it said before.
  static void takenBack(Handle h, long publication, Instant now) {
    end(h, publication, "replaced", null, now);
  }

  /// A person has read it.
  static void confirmed(Handle h, long publication, Confirmation by) {
    end(h, publication, "confirmed", by.by(), by.at());
  }

  private static void end(
      Handle h, long publication, String state, @Nullable String who, Instant now) {
    h.createUpdate(
            """
            update terms_change set state = :state, decided_by = :who, decided_at = :now
            where publication_id = :publication and state = 'open'
            """)
        .bind("state", state)
        .bind("who", who)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("publication", publication)
        .execute();
  }

  private static Map<Long, TermsChange> loaded(Map<Long, TermsChange> bare, Handle h) {
    Long[] ids = bare.values().stream().map(TermsChange::id).toArray(Long[]::new);
    if (ids.length == 0) {
      return bare;
    }
    Sayings sayings = Sayings.of(h, Sayings.Of.CHANGE, ids);
    Map<Long, TermsChange> loaded = new HashMap<>();
    bare.forEach(
        (publication, c) ->
            loaded.put(
                publication,
                new TermsChange(
                    c.id(),
                    publication,
                    sayings.addedTo(c.terms(), c.id()),
                    c.before(),
                    c.after(),
                    c.madeAt())));
    return loaded;
  }

  private static TermsChange change(ResultSet row) throws SQLException {
    return new TermsChange(
        row.getLong("id"),
        row.getLong("publication_id"),
        TermsOfPublications.withoutSayings(row),
        row.getString("before"),
        row.getString("after"),
        Sayings.moment(row, "made_at"));
  }
}
