package press.colophon.translation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.ArticleId;
import press.colophon.articles.Topics;
import press.colophon.platform.db.Changes;
import press.colophon.platform.db.Presence;
import press.colophon.platform.jobs.Jobs;

/// The queue of translations as people see it: how far it is, and what they can do about it.
/// Thread-safe.
///
/// What is paused stays so until somebody lets it go on, over restarts. What is cancelled leaves
/// the queue, and what was done of it stays; who asks for it later has it made. A job under way
/// stops at its next batch of sentences.
public final class TranslationQueue {
  /// The pace is that of the last minutes.
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private static final String ALL = "*";

  private final Jdbi db;
  private final Jobs jobs;
  private final Changes changes;
  private final Clock clock;

  public TranslationQueue(Jdbi db, Jobs jobs, Changes changes, Clock clock) {
    this.db = db;
    this.jobs = jobs;
    this.changes = changes;
    this.clock = clock;
  }

  /// How far one language is, or all together.
  ///
  /// @param waiting translations that nobody has begun, or that stopped on the way
  /// @param running translations that a worker makes now
  /// @param failed translations of current revisions that no engine could make
  /// @param wordsLeft of the originals that wait or are being translated, as spaces part them
  /// @param wordsPerSecond of originals that were finished within the last five minutes
  /// @param paused whether its orders are left alone
  public record Line(
      int waiting, int running, int failed, long wordsLeft, double wordsPerSecond, boolean paused) {

    /// Several languages together.
    public static Line sum(List<Line> lines, boolean paused) {
      return new Line(
          lines.stream().mapToInt(Line::waiting).sum(),
          lines.stream().mapToInt(Line::running).sum(),
          lines.stream().mapToInt(Line::failed).sum(),
          lines.stream().mapToLong(Line::wordsLeft).sum(),
          lines.stream().mapToDouble(Line::wordsPerSecond).sum(),
          paused);
    }

    /// How long it takes at this pace; empty where nothing is left, or nothing moves.
    public Optional<Duration> remaining() {
      return wordsLeft == 0 || wordsPerSecond <= 0 || paused
          ? Optional.empty()
          : Optional.of(Duration.ofSeconds(Math.round(wordsLeft / wordsPerSecond)));
    }

    /// The same for people: `2 h 10 min`; empty where that is not known.
    public String timeLeft() {
      return remaining().map(Line::shown).orElse("");
    }

    private static String shown(Duration time) {
      if (time.toMinutes() < 1) {
        return Math.max(1, time.toSeconds()) + " s";
      }
      return time.toHours() < 1
          ? time.toMinutes() + " min"
          : time.toHours() + " h " + time.toMinutesPart() + " min";
    }

    /// How many are not made yet and wanted.
    public int left() {
      return waiting + running;
    }
  }

  /// A language and how far it is.
  public record LanguageLine(Language language, Line line) {}

  /// The whole queue.
  ///
  /// @param lines of every language that something was ordered in lately, by tag
  /// @param workers how many processes take orders
  public record State(Line all, List<LanguageLine> lines, int workers) {
    public State {
      lines = List.copyOf(lines);
    }
  }

  /// How far everything is.
  public State state() {
    return db.inTransaction(
        h -> {
          List<LanguageLine> lines = lines(h);
          List<Line> all = lines.stream().map(LanguageLine::line).toList();
          return new State(Line.sum(all, isPaused(h)), lines, workers(h));
        });
  }

  private List<LanguageLine> lines(Handle h) {
    return h.createQuery(
            """
            with present as materialized (%s),
            figures as (
              select t.language,
                count(*) filter (where state = 'waiting') as wanted,
                count(*) filter (where state = 'waiting'
                  and worker in (select number from present)) as running,
                count(*) filter (where state = 'failed' and not exists (
                  select from revision later
                  where later.article_id = t.article_id and later.id > t.revision_id)) as failed,
                coalesce(sum(words) filter (where state = 'waiting'), 0) as words_left,
                coalesce(sum(words) filter (where done_at > :since), 0) as words_done,
                min(begun_at) filter (where done_at > :since) as since
              from translation t
              where state in ('waiting', 'failed') or done_at > :since
              group by t.language)
            select language, coalesce(wanted, 0) as wanted, coalesce(running, 0) as running,
              coalesce(failed, 0) as failed, coalesce(words_left, 0) as words_left,
              coalesce(words_done, 0) as words_done,
              extract(epoch from :now - greatest(since, :since)) as seconds, paused
            from queue_line left join figures using (language)
            where language <> '*' and (paused or figures.language is not null)
            order by language
            """
                .formatted(Presence.EVERYONE))
        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
        .bind("since", clock.instant().minus(WINDOW).atOffset(ZoneOffset.UTC))
        .map((row, context) -> new LanguageLine(new Language(row.getString("language")), line(row)))
        .list();
  }

