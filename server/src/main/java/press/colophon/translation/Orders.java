package press.colophon.translation;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.db.Presence;

/// The orders that wait and who does which: the queue as workers see it. Thread-safe.
///
/// Each language has a line; the first of every line are compared, and the next order is the one
/// that is most urgent, then of the language that fewest work in, then with the lowest place. An
/// order gets its place when it comes: behind the last one of its language, behind the last one of
/// its article, and not before those that are being served (start-time fair queueing [1], an
/// article and a language being a flow each). So an article in fifty languages stands in many
/// lines, but in each of them once, and never twice at the same place; and a language with
/// thousands of orders takes turns with one that has a single one.
///
/// Opening a model costs more than a sentence, so a worker may stay with its language where the
/// head of that line is no more than [#AHEAD] places ahead of its turn.
///
/// Whoever takes an order holds it while its process is present ([Presence]) and has not released
/// it. Orders are taken one after the other, in every process together.
///
/// [1] P. Goyal, H. Vin, H. Cheng: Start-time Fair Queueing. SIGCOMM 1996.
final class Orders {
  /// How many places a worker may be ahead of its turn.
  static final int AHEAD = 20;

  /// The advisory lock under which an order is taken.
  private static final int TAKING = 1_129_270_352;

  private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(10);

  /// Counts words as spaces part them; few where a script has none.
  private static final String WORDS =
      """
      (select count(*) from regexp_matches(concat_ws(' ', r.headline, r.standfirst,
        regexp_replace(r.body, '<[^>]*>', ' ', 'g')), '\\S+', 'g'))
      """;

  private static final String PLACE =
      """
      greatest(
        (select min(place) from translation where state = 'waiting' and urgency = :urgency
          and language not in (select language from queue_line where paused)),
        (select max(place) + 1 from translation where state = 'waiting' and urgency = :urgency
          and article_id = r.article_id),
        (select max(place) + 1 from translation where state = 'waiting' and urgency = :urgency
          and language = :language),
        0)
      """;

  private final Jdbi db;
  private final Clock clock;

