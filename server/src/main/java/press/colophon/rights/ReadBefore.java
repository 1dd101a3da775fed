package press.colophon.rights;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import press.colophon.rights.Clause.Confirmation;

/// The sentences that people have read, in a publication's terms or on the pages of its articles:
/// where they come again they need not be read again.
final class ReadBefore {
  /// What makes a clause the same.
  private record Saying(String use, String verdict, String quotation) {
    static Saying of(Clause clause) {
      return new Saying(clause.use().word(), clause.verdict().word(), clause.quotation());
    }
  }

  private ReadBefore() {}

  /// The same clauses, each confirmed by whoever confirmed it before.
  ///
  /// @param publication whose page it is
  static List<Clause> confirmed(Handle h, long publication, List<Clause> clauses) {
    Map<Saying, Confirmation> known = known(h, publication, clauses);
    return clauses.stream()
        .map(
            clause -> {
              Confirmation before = known.get(Saying.of(clause));
              return before == null || clause.confirmed() != null
                  ? clause
                  : clause.confirmed(before);
            })
        .toList();
  }

  private static Map<Saying, Confirmation> known(Handle h, long publication, List<Clause> clauses) {
    if (clauses.isEmpty()) {
      return Map.of();
    }
    return h
        .createQuery(
            """
            select c.use, c.verdict, c.quotation, c.confirmed_by, c.confirmed_at
            from clause c left join provenance p on p.article_id = c.article_id
            where c.confirmed_by is not null and c.change_id is null
              and md5(c.quotation) in (select md5(q) from unnest(:quotations::text[]) q)
              and cardinality(c.languages) + cardinality(c.channels) + cardinality(c.audiences) = 0
              and c.until is null
              and (c.publication_id = :publication
                or coalesce(p.publisher_id, p.origin_id) = :publication)
            """)
        .bindArray(
            "quotations",
            String.class,
            clauses.stream().map(Clause::quotation).distinct().toArray())
        .bind("publication", publication)
        .map((row, context) -> Map.entry(saying(row), confirmation(row)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
  }

  private static Saying saying(ResultSet row) throws SQLException {
    return new Saying(row.getString("use"), row.getString("verdict"), row.getString("quotation"));
  }

  private static Confirmation confirmation(ResultSet row) throws SQLException {
    return new Confirmation(row.getString("confirmed_by"), Sayings.moment(row, "confirmed_at"));
  }
}
