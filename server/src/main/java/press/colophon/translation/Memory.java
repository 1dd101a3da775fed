package press.colophon.translation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// The translation memory: what was translated once is used again in every article, a person's
/// words before a machine's. Thread-safe.
///
/// A machine's translation is used again while the same engine with the same model would make it; a
/// person's always, the latest where several wrote one.
public final class Memory {

  /// Sentences that are less alike, in percent, are not offered.
  public static final int LEAST_ALIKE = 70;

  private static final int FETCHED_AT_ONCE = 1000;

  /// So many sentences are looked at to find those that are like one.
  private static final int CANDIDATES = 500;

  /// A sentence and what is remembered of it.
  public record Entry(Language from, Language to, Segment source, Segment target, Maker maker) {}

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

  /// The latest of what is remembered of short texts, a person's before a machine's, whichever
  /// engine made it.
  ///
  /// @return by the hash of the source
  Map<String, Segment> latest(Handle h, Language from, Language to, Collection<Segment> segments) {
    Map<String, Segment> found = new HashMap<>();
    h.createQuery(
            """
            select distinct on (source_hash) source_hash, target from memory
            where source_language = :from and language = :to and source_hash = any(:hashes)
            order by source_hash, person = '', made_at desc
            """)
        .bind("from", from.tag())
        .bind("to", to.tag())
        .bindArray("hashes", String.class, segments.stream().map(Segment::hash).distinct().toList())
        .map((row, context) -> Map.entry(row.getString("source_hash"), row.getString("target")))
        .forEach(entry -> found.put(entry.getKey(), new Segment(entry.getValue())));
    return found;
  }

