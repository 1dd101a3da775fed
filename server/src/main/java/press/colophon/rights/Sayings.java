package press.colophon.rights;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import press.colophon.rights.Clause.Confirmation;

/// The clauses and duties of several articles, or of several publications, as they are stored.
final class Sayings {
  private final Map<Long, List<Clause>> clauses = new HashMap<>();
  private final Map<Long, List<Duty>> duties = new HashMap<>();

  /// Whose they are, by the column that names it.
  enum Of {
    ARTICLE("article_id"),
    PUBLICATION("publication_id"),
    CHANGE("change_id");

    private final String column;

    Of(String column) {
      this.column = column;
    }
  }

  private Sayings() {}

  static Sayings of(Handle h, Of of, Long[] ids) {
    Sayings sayings = new Sayings();
    h.createQuery(
            "select *, %1$s as whose from clause where %1$s = any(:ids) order by position"
                .formatted(of.column))
        .bindArray("ids", Long.class, (Object[]) ids)
        .map((row, context) -> Map.entry(row.getLong("whose"), clause(row)))
        .forEach(entry -> put(sayings.clauses, entry));
    h.createQuery(
            "select *, %1$s as whose from duty where %1$s = any(:ids) order by position"
                .formatted(of.column))
        .bindArray("ids", Long.class, (Object[]) ids)
        .map((row, context) -> Map.entry(row.getLong("whose"), duty(row)))
        .forEach(entry -> put(sayings.duties, entry));
    return sayings;
  }

  /// The ids of all that have a duty.
  static List<Long> withDuty(Handle h, Of of, Duty.Kind kind) {
    return h.createQuery(
            "select distinct %1$s from duty where kind = :kind and %1$s is not null"
                .formatted(of.column))
        .bind("kind", kind.word())
        .mapTo(Long.class)
        .list();
  }

  Terms addedTo(Terms terms, long id) {
    List<Clause> said = clauses.getOrDefault(id, List.of());
    List<Duty> asked = duties.getOrDefault(id, List.of());
    return said.isEmpty() && asked.isEmpty() ? terms : terms.saying(said, asked);
  }

  static void keep(Handle h, Of of, long id, List<Clause> clauses, List<Duty> duties) {
    h.execute("delete from clause where %s = ?".formatted(of.column), id);
    h.execute("delete from duty where %s = ?".formatted(of.column), id);
    for (int i = 0; i < clauses.size(); i++) {
      keep(h, of, id, i, clauses.get(i));
    }
    for (int i = 0; i < duties.size(); i++) {
      keep(h, of, id, i, duties.get(i));
    }
  }

  private static void keep(Handle h, Of of, long id, int position, Clause clause) {
    Confirmation confirmed = clause.confirmed();
    h.createUpdate(
            """
            insert into clause (%s, position, use, verdict, languages, channels, audiences, until,
              quotation, found_at, read_at, confirmed_by, confirmed_at)
            values (:id, :position, :use, :verdict, :languages, :channels, :audiences, :until,
              :quotation, :foundAt, :readAt, :confirmedBy, :confirmedAt)
            """
                .formatted(of.column))
        .bind("id", id)
        .bind("position", position)
        .bind("use", clause.use().word())
        .bind("verdict", clause.verdict().word())
        .bindArray("languages", String.class, clause.scope().languages().toArray())
        .bindArray("channels", String.class, words(clause.scope().channels(), Channel::word))
        .bindArray("audiences", String.class, words(clause.scope().audiences(), Audience::word))
        .bind("until", clause.scope().until())
        .bind("quotation", clause.quotation())
        .bind("foundAt", clause.foundAt())
        .bind("readAt", clause.readAt().atOffset(ZoneOffset.UTC))
        .bind("confirmedBy", confirmed == null ? null : confirmed.by())
        .bind("confirmedAt", confirmed == null ? null : confirmed.at().atOffset(ZoneOffset.UTC))
        .execute();
  }

  private static void keep(Handle h, Of of, long id, int position, Duty duty) {
    h.execute(
        "insert into duty (%s, position, kind, value, quotation) values (?, ?, ?, ?, ?)"
            .formatted(of.column),
        id,
        position,
        duty.kind().word(),
        duty.value(),
        duty.because());
  }

  private static Clause clause(ResultSet row) throws SQLException {
    String by = row.getString("confirmed_by");
    return new Clause(
        Use.ofWord(row.getString("use")),
        Verdict.ofWord(row.getString("verdict")),
        scope(row, null),
        row.getString("quotation"),
        row.getString("found_at"),
        moment(row, "read_at"),
        by == null ? null : new Confirmation(by, moment(row, "confirmed_at")));
  }

  private static Duty duty(ResultSet row) throws SQLException {
    return new Duty(
        Duty.Kind.ofWord(row.getString("kind")),
        row.getString("value"),
        row.getString("quotation"));
  }

  /// The columns that say what a clause or a permission speaks of.
  static Scope scope(ResultSet row, @Nullable LocalDate from) throws SQLException {
    return new Scope(
        set(row.getArray("languages"), Function.identity()),
        set(row.getArray("channels"), Channel::ofWord),
        set(row.getArray("audiences"), Audience::ofWord),
        from,
        row.getObject("until", LocalDate.class));
  }

  static <T> Set<T> set(Array stored, Function<String, T> of) throws SQLException {
    return Arrays.stream((String[]) stored.getArray()).map(of).collect(Collectors.toSet());
  }

  static <T> Object[] words(Collection<T> values, Function<T, String> word) {
    return values.stream().map(word).sorted().toArray();
  }

  static Instant moment(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
  }

  private static <T> void put(Map<Long, List<T>> lists, Map.Entry<Long, T> entry) {
    lists.computeIfAbsent(entry.getKey(), id -> new ArrayList<>()).add(entry.getValue());
  }
}
