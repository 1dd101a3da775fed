package press.colophon.translation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// The translation memory: what was translated once is used again in every article, a person's
/// words before a machine's. Thread-safe.
///
/// A machine's translation is used again while the same engine with the same model would make it; a
/// person's always, the latest where several wrote one.
public final class Memory {

  /// A remembered translation.
  record Match(Segment target, Maker maker) {}

  /// What is remembered of these sentences.
  ///
  /// @param engine the label of the engine that would translate them now
  /// @param model its version
  /// @return by the hash of the source
  Map<String, Match> find(
      Handle h,
      Language from,
      Language to,
      Collection<Segment> segments,
      String engine,
      String model) {
    Map<String, Match> found = new HashMap<>();
    h.createQuery(
            """
            select distinct on (source_hash) * from memory
            where source_language = :from and language = :to and source_hash = any(:hashes)
              and (person <> '' or (engine = :engine and model = :model))
            order by source_hash, person = '', made_at desc
            """)
        .bind("from", from.tag())
        .bind("to", to.tag())
        .bindArray("hashes", String.class, segments.stream().map(Segment::hash).distinct().toList())
        .bind("engine", engine)
        .bind("model", model)
        .map((row, context) -> Map.entry(row.getString("source_hash"), match(row)))
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }

  private static Match match(ResultSet row) throws SQLException {
    String person = row.getString("person");
    var at = row.getObject("made_at", OffsetDateTime.class).toInstant();
    return new Match(
        new Segment(row.getString("target")),
        person.isEmpty()
            ? new Maker.Machine(row.getString("engine"), row.getString("model"), at)
            : new Maker.Person(person, row.getBoolean("wrote"), at));
  }

  /// Remembers translations without a grave flaw, in place of what the same maker made before.
  void keep(Handle h, Language from, Language to, List<Unit> units) {
    PreparedBatch batch =
        h.prepareBatch(
            """
            insert into memory
              (source_language, language, source_hash, person, wrote, source, target, engine, model,
                made_at)
            values (:from, :to, :hash, :person, :wrote, :source, :target, :engine, :model, :at)
            on conflict (source_language, language, source_hash, person) do update
              set target = excluded.target, wrote = excluded.wrote, engine = excluded.engine, model = excluded.model,
                made_at = excluded.made_at
              where memory.made_at < excluded.made_at
            """);
    // In one order everywhere: two transactions that keep the same sentences cannot lock each
    // other.
    units.stream()
        .filter(unit -> unit.isShown() && !unit.source().isBlank())
        .sorted(Comparator.comparing(unit -> unit.source().hash()))
        .forEach(unit -> add(batch, from, to, unit));
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  /// Forgets what people wrote for a sentence.
  void forgetPersons(Handle h, Language from, Language to, Segment source) {
    h.execute(
        """
        delete from memory
        where source_language = ? and language = ? and source_hash = ? and person <> ''
        """,
        from.tag(),
        to.tag(),
        source.hash());
  }

  private static void add(PreparedBatch batch, Language from, Language to, Unit unit) {
    Maker maker = Objects.requireNonNull(unit.maker());
    batch
        .bind("from", from.tag())
        .bind("to", to.tag())
        .bind("hash", unit.source().hash())
        .bind("source", unit.source().html())
        .bind("target", Objects.requireNonNull(unit.target()).html())
        .bind("at", maker.at().atOffset(ZoneOffset.UTC));
    switch (maker) {
      case Maker.Machine machine ->
          batch
              .bind("person", "")
              .bind("wrote", false)
              .bind("engine", machine.engine())
              .bind("model", machine.model());
      case Maker.Person person ->
          batch
              .bind("person", person.name())
              .bind("wrote", person.wrote())
              .bind("engine", (String) null)
              .bind("model", (String) null);
    }
    batch.add();
  }
}