  /// What a machine made last of these sentences.
  ///
  /// @return by the hash of the source
  Map<String, Segment> machines(
      Handle h, Language from, Language to, Collection<Segment> sentences) {
    return h.createQuery(
            """
            select source_hash, target from memory
            where source_language = :from and language = :to and person = ''
              and source_hash = any(:hashes)
            """)
        .bind("from", from.tag())
        .bind("to", to.tag())
        .bindArray(
            "hashes", String.class, sentences.stream().map(Segment::hash).distinct().toList())
        .map(
            (row, context) ->
                Map.entry(row.getString("source_hash"), new Segment(row.getString("target"))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /// What people wrote or approved for sentences like these, the most alike first; the same
  /// sentence is not among them.
  ///
  /// @param h in a transaction
  /// @param most for each
  /// @return by the hash of the sentence; nothing for one that is like none
  Map<String, List<FuzzyMatch>> similar(
      Handle h, Language from, Language to, Collection<Segment> sentences, int most) {
    giveBands(h);
    Map<String, Segment> asked = new HashMap<>();
    sentences.forEach(sentence -> asked.put(sentence.hash(), sentence));
    Map<String, List<FuzzyMatch>> found = new HashMap<>();
    candidates(h, from, to, asked)
        .forEach(
            (hash, matches) ->
                found.put(
                    hash,
                    matches.stream()
                        .filter(match -> match.percent() >= LEAST_ALIKE)
                        .sorted(Comparator.comparingInt(FuzzyMatch::percent).reversed())
                        .limit(most)
                        .toList()));
    found.values().removeIf(List::isEmpty);
    return found;
  }

  private static Map<String, List<FuzzyMatch>> candidates(
      Handle h, Language from, Language to, Map<String, Segment> asked) {
    List<String> hashes = List.copyOf(asked.keySet());
    Map<String, List<FuzzyMatch>> found = new HashMap<>();
    h.createQuery(
            """
            select asked.hash, near.* from unnest(:hashes, :bands) as asked (hash, bands)
            cross join lateral (
              select * from memory
              where bands && cast(asked.bands as int[])
                and source_language = :from and language = :to
                and source_hash <> asked.hash and person <> ''
              limit :most) near
            """)
        .bindArray("hashes", String.class, hashes)
        .bindArray(
            "bands", String.class, hashes.stream().map(asked::get).map(Memory::bands).toList())
        .bind("from", from.tag())
        .bind("to", to.tag())
        .bind("most", CANDIDATES)
        .map(
            (row, context) -> {
              String hash = row.getString("hash");
              return Map.entry(hash, fuzzy(Objects.requireNonNull(asked.get(hash)), row));
            })
        .forEach(
            entry ->
                found
                    .computeIfAbsent(entry.getKey(), hash -> new ArrayList<>())
                    .add(entry.getValue()));
    return found;
  }

  private static FuzzyMatch fuzzy(Segment sentence, ResultSet row) throws SQLException {
    Segment source = new Segment(row.getString("source"));
    Match match = match(row);
    return new FuzzyMatch(
        Math.min(Likeness.percent(sentence.text(), source.text()), 99),
        source,
        match.target(),
        (Maker.Person) match.maker());
  }

  /// Bands as PostgreSQL writes an array.
  private static String bands(Segment sentence) {
    return Stream.of(SentenceBands.of(sentence))
        .map(String::valueOf)
        .collect(Collectors.joining(",", "{", "}"));
  }

  /// Gives bands to what people wrote before there were any.
  private static void giveBands(Handle h) {
    List<String> hashes = withoutBands(h);
    while (!hashes.isEmpty()) {
      PreparedBatch batch =
          h.prepareBatch(
              """
              update memory set bands = cast(:bands as int[])
              where source_hash = :hash and person <> '' and bands is null
              """);
      for (Map.Entry<String, String> source : sources(h, hashes).entrySet()) {
        batch.bind("hash", source.getKey());
        batch.bind("bands", bands(new Segment(source.getValue()))).add();
      }
      batch.execute();
      hashes = withoutBands(h);
    }
  }

  private static List<String> withoutBands(Handle h) {
    return h.createQuery(
            """
            select distinct source_hash from memory
            where person <> '' and bands is null order by source_hash limit :some
            """)
        .bind("some", FETCHED_AT_ONCE)
        .mapTo(String.class)
        .list();
  }

  private static Map<String, String> sources(Handle h, List<String> hashes) {
    return h.createQuery(
            """
            select distinct on (source_hash) source_hash, source from memory
            where source_hash = any(:hashes) and person <> '' and bands is null
            """)
        .bindArray("hashes", String.class, hashes)
        .map((row, context) -> Map.entry(row.getString("source_hash"), row.getString("source")))
        .collect(
            Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
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

  /// Everything that is remembered, pair by pair, without holding more than some of it in memory.
  ///
  /// @param h in a transaction
  /// @param from only of this language; null for all
  /// @param to only into this language; null for all
  public void each(
      Handle h, @Nullable Language from, @Nullable Language to, Consumer<Entry> reader) {
    Map<String, Language> languages = new ConcurrentHashMap<>();
    h.createQuery(
            """
            select * from memory
            where (cast(:from as text) is null or source_language = :from)
              and (cast(:to as text) is null or language = :to)
            order by source_language, language, source_hash, person
            """)
        .bind("from", from == null ? null : from.tag())
        .bind("to", to == null ? null : to.tag())
        .setFetchSize(FETCHED_AT_ONCE)
        .map((row, context) -> entry(row, languages))
        .useIterator(rows -> rows.forEachRemaining(reader));
  }

  private static Entry entry(ResultSet row, Map<String, Language> languages) throws SQLException {
    Match match = match(row);
    return new Entry(
        languages.computeIfAbsent(row.getString("source_language"), Language::new),
        languages.computeIfAbsent(row.getString("language"), Language::new),
        new Segment(row.getString("source")),
        match.target(),
        match.maker());
  }

  /// Remembers translations without a grave flaw, in place of what the same maker made before.
  ///
  /// @return how many of them were new, or newer than what was remembered
  public int keep(Handle h, Language from, Language to, List<Unit> units) {
    // In one order everywhere: two transactions that keep the same sentences cannot lock each
    // other. A text may have a sentence twice.
    Map<String, Unit> latest = new TreeMap<>();
    units.stream()
        .filter(unit -> unit.isShown() && !unit.source().isBlank())
        .forEach(
            unit -> latest.merge(unit.source().hash() + " " + person(unit), unit, Memory::later));
    return latest.isEmpty() ? 0 : store(h, from, to, List.copyOf(latest.values()));
  }

  private static Unit later(Unit one, Unit other) {
    return maker(one).at().isAfter(maker(other).at()) ? one : other;
  }

  private static int store(Handle h, Language from, Language to, List<Unit> units) {
    List<Maker> makers = units.stream().map(Memory::maker).toList();
    return h.createUpdate(
            """
            insert into memory
              (source_language, language, source_hash, person, wrote, source, target, engine, model,
                made_at, bands)
            select :from, :to, hash, person, wrote, source, target, engine, model,
              cast(made_at as timestamptz), cast(bands as int[])
            from unnest(:hashes, :persons, :wrote, :sources, :targets, :engines, :models, :times,
                :bands)
              as new (hash, person, wrote, source, target, engine, model, made_at, bands)
            on conflict (source_language, language, source_hash, person) do update
              set target = excluded.target, wrote = excluded.wrote, engine = excluded.engine,
                model = excluded.model, made_at = excluded.made_at
              where memory.made_at < excluded.made_at
            """)
        .bind("from", from.tag())
        .bind("to", to.tag())
        .bindArray("hashes", String.class, units.stream().map(u -> u.source().hash()).toList())
        .bindArray("persons", String.class, units.stream().map(Memory::person).toList())
        .bindArray("wrote", Boolean.class, makers.stream().map(Memory::wrote).toList())
        .bindArray("sources", String.class, units.stream().map(u -> u.source().html()).toList())
        .bindArray("targets", String.class, units.stream().map(Memory::target).toList())
        .bindArray("engines", String.class, orNull(makers, Maker.Machine::engine))
        .bindArray("models", String.class, orNull(makers, Maker.Machine::model))
        .bindArray("times", String.class, makers.stream().map(m -> m.at().toString()).toList())
        .bindArray("bands", String.class, units.stream().map(Memory::bandsOfPersons).toArray())
        .execute();
  }

  /// Only what people wrote is offered for sentences like it.
  private static @Nullable String bandsOfPersons(Unit unit) {
    return unit.isByPerson() ? bands(unit.source()) : null;
  }

  private static Maker maker(Unit unit) {
    return Objects.requireNonNull(unit.maker());
  }

  private static String target(Unit unit) {
    return Objects.requireNonNull(unit.target()).html();
  }

  private static String person(Unit unit) {
    return unit.maker() instanceof Maker.Person person ? person.name() : "";
  }

  private static boolean wrote(Maker maker) {
    return maker instanceof Maker.Person person && person.wrote();
  }

  /// What each engine has; null in the place of a person.
  private static @Nullable Object[] orNull(
      List<Maker> makers, Function<Maker.Machine, String> value) {
    return makers.stream()
        .map(maker -> maker instanceof Maker.Machine machine ? value.apply(machine) : null)
        .toArray();
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
}
