package press.colophon.intake.source;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.ArticleId;
import press.colophon.intake.Account;
import press.colophon.intake.AccountDraft;
import press.colophon.intake.ParcelJson;
import press.colophon.intake.Withdrawals;
import press.colophon.platform.jobs.Jobs;

/// The pages of articles that are asked again: the door to their table and to the orders that have
/// them asked. Thread-safe.
final class Revisits {
  /// A page that is gone is heard again so soon after the time that makes it count.
  private static final Duration SOON_AFTER = Duration.ofMinutes(10);

  private final Jdbi db;
  private final Jobs jobs;
  private final Rhythm rhythm;
  private final Clock clock;

  Revisits(Jdbi db, Jobs jobs, Rhythm rhythm, Clock clock) {
    this.db = db;
    this.jobs = jobs;
    this.rhythm = rhythm;
    this.clock = clock;
  }

  /// Has the page of an article asked again from now on, in the transaction that stores the
  /// article. What is known of the page already stays, unless the article comes whole with its
  /// feed: its page is another edition, which need not have changed with it.
  ///
  /// @param feed what the feed says of it
  /// @param page what its page says, where that was read
  void watch(
      Handle h,
      ArticleId article,
      long source,
      URI address,
      Revisit.Reading reading,
      Account feed,
      @Nullable Account page) {
    Instant now = clock.instant();
    boolean isNew =
        h.createQuery(
                """
                insert into revisit (article_id, source_id, address, reading, account, headline,
                  understood, since, due_at)
                values (:article, :source, :address, :reading, :account::jsonb, :headline,
                  :understood, :now, :due)
                on conflict (article_id) do update set
                  source_id = excluded.source_id, address = excluded.address,
                  reading = excluded.reading, account = excluded.account,
                  headline = case when excluded.reading = 'page'
                    then coalesce(excluded.headline, revisit.headline) end,
                  understood = case when excluded.reading = 'page'
                    then coalesce(excluded.understood, revisit.understood) end,
                  entity_tag = null, last_modified = null
                returning xmax = 0
                """)
            .bind("article", article.value())
            .bind("source", source)
            .bind("address", address.toString())
            .bind("reading", reading.word())
            .bind("account", ParcelJson.write(around(feed)))
            .bind("headline", page == null ? null : page.headline())
            .bind("understood", page == null ? null : Revisit.understanding(page, feed))
            .bind("now", Feeds.time(now))
            .bind("due", Feeds.time(rhythm.revisit(now, 0, now).orElse(null)))
            .mapTo(Boolean.class)
            .one();
    if (isNew) {
      order(h, source);
    }
  }

  /// Hears that the feed says something else of an article that it has whole, which waits for
  /// review: its page, another edition, need not have changed with it.
  void compareAnew(Handle h, long source, URI address, Account feed) {
    h.createUpdate(
            """
            update revisit set account = :account::jsonb, headline = null, understood = null,
              entity_tag = null, last_modified = null
            where source_id = :source and address = :address and reading = 'feed'
            """)
        .bind("account", ParcelJson.write(around(feed)))
        .bind("source", source)
        .bind("address", address.toString())
        .execute();
  }

  /// Whether nothing but the beginning of an article has come so far, as far as is known here.
  boolean isBeginning(Handle h, ArticleId article) {
    return h.createQuery(
            """
            select reading = 'none' or (reading = 'page' and understood is null) from revisit
            where article_id = :article
            """)
        .bind("article", article.value())
        .mapTo(Boolean.class)
        .findOne()
        .orElse(false);
  }

  /// The text is kept with the article already.
  private static Account around(Account feed) {
    return AccountDraft.of(feed).body(List.of()).account();
  }

  /// Has a page asked again as soon as its being gone would count.
  void hearAgain(long article) {
    db.useTransaction(
        h ->
            h.createQuery(
                    """
                    update revisit set due_at = least(due_at, :soon) where article_id = :article
                    returning source_id
                    """)
                .bind("soon", Feeds.time(secondHearing()))
                .bind("article", article)
                .mapTo(Long.class)
                .findOne()
                .ifPresent(source -> order(h, source)));
  }

  /// When a page that is gone now is to be asked again.
  Instant secondHearing() {
    return clock.instant().plus(Withdrawals.PATIENCE).plus(SOON_AFTER);
  }

  /// The ids of the articles of a source whose pages are to be asked now, the longest due first.
  List<Long> due(long source, int most) {
    return db.withHandle(
        h ->
            h.createQuery(
                    """
                    select article_id from revisit where source_id = :source and due_at <= :now
                    order by due_at limit :most
                    """)
                .bind("source", source)
                .bind("now", Feeds.time(clock.instant()))
                .bind("most", most)
                .mapTo(Long.class)
                .list());
  }

  /// The page of one of them as it stands now, where it is still to be asked.
  Optional<Revisit> stillDue(long source, long article) {
    return db.withHandle(
        h ->
            h.createQuery(
                    """
                    select *, xmin::text as version from revisit
                    where article_id = :article and source_id = :source and due_at <= :now
                    """)
                .bind("article", article)
                .bind("source", source)
                .bind("now", Feeds.time(clock.instant()))
                .map(Revisits::row)
                .findOne());
  }