  private static Line line(ResultSet row) throws SQLException {
    double seconds = row.getDouble("seconds");
    return new Line(
        row.getInt("wanted") - row.getInt("running"),
        row.getInt("running"),
        row.getInt("failed"),
        row.getLong("words_left"),
        seconds > 0 ? row.getLong("words_done") / Math.max(1, seconds) : 0,
        row.getBoolean("paused"));
  }

  private static boolean isPaused(Handle h) {
    return h.createQuery("select exists (select from queue_line where language = '*' and paused)")
        .mapTo(Boolean.class)
        .one();
  }

  private static int workers(Handle h) {
    return h.createQuery("select count(*) from (%s) present".formatted(Presence.EVERYONE))
        .mapTo(Integer.class)
        .one();
  }

  /// Takes no order of any language until [#resumeAll].
  public void pauseAll() {
    pause(ALL, true);
  }

  /// Takes no order of a language until [#resume].
  public void pause(Language language) {
    pause(language.tag(), true);
  }

  /// Takes orders again; those of languages that are paused by themselves stay where they are.
  public void resumeAll() {
    pause(ALL, false);
  }

  /// Takes orders of a language again.
  public void resume(Language language) {
    pause(language.tag(), false);
  }

  private void pause(String language, boolean paused) {
    db.useTransaction(
        h -> {
          h.execute(
              """
              insert into queue_line (language, paused) values (?, ?)
              on conflict (language) do update set paused = excluded.paused
              """,
              language,
              paused);
          jobs.ring(h);
        });
  }

  /// Takes every order back.
  ///
  /// @return how many
  public int cancelAll() {
    return cancel(null, null);
  }

  /// Takes back every order in a language.
  ///
  /// @return how many
  public int cancel(Language language) {
    return cancel(language.tag(), null);
  }

  /// Takes back every order of an article.
  ///
  /// @return how many
  public int cancel(ArticleId article) {
    return cancel(null, article.value());
  }

  /// The generation tells a worker that its translation is not wanted any more.
  private int cancel(@Nullable String language, @Nullable Long article) {
    return db.inTransaction(
        h -> {
          List<Long> articles =
              h.createQuery(
                      """
                      update translation
                      set state = 'cancelled', generation = generation + 1, worker = null
                      where state = 'waiting'
                        and (cast(:language as text) is null or language = :language)
                        and (cast(:article as bigint) is null or article_id = :article)
                      returning article_id
                      """)
                  .bind("language", language)
                  .bind("article", article)
                  .mapTo(Long.class)
                  .list();
          announce(h, articles);
          return articles.size();
        });
  }

  /// Pages that show what there is so far, and that more is coming.
  private void announce(Handle h, Collection<Long> articles) {
    changes.announce(
        h, articles.stream().map(id -> Topics.of(new ArticleId(id))).collect(Collectors.toSet()));
  }

  /// Orders again what failed, in every language, of current revisions.
  ///
  /// @return how many
  public int retryAll() {
    return retry((String) null);
  }

  /// Orders again what failed in a language.
  ///
  /// @return how many
  public int retry(Language language) {
    return retry(language.tag());
  }

  private int retry(@Nullable String language) {
    return db.inTransaction(
        h -> {
          int retried =
              h.createUpdate(
                      """
                      update translation t
                      set state = 'waiting', reason = null, due_at = null, asked_at = :now
                      where state = 'failed'
                        and (cast(:language as text) is null or language = :language)
                        and not exists (select from revision later
                          where later.article_id = t.article_id and later.id > t.revision_id)
                      """)
                  .bind("language", language)
                  .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                  .execute();
          jobs.ring(h);
          return retried;
        });
  }

  /// A translation that no engine could make.
  ///
  /// @param reason what the last engine said
  public record Failure(ArticleId article, Language language, String reason, Instant at) {}

  /// What failed last, of current revisions.
  public List<Failure> failures(int most) {
    return db.withHandle(
        h ->
            h.createQuery(
                    """
                    select * from translation t
                    where state = 'failed' and not exists (select from revision later
                      where later.article_id = t.article_id and later.id > t.revision_id)
                    order by failed_at desc limit :most
                    """)
                .bind("most", most)
                .map(
                    (row, context) ->
                        new Failure(
                            new ArticleId(row.getLong("article_id")),
                            new Language(row.getString("language")),
                            Optional.ofNullable(row.getString("reason")).orElse("unknown"),
                            row.getObject("failed_at", OffsetDateTime.class).toInstant()))
                .list());
  }
}