  Orders(Jdbi db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /// Orders a translation, unless it is made or waits as urgently already.
  ///
  /// @param units what is known of it before anybody works on it, as JSON
  void place(Handle h, TranslationOrder order, @Nullable String units, Urgency urgency) {
    line(h, List.of(order.language()));
    h.createUpdate(
            """
            insert into translation (article_id, revision_id, language, state, units, asked_at,
              urgency, place, words)
            select r.article_id, r.id, :language, 'waiting', :units::jsonb, :now, :urgency,
              %s, %s
            from revision r where r.id = :revision
            on conflict (revision_id, language) do update
            set state = 'waiting', reason = null, due_at = null, asked_at = excluded.asked_at,
              urgency = excluded.urgency, place = excluded.place
            where translation.state in ('failed', 'cancelled')
              or (translation.state = 'waiting' and translation.urgency < excluded.urgency)
            """
                .formatted(PLACE, WORDS))
        .bind("language", order.language())
        .bind("units", units)
        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
        .bind("urgency", urgency.rank())
        .bind("revision", order.revisionId())
        .execute();
  }

  /// Orders the current revisions of many articles in many languages as backlog, the newest first;
  /// what waits or is made already stays as it is.
  ///
  /// @param articles ids of articles
  /// @return how many are new
  int placeAll(Handle h, Collection<Long> articles, Collection<String> languages) {
    line(h, languages);
    return h.createUpdate(
            """
            with base as (
              select coalesce(max(place) + 1, 0) as place from translation
              where state = 'waiting' and urgency = 0 and language = any(:languages)),
            newest as (
              select r.article_id, r.id, %s as words,
                row_number() over (order by r.article_id desc) as nth
              from revision r
              where r.article_id = any(:articles) and not exists (
                select from revision later
                where later.article_id = r.article_id and later.number > r.number)),
            tongue as (
              select * from unnest(:languages) with ordinality as tongue (language, nth))
            insert into translation (article_id, revision_id, language, state, asked_at,
              urgency, place, words)
            select newest.article_id, newest.id, tongue.language, 'waiting', :now,
              0, base.place + newest.nth + tongue.nth - 2, newest.words
            from base, newest, tongue
            on conflict (revision_id, language) do update
            set state = 'waiting', reason = null, due_at = null, asked_at = excluded.asked_at,
              urgency = excluded.urgency, place = excluded.place
            where translation.state in ('failed', 'cancelled')
            """
                .formatted(WORDS))
        .bindArray("articles", Long.class, articles.toArray())
        .bindArray("languages", String.class, languages.toArray())
        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
        .execute();
  }

  /// Notes that editors alone read a translation while the terms permit no more.
  void markDraft(Handle h, long revision, String language) {
    h.execute(
        "update translation set draft = true where revision_id = ? and language = ?",
        revision,
        language);
  }

  boolean isDraft(Handle h, long revision, String language) {
    return h.createQuery(
            """
            select exists (select from translation
              where revision_id = :revision and language = :language and draft)
            """)
        .bind("revision", revision)
        .bind("language", language)
        .mapTo(Boolean.class)
        .one();
  }

  private static void line(Handle h, Collection<String> languages) {
    h.createUpdate(
            """
            insert into queue_line (language) select unnest(:languages) order by 1
            on conflict do nothing
            """)
        .bindArray("languages", String.class, languages.toArray())
        .execute();
  }

  /// Takes the next order; empty where none waits that may be done now, or where this process is
  /// not known to be present: what it took would be anybody's.
  ///
  /// @param worker the number of this process
  /// @param stay the language that the worker has at hand; empty for none
  /// @param able the languages that its engines lead to
  /// @param only the languages that come into question where no reader waits; empty for all
  Optional<TranslationOrder> take(
      int worker, String stay, Collection<String> able, Collection<String> only) {
    return db.inTransaction(
        h -> {
          h.execute("select pg_advisory_xact_lock(?, 0)", TAKING);
          return taken(h, worker, stay, able, only);
        });
  }

  private Optional<TranslationOrder> taken(
      Handle h, int worker, String stay, Collection<String> able, Collection<String> only) {
    return h.createQuery(
            """
            with present as materialized (%s),
            busy as (
              select language, count(*) as workers from translation
              where state = 'waiting' and worker in (select number from present)
              group by language),
            head as (
              select first.*, coalesce(busy.workers, 0) as workers,
                min(first.place) over (partition by first.urgency) as turn
              from queue_line line
                left join busy using (language)
                cross join lateral (
                  select t.revision_id, t.language, t.urgency, t.place from translation t
                  where t.state = 'waiting' and t.language = line.language
                    and (t.worker is null or t.worker not in (select number from present))
                    and (t.due_at is null or t.due_at <= :now)
                  order by t.urgency desc, t.place, t.revision_id desc limit 1) first
              where :worker in (select number from present)
                and not line.paused and line.language = any(:able)
                and (cardinality(:only) = 0 or line.language = any(:only) or first.urgency = 2)
                and not exists (select from queue_line where language = '*' and paused)),
            next as (
              select revision_id, language from head
              order by urgency desc, workers, (language = :stay and place <= turn + :ahead) desc,
                place, language
              limit 1)
            update translation t set worker = :worker, begun_at = :now from next
            where t.revision_id = next.revision_id and t.language = next.language
              and t.state = 'waiting'
            returning t.article_id, t.revision_id, t.language
            """
                .formatted(Presence.EVERYONE))
        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
        .bindArray("able", String.class, able.toArray())
        .bindArray("only", String.class, only.toArray())
        .bind("stay", stay)
        .bind("ahead", AHEAD)
        .bind("worker", worker)
        .map(
            (row, context) ->
                new TranslationOrder(
                    row.getLong("article_id"),
                    row.getLong("revision_id"),
                    row.getString("language")))
        .findOne();
  }

  /// Lets go of an order that is not done: anybody may take it now.
  void release(int worker, TranslationOrder order) {
    release(worker, order, Duration.ZERO);
  }

  /// The same where something went wrong that may be over soon: not at once.
  void postpone(int worker, TranslationOrder order) {
    release(worker, order, BEFORE_NEXT_TRY);
  }

  private void release(int worker, TranslationOrder order, Duration pause) {
    db.useHandle(
        h ->
            h.createUpdate(
                    """
                    update translation set worker = null, due_at = :due
                    where revision_id = :revision and language = :language
                      and worker = :worker and state = 'waiting'
                    """)
                .bind("due", clock.instant().plus(pause).atOffset(ZoneOffset.UTC))
                .bind("revision", order.revisionId())
                .bind("language", order.language())
                .bind("worker", worker)
                .execute());
  }
}
