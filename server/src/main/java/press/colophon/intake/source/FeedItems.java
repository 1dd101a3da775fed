package press.colophon.intake.source;

import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// What every item of every feed has become: the door to that table. Thread-safe.
final class FeedItems {
  /// An item that became nothing and is offered no more is remembered so long.
  private static final Duration MEMORY = Duration.ofDays(90);

  private final Jdbi db;

  FeedItems(Jdbi db) {
    this.db = db;
  }

  /// What is known of these.
  Map<String, FeedItem> known(long feed, Collection<String> keys) {
    return db.withHandle(
        h ->
            h
                .createQuery("select * from feed_item where feed_id = :feed and key = any(:keys)")
                .bind("feed", feed)
                .bindArray("keys", String.class, keys)
                .map(FeedItems::row)
                .list()
                .stream()
                .collect(toMap(FeedItem::key, item -> item)));
  }

  void keep(long feed, FeedItem item, Instant now) {
    db.useHandle(h -> keep(h, feed, item, now));
  }

  /// The same in the caller's transaction.
  void keep(Handle h, long feed, FeedItem item, Instant now) {
    h.createUpdate(
            """
            insert into feed_item (feed_id, key, hash, state, article_id, name, reason,
              said, tries, retry_at, drafted, first_seen, last_seen)
            values (:feed, :key, :hash, :state, :article, :name, :reason, :said,
              :tries, :retry, :drafted, :now, :now)
            on conflict (feed_id, key) do update
            set hash = excluded.hash, state = excluded.state,
              article_id = coalesce(excluded.article_id, feed_item.article_id),
              name = excluded.name, reason = excluded.reason, said = excluded.said,
              tries = excluded.tries, retry_at = excluded.retry_at, drafted = excluded.drafted,
              last_seen = excluded.last_seen
            """)
        .bind("feed", feed)
        .bind("key", item.key())
        .bind("hash", item.hash())
        .bind("state", item.state().word())
        .bind("article", item.article())
        .bind("name", item.name())
        .bind("reason", item.reason())
        .bind("said", item.said())
        .bind("tries", item.tries())
        .bind("retry", Feeds.time(item.retryAt()))
        .bind("drafted", item.drafted())
        .bind("now", Feeds.time(now))
        .execute();
  }

  /// Notes that these are offered still, and forgets what became nothing and is not offered.
  void seen(long feed, Collection<String> keys, Instant now) {
    db.useTransaction(
        h -> {
          h.createUpdate(
                  """
                  update feed_item set last_seen = :now where feed_id = :feed and key = any(:keys)
                  """)
              .bind("now", Feeds.time(now))
              .bind("feed", feed)
              .bindArray("keys", String.class, keys)
              .execute();
          h.createUpdate(
                  """
                  delete from feed_item
                  where feed_id = :feed and article_id is null and last_seen < :long
                  """)
              .bind("feed", feed)
              .bind("long", Feeds.time(now.minus(MEMORY)))
              .execute();
        });
  }

  /// Gives up what waits for another try and is offered no more; what was stored of it stays.
  void giveUp(long feed, Collection<String> offered) {
    db.useHandle(
        h ->
            h.createUpdate(
                    """
                    update feed_item
                    set state = case when article_id is null then 'dropped' else 'stored' end,
                      retry_at = null,
                      said = said || '; meanwhile the feed offers it no more'
                    where feed_id = :feed and state = 'pending' and not key = any(:keys)
                    """)
                .bind("feed", feed)
                .bindArray("keys", String.class, offered)
                .execute());
  }

  /// When the first of the items that wait for another try has its turn.
  Optional<Instant> firstRetry(long feed) {
    return db.withHandle(
        h ->
            h.createQuery(
                    """
                    select retry_at from feed_item
                    where feed_id = :feed and state = 'pending' order by retry_at limit 1
                    """)
                .bind("feed", feed)
                .map((row, context) -> Feeds.instant(row, "retry_at"))
                .findOne());
  }

  /// How many items there are of each state, over all feeds of a source.
  Map<FeedItem.State, Integer> counts(long source) {
    Map<FeedItem.State, Integer> counts = new LinkedHashMap<>();
    db.useHandle(
        h ->
            h.createQuery(
                    """
                    select feed_item.state, count(*) as items
                    from feed_item join feed on feed.id = feed_id
                    where source_id = :source group by feed_item.state
                    """)
                .bind("source", source)
                .map(
                    (row, context) ->
                        counts.put(
                            FeedItem.State.ofWord(row.getString("state")), row.getInt("items")))
                .list());
    return counts;
  }

  /// Why items went no further, most frequent first.
  List<Dropped> drops(long source) {
    return db.withHandle(
        h ->
            h.createQuery(
                    """
                    select feed_item.state, reason, said, count(*) as items, max(feed_item.name) as name
                    from feed_item join feed on feed.id = feed_id
                    where source_id = :source and feed_item.state in ('dropped', 'pending')
                    group by feed_item.state, reason, said
                    order by items desc, said limit 10
                    """)
                .bind("source", source)
                .map(
                    (row, context) ->
                        new Dropped(
                            FeedItem.State.ofWord(row.getString("state")),
                            String.valueOf(row.getString("said")),
                            row.getInt("items"),
                            row.getString("name")))
                .list());
  }

  /// Items that went no further for one reason.
  ///
  /// @param example the name of one of them
  record Dropped(FeedItem.State state, String said, int items, String example) {}

  private static FeedItem row(ResultSet row, Object context) throws SQLException {
    long article = row.getLong("article_id");
    Long id = row.wasNull() ? null : article;
    return new FeedItem(
        row.getString("key"),
        row.getString("hash"),
        FeedItem.State.ofWord(row.getString("state")),
        id,
        row.getString("name"),
        row.getString("reason"),
        row.getString("said"),
        row.getInt("tries"),
        Feeds.instant(row, "retry_at"),
        row.getBoolean("drafted"));
  }
}