  /// Whether nobody has written to a row since it was read; nobody will until the transaction ends.
  boolean isAsRead(Handle h, Revisit revisit) {
    return h.createQuery(
            """
            select article_id from revisit
            where article_id = :article and xmin::text = :version for update
            """)
        .bind("article", revisit.article())
        .bind("version", revisit.version())
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  /// When the next one of a source is due.
  Optional<Instant> firstDue(long source) {
    return db.withHandle(h -> firstDue(h, source));
  }

  private static Optional<Instant> firstDue(Handle h, long source) {
    return h.createQuery("select min(due_at) as due from revisit where source_id = :source")
        .bind("source", source)
        .map((row, context) -> Optional.ofNullable(Feeds.instant(row, "due")))
        .one();
  }

  void keep(Revisit revisit) {
    db.useHandle(h -> keep(h, revisit));
  }

  /// Keeps how a page answered, in the caller's transaction. Where a poll has written to the row
  /// meanwhile, that stands, and the page is asked again.
  void keep(Handle h, Revisit revisit) {
    Revisit.Seen seen = revisit.seen();
    Revisit.Standing standing = revisit.standing();
    h.createUpdate(
            """
            update revisit set headline = :headline, understood = :understood,
              entity_tag = :entityTag, last_modified = :lastModified, times = :times,
              failures = :failures, outcome = :outcome, said = :said, asked_at = :now,
              due_at = :due
            where article_id = :article and xmin::text = :version
            """)
        .bind("headline", seen.headline())
        .bind("understood", seen.understood())
        .bind("entityTag", seen.entityTag())
        .bind("lastModified", seen.lastModified())
        .bind("times", standing.times())
        .bind("failures", standing.failures())
        .bind("outcome", standing.outcome().word())
        .bind("said", standing.said())
        .bind("now", Feeds.time(clock.instant()))
        .bind("due", Feeds.time(standing.dueAt()))
        .bind("article", revisit.article())
        .bind("version", revisit.version())
        .execute();
  }

  /// Orders the rounds that nobody has ordered yet, so that nothing is forgotten whatever happened.
  void orderRounds() {
    db.useTransaction(
        h -> {
          Set<String> ordered = jobs.ordered(h, RevisitPages.KIND);
          h.createQuery(
                  """
                  select distinct source_id from revisit
                  join source on source.id = source_id
                  where not paused and due_at is not null
                  """)
              .mapTo(Long.class)
              .filter(source -> !ordered.contains(Long.toString(source)))
              .list()
              .forEach(source -> order(h, source));
        });
  }

  private void order(Handle h, long source) {
    order(jobs, h, source);
  }

  /// Orders the next round of a source, if it has pages that are asked again.
  static void order(Jobs jobs, Handle h, long source) {
    RevisitPages.Order round = new RevisitPages.Order(source);
    firstDue(h, source)
        .ifPresent(due -> jobs.enqueueAt(h, RevisitPages.KIND, Long.toString(source), round, due));
  }

  /// How many pages of a source are asked again, and when the next one.
  ///
  /// @param all that were ever watched
  /// @param asked that are asked again still
  record Watched(int all, int asked, @Nullable Instant next) {}

  Watched watched(long source) {
    return db.withHandle(
        h ->
            h.createQuery(
                    """
                    select count(*) as pages, count(due_at) as asked, min(due_at) as next
                    from revisit where source_id = :source
                    """)
                .bind("source", source)
                .map(
                    (row, context) ->
                        new Watched(
                            row.getInt("pages"), row.getInt("asked"), Feeds.instant(row, "next")))
                .one());
  }

  /// Pages that answered alike.
  ///
  /// @param example the address of one of them
  record Answers(Revisit.Outcome outcome, String said, int pages, String example) {}

  /// What is worth telling of the answers of a source's pages, the most frequent first.
  List<Answers> answers(long source) {
    return db.withHandle(
        h ->
            h.createQuery(
                    """
                    select outcome, said, count(*) as pages, max(address) as example
                    from revisit where source_id = :source and said is not null
                    group by outcome, said order by pages desc, said limit 10
                    """)
                .bind("source", source)
                .map(
                    (row, context) ->
                        new Answers(
                            Revisit.Outcome.ofWord(row.getString("outcome")),
                            row.getString("said"),
                            row.getInt("pages"),
                            row.getString("example")))
                .list());
  }

  private static Revisit row(ResultSet row, Object context) throws SQLException {
    return new Revisit(
        row.getLong("article_id"),
        row.getLong("source_id"),
        URI.create(row.getString("address")),
        Revisit.Reading.ofWord(row.getString("reading")),
        ParcelJson.readAccount(row.getString("account")),
        Objects.requireNonNull(Feeds.instant(row, "since")),
        new Revisit.Seen(
            row.getString("headline"),
            row.getString("understood"),
            row.getString("entity_tag"),
            row.getString("last_modified")),
        new Revisit.Standing(
            row.getInt("times"),
            row.getInt("failures"),
            Revisit.Outcome.ofWord(row.getString("outcome")),
            row.getString("said"),
            Feeds.instant(row, "due_at")),
        row.getString("version"));
  }
}
