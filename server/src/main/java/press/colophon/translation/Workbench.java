package press.colophon.translation;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Body;
import press.colophon.articles.Topics;
import press.colophon.platform.db.Changes;

/// Where translations are made: what is done already is laid out, what gets done is put down piece
/// by piece. Thread-safe.
///
/// Whoever begins gets a number. What a worker puts down whose number is not the latest - it was
/// thought dead, or an editor asked for the translation anew - is not taken.
public final class Workbench {
  private final Jdbi db;
  private final Changes changes;
  private final Memory memory;
  private final Clock clock;

  public Workbench(Jdbi db, Changes changes, Memory memory, Clock clock) {
    this.db = db;
    this.changes = changes;
    this.memory = memory;
    this.clock = clock;
  }

  /// A translation in the making.
  ///
  /// @param generation the number of this worker
  /// @param units in reading order; those that are done need nothing more
  record Work(Article article, Route route, long generation, List<Unit> units) {
    Work {
      units = List.copyOf(units);
    }

    Work with(List<Unit> next) {
      return new Work(article, route, generation, next);
    }

    Language language() {
      return route.to();
    }
  }

  /// Lays out a translation that was ordered and not made yet, with all that is known of it.
  Optional<Work> begin(Article article, Route route) {
    return db.inTransaction(
        h -> begun(h, article, route).map(row -> laidOut(h, article, route, row)));
  }

  private record Row(long generation, @Nullable String units) {}

  private static Optional<Row> begun(Handle h, Article article, Route route) {
    return h.createQuery(
            """
            update translation set generation = generation + 1
            where revision_id = :revision and language = :language and state = 'waiting'
            returning generation, units
            """)
        .bind("revision", article.revision().id())
        .bind("language", route.to().tag())
        .map((row, context) -> new Row(row.getLong("generation"), row.getString("units")))
        .findOne();
  }

  private Work laidOut(Handle h, Article article, Route route, Row row) {
    Before before =
        row.units() == null
            ? before(h, article, route.to())
            : new Before(UnitsJson.read(row.units()), false);
    List<Unit> units = carriedOver(article, route.from(), before);
    return new Work(article, route, row.generation(), remembered(h, route, units));
  }

  /// What is known of a translation before anybody works on it: the sentences that an earlier
  /// revision has as well.
  List<Unit> carriedOver(Handle h, Article article, Language from, Language to) {
    Before before = before(h, article, to);
    return before.units().isEmpty() ? List.of() : carriedOver(article, from, before);
  }

  private static List<Unit> carriedOver(Article article, Language from, Before before) {
    return CarryOver.of(
        segments(article, from), before.units(), new SameSense(article.language(), before.small()));
  }

  static List<Segment> segments(Article article, Language from) {
    return SegmentedText.of(ArticleText.of(article), from).segments();
  }

  /// What there was before a revision.
  ///
  /// @param small whether a person said of every change since that it is small
  private record Before(List<Unit> units, boolean small) {}

  /// The units of the latest earlier revision that has any.
  private static Before before(Handle h, Article article, Language to) {
    return h.createQuery(
            """
            select units, (
              select bool_and(r.small is not distinct from 'person') from revision r
              where r.article_id = t.article_id and r.id > t.revision_id and r.id <= :revision
              ) as small
            from translation t
            where article_id = :article and language = :language and revision_id < :revision
              and units is not null
            order by revision_id desc limit 1
            """)
        .bind("article", article.id().value())
        .bind("language", to.tag())
        .bind("revision", article.revision().id())
        .map(
            (row, context) ->
                new Before(UnitsJson.read(row.getString("units")), row.getBoolean("small")))
        .findOne()
        .orElse(new Before(List.of(), false));
  }

  private List<Unit> remembered(Handle h, Route route, List<Unit> units) {
    List<Segment> open = units.stream().filter(unit -> !unit.isDone()).map(Unit::source).toList();
    if (open.isEmpty()) {
      return units;
    }
    Map<String, Memory.Match> found =
        memory.find(
            h, route.from(), route.to(), open, route.label(Language.ENGLISH), route.model());
    Proofreading proofs =
        new Proofreading(route.from(), route.to(), terminology(h, route.from(), route.to()));
    return units.stream().map(unit -> remembered(unit, found, proofs)).toList();
  }

  private static Unit remembered(Unit unit, Map<String, Memory.Match> found, Proofreading proofs) {
    Memory.Match match = unit.isDone() ? null : found.get(unit.source().hash());
    if (match == null) {
      return unit;
    }
    Unit made =
        unit.made(match.target(), match.maker(), proofs.flaws(unit.source(), match.target()));
    // A machine may do better, now that it is told of the term.
    return made.flaws().contains(Flaw.GLOSSARY) && !made.isByPerson() ? unit : made;
  }

