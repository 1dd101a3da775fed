package press.colophon.intake.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import press.colophon.platform.jobs.Jobs;

/// Subscriptions to hubs, and what hubs have delivered: the door to these tables. Thread-safe.
final class Subscriptions {
  /// So many deliveries of one feed wait at most; a poll reads what is left out.
  private static final int WAITING = 20;

  private final Jdbi db;
  private final Jobs jobs;

  Subscriptions(Jdbi db, Jobs jobs) {
    this.db = db;
    this.jobs = jobs;
  }

  Optional<Subscription> of(long feed) {
    return find("feed_id", feed);
  }

  Optional<Subscription> withToken(String token) {
    return find("token", token);
  }

  private Optional<Subscription> find(String column, Object value) {
    return db.withHandle(
        h ->
            h.createQuery("select * from subscription where " + column + " = :value")
                .bind("value", value)
                .map(Subscriptions::row)
                .findOne());
  }

  /// Remembers what is asked, before the hub hears of it.
  void asked(Subscription subscription) {
    db.useHandle(
        h ->
            h.createUpdate(
                    """
                    insert into subscription
                      (feed_id, token, hub, topic, secret, state, said, asked_at,
                       lease_seconds, ends_at)
                    values (:feed, :token, :hub, :topic, :secret, :stateWord, :said, :asked,
                      :leaseSeconds, :ends)
                    on conflict (feed_id) do update
                    set token = excluded.token, hub = excluded.hub, topic = excluded.topic,
                      secret = excluded.secret, state = excluded.state, said = excluded.said,
                      asked_at = excluded.asked_at, lease_seconds = excluded.lease_seconds,
                      ends_at = excluded.ends_at
                    """)
                .bind("feed", subscription.feed())
                .bind("token", subscription.token())
                .bind("hub", subscription.hub())
                .bind("topic", subscription.topic())
                .bind("secret", subscription.secret())
                .bind("said", subscription.said())
                .bind("stateWord", subscription.state().word())
                .bind("asked", Feeds.time(subscription.askedAt()))
                .bind(
                    "leaseSeconds",
                    subscription.lease() == null ? null : subscription.lease().toSeconds())
                .bind("ends", Feeds.time(subscription.endsAt()))
                .execute());
  }

  void confirmed(Subscription subscription, Duration lease, Instant now) {
    db.useHandle(
        h ->
            h.createUpdate(
                    """
                    update subscription set state = 'active', said = null,
                      lease_seconds = :seconds, ends_at = :ends
                    where token = :token
                    """)
                .bind("seconds", lease.toSeconds())
                .bind("ends", Feeds.time(now.plus(lease)))
                .bind("token", subscription.token())
                .execute());
  }

  void denied(Subscription subscription, String said) {
    db.useHandle(
        h ->
            h.createUpdate(
                    """
                    update subscription set state = 'denied', said = :said, ends_at = null
                    where token = :token
                    """)
                .bind("said", said)
                .bind("token", subscription.token())
                .execute());
  }

  /// What a hub has sent.
  @SuppressWarnings("ArrayRecordComponent") // The body is handed on once and never compared.
  record Delivery(long id, byte[] body, Instant arrivedAt) {}

  /// Keeps what a hub has sent and orders its reading, in one transaction: what is acknowledged is
  /// not lost.
  void delivered(Feed feed, byte[] body, Instant now) {
    db.useTransaction(
        h -> {
          h.createUpdate(
                  """
                  insert into delivery (feed_id, body, arrived_at)
                  select :feed, :body, :now
                  where (select count(*) from delivery where feed_id = :feed) < :most
                  """)
              .bind("feed", feed.id())
              .bind("body", body)
              .bind("now", Feeds.time(now))
              .bind("most", WAITING)
              .execute();
          order(h, feed, now);
        });
  }

  private void order(Handle h, Feed feed, Instant now) {
    jobs.enqueueAt(h, PollFeed.KIND, Long.toString(feed.id()), new PollFeed.Order(feed.id()), now);
  }

  /// What waits to be read, the oldest first.
  List<Delivery> deliveries(long feed) {
    return db.withHandle(
        h ->
            h.createQuery("select * from delivery where feed_id = :feed order by id")
                .bind("feed", feed)
                .map(
                    (row, context) -> {
                      Instant at = Feeds.instant(row, "arrived_at");
                      return new Delivery(
                          row.getLong("id"), row.getBytes("body"), at == null ? Instant.EPOCH : at);
                    })
                .list());
  }

  void read(Handle h, Delivery delivery) {
    h.execute("delete from delivery where id = ?", delivery.id());
  }

  private static Subscription row(ResultSet row, Object context) throws SQLException {
    long lease = row.getLong("lease_seconds");
    boolean unconfirmed = row.wasNull();
    Instant asked = Feeds.instant(row, "asked_at");
    return new Subscription(
        row.getLong("feed_id"),
        row.getString("token"),
        row.getString("hub"),
        row.getString("topic"),
        row.getString("secret"),
        Subscription.State.ofWord(row.getString("state")),
        row.getString("said"),
        asked == null ? Instant.EPOCH : asked,
        unconfirmed ? null : Duration.ofSeconds(lease),
        Feeds.instant(row, "ends_at"));
  }
}
