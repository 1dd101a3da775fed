package press.colophon.translation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.jobs.Jobs;

/// The door to the glossary. Thread-safe.
///
/// A new entry holds for what is translated or written from then on; [HoldToGlossary] looks through
/// what is finished.
public final class Glossary {
  private static final String EVERY_LANGUAGE = "*";

  private final Jdbi db;
  private final Jobs jobs;
  private final Clock clock;

  public Glossary(Jdbi db, Jobs jobs, Clock clock) {
    this.db = db;
    this.jobs = jobs;
    this.clock = clock;
  }

  /// Adds terms, in place of those for the same words and languages; all or none.
  public void put(List<Term> terms) {
    db.useTransaction(
        h -> {
          terms.forEach(term -> put(h, term));
          terms.stream()
              .collect(groupingBy(Term::from, mapping(Term::source, toList())))
              .forEach((from, sources) -> tell(h, from, sources));
        });
  }

  /// Each news has a name of its own in the queue: one that is being dealt with does not cover a
  /// later one.
  private void tell(Handle h, Language from, List<String> sources) {
    String id = from + "@" + clock.instant();
    GlossaryChanged news = new GlossaryChanged(from.tag(), sources.stream().distinct().toList());
    jobs.enqueue(h, GlossaryChanged.KIND, id, news, Jobs.Urgency.SOON);
  }

  private void put(Handle h, Term term) {
    h.createUpdate(
            """
            insert into term
              (source_language, language, source, required, forbidden, case_sensitive, note, made_at)
            values (:from, :to, :source, :required, :forbidden, :case, :note, :now)
            on conflict (source_language, language, source) do update
              set required = excluded.required, forbidden = excluded.forbidden,
                case_sensitive = excluded.case_sensitive, note = excluded.note,
                made_at = excluded.made_at
            """)
        .bind("from", term.from().tag())
        .bind("to", tag(term.to()))
        .bind("source", term.source())
        .bindArray("required", String.class, term.required())
        .bindArray("forbidden", String.class, term.forbidden())
        .bind("case", term.caseSensitive())
        .bind("note", term.note())
        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
        .execute();
  }

  /// Removes an entry.
  ///
  /// @param to null for the entry that holds for every language
  /// @return whether there was one
  public boolean remove(Language from, @Nullable Language to, String source) {
    return db.inTransaction(
        h -> {
          int removed =
              h.execute(
                  "delete from term where source_language = ? and language = ? and source = ?",
                  from.tag(),
                  tag(to),
                  source.strip());
          if (removed > 0) {
            tell(h, from, List.of(source.strip()));
          }
          return removed > 0;
        });
  }

  /// All entries, by language and alphabet.
  public List<Term> all() {
    return db.withHandle(
        h ->
            h.createQuery("select * from term order by source_language, source, language")
                .map((row, context) -> term(row))
                .list());
  }

  /// The entries that hold between two languages; one for a language before one for every language.
  static List<Term> between(Handle h, Language from, Language to) {
    return h.createQuery(
            """
            select distinct on (source) * from term
            where source_language = :from and language in (:to, '*')
            order by source, language = '*'
            """)
        .bind("from", from.tag())
        .bind("to", to.tag())
        .map((row, context) -> term(row))
        .list();
  }

  private static String tag(@Nullable Language language) {
    return language == null ? EVERY_LANGUAGE : language.tag();
  }

  private static Term term(ResultSet row) throws SQLException {
    String to = row.getString("language");
    return new Term(
        new Language(row.getString("source_language")),
        to.equals(EVERY_LANGUAGE) ? null : new Language(to),
        row.getString("source"),
        texts(row.getArray("required")),
        texts(row.getArray("forbidden")),
        row.getBoolean("case_sensitive"),
        row.getString("note"));
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