  /// What a machine made last of these sentences, by their hashes.
  Map<String, Segment> machines(Language from, Language to, Collection<Segment> sentences) {
    return db.withHandle(h -> memory.machines(h, from, to, sentences));
  }

  /// What people wrote for sentences like these, the most alike first.
  ///
  /// @param most for each
  /// @return by the hash of the sentence
  Map<String, List<FuzzyMatch>> matches(
      Language from, Language to, Collection<Segment> sentences, int most) {
    return db.inTransaction(h -> memory.similar(h, from, to, sentences, most));
  }

  /// The glossary between two languages as it is now.
  Terminology terminology(Language from, Language to) {
    return db.withHandle(h -> terminology(h, from, to));
  }

  /// The same as it will be with these entries.
  Terminology terminologyWith(List<Term> added, Language from, Language to) {
    List<Term> holding =
        added.stream().filter(term -> term.to() == null || term.to().equals(to)).toList();
    Set<String> replaced = holding.stream().map(Term::source).collect(Collectors.toSet());
    List<Term> others =
        db.withHandle(h -> Glossary.between(h, from, to)).stream()
            .filter(term -> !replaced.contains(term.source()))
            .toList();
    return new Terminology(Stream.concat(holding.stream(), others.stream()).toList(), from, to);
  }

  private static Terminology terminology(Handle h, Language from, Language to) {
    return new Terminology(Glossary.between(h, from, to), from, to);
  }

  /// Puts down what is done so far, for readers who wait.
  ///
  /// @return whether this worker is still the one who does it
  boolean putDown(Work work) {
    return db.withHandle(
        h ->
            h.createUpdate(
                        """
                        update translation set units = :units::jsonb
                        where revision_id = :revision and language = :language
                          and generation = :generation and state = 'waiting'
                        """)
                    .bind("units", UnitsJson.write(work.units()))
                    .bind("revision", work.article().revision().id())
                    .bind("language", work.language().tag())
                    .bind("generation", work.generation())
                    .execute()
                > 0);
  }

  /// Whether the worker of a translation goes on with it.
  enum Standing {
    GO_ON,
    /// Somebody else does it now, or nobody wants it any more.
    LOST,
    /// Its language is paused.
    PAUSED,
    /// Something more urgent waits, and nobody does it.
    GIVE_WAY
  }

  /// How a translation under way stands; asked between two batches.
  Standing standing(Work work) {
    return db.withHandle(
        h ->
            h.createQuery(
                    """
                    select
                      exists (
                        select from queue_line where paused and language in (t.language, '*'))
                        as paused,
                      exists (
                        select from translation other
                        where other.state = 'waiting' and other.urgency > t.urgency
                          and other.worker is null and (other.due_at is null or other.due_at <= :now)
                          and other.language not in (select language from queue_line where paused))
                        as give_way
                    from translation t
                    where revision_id = :revision and language = :language
                      and generation = :generation and state = 'waiting'
                    """)
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("revision", work.article().revision().id())
                .bind("language", work.language().tag())
                .bind("generation", work.generation())
                .map(
                    (row, context) ->
                        row.getBoolean("paused")
                            ? Standing.PAUSED
                            : row.getBoolean("give_way") ? Standing.GIVE_WAY : Standing.GO_ON)
                .findOne()
                .orElse(Standing.LOST));
  }

  /// Stores a finished translation and remembers its sentences; the pages that show the article are
  /// dropped with it.
  void finish(Work work) {
    db.useTransaction(
        h -> {
          finish(h, work, "waiting");
          h.createUpdate(
                  """
                  update translation set done_at = :now
                  where revision_id = :revision and language = :language
                    and generation = :generation and state = 'made'
                  """)
              .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
              .bind("revision", work.article().revision().id())
              .bind("language", work.language().tag())
              .bind("generation", work.generation())
              .execute();
        });
  }

  /// The same for a translation that was ordered in this transaction and of which all is known.
  void finish(Handle h, Article article, Route route, List<Unit> units) {
    finish(h, new Work(article, route, 0, units), "waiting");
  }

  private void finish(Handle h, Work work, String state) {
    if (store(h, work, state) > 0) {
      memory.keep(h, work.route().from(), work.language(), work.units());
      announce(h, work.article(), work.language().tag());
    }
  }

  private int store(Handle h, Work work, String state) {
    Rendition rendition = Rendered.of(work.article(), work.route(), work.units(), clock.instant());
    Rendition.Made made = Objects.requireNonNull(rendition.translation());
    return h.createUpdate(
            """
            update translation set state = 'made', kind = :kind, engine = :engine,
              person = :person, headline = :headline, standfirst = :standfirst, body = :body,
              picture_caption = :caption, picture_alt = :alt, notes = :notes,
              units = :units::jsonb, reason = null, made_at = :at, worker = null, due_at = null
            where revision_id = :revision and language = :language
              and generation = :generation and state = :state
            """)
        .bind("kind", made.kind().word())
        .bind("engine", made.engine())
        .bind("person", made.person())
        .bind("headline", rendition.headline())
        .bind("standfirst", rendition.standfirst())
        .bind("body", rendition.body().html())
        .bind("caption", rendition.imageCaption())
        .bind("alt", rendition.imageAlt())
        .bindArray("notes", String.class, rendition.notes().stream().map(Body::html).toList())
        .bind("units", UnitsJson.write(work.units()))
        .bind("at", made.at().atOffset(ZoneOffset.UTC))
        .bind("revision", work.article().revision().id())
        .bind("language", work.language().tag())
        .bind("generation", work.generation())
        .bind("state", state)
        .execute();
  }

  /// Finished translations of the latest revisions that have one.
  List<Editing.Overview> latest(int most) {
    return db.withHandle(
        h ->
            h.createQuery(
                    """
                    select article_id, language, kind, to_look_at from translation t
                    where state = 'made' and not exists (
                      select from translation later
                      where later.article_id = t.article_id and later.language = t.language
                        and later.revision_id > t.revision_id)
                    order by to_look_at > 0 desc, made_at desc limit :most
                    """)
                .bind("most", most)
                .map(
                    (row, context) ->
                        new Editing.Overview(
                            new ArticleId(row.getLong("article_id")),
                            new Language(row.getString("language")),
                            Rendition.Kind.of(row.getString("kind")),
                            row.getLong("to_look_at")))
                .list());
  }

  /// The units of a finished translation of the current revision.
  Optional<List<Unit>> units(Article article, Language language) {
    return db.withHandle(h -> made(h, article, language)).map(row -> UnitsJson.read(row.units()));
  }

  /// Changes a finished translation of the current revision; others who want to wait. One with
  /// a unit that has no translation any more is to be made again.
  ///
  /// @return whether there is one
  boolean change(Article article, Route route, UnaryOperator<List<Unit>> change) {
    return db.inTransaction(
        h -> {
          Optional<Row> row = made(h, article, route.to());
          row.ifPresent(
              r -> {
                List<Unit> before = UnitsJson.read(r.units());
                List<Unit> after = change.apply(before);
                if (!after.equals(before)) {
                  put(h, new Work(article, route, r.generation(), after), before);
                }
              });
          return row.isPresent();
        });
  }

  private static Optional<Row> made(Handle h, Article article, Language language) {
    return h.createQuery(
            """
            select generation, units from translation
            where revision_id = :revision and language = :language
              and state = 'made' and units is not null
            for update
            """)
        .bind("revision", article.revision().id())
        .bind("language", language.tag())
        .map((row, context) -> new Row(row.getLong("generation"), row.getString("units")))
        .findOne();
  }

  private void put(Handle h, Work work, List<Unit> before) {
    if (work.units().stream().allMatch(Unit::isDone)) {
      finish(h, work, "made");
      return;
    }
    before.stream()
        .filter(unit -> unit.isByPerson() && !work.units().contains(unit))
        .forEach(
            unit -> memory.forgetPersons(h, work.route().from(), work.language(), unit.source()));
    h.createUpdate(
            """
            update translation
            set state = 'waiting', units = :units::jsonb, generation = generation + 1
            where revision_id = :revision and language = :language
            """)
        .bind("units", UnitsJson.write(work.units()))
        .bind("revision", work.article().revision().id())
        .bind("language", work.language().tag())
        .execute();
    announce(h, work.article(), work.language().tag());
  }

  /// Notes that the engine could not do it.
  void fail(Article article, Language language, String reason) {
    db.useTransaction(
        h -> {
          h.createUpdate(
                  """
                  update translation
                  set state = 'failed', reason = :reason, failed_at = :now, worker = null
                  where revision_id = :revision and language = :language and state = 'waiting'
                  """)
              .bind("reason", reason)
              .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
              .bind("revision", article.revision().id())
              .bind("language", language.tag())
              .execute();
          announce(h, article, language.tag());
        });
  }

  /// Forgets an order that is not to be carried out.
  void forget(long revision, Language language) {
    db.useHandle(
        h ->
            h.execute(
                """
                delete from translation
                where revision_id = ? and language = ? and state = 'waiting'
                """,
                revision,
                language.tag()));
  }

  /// Every page of the article lists its languages; the lists of this language show its headline.
  private void announce(Handle h, Article article, String language) {
    Set<String> topics = new HashSet<>(Topics.in(language, Topics.listsWith(article)));
    topics.add(Topics.of(article.id()));
    topics.add(Topics.TRANSLATIONS);
    changes.announce(h, topics);
  }
}
