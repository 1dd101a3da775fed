package press.colophon.intake.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The log of polls: the door to its table. Thread-safe.
final class Polls {
  /// So many entries are kept of each feed.
  private static final int KEPT = 50;

  private final Jdbi db;

  Polls(Jdbi db) {
    this.db = db;
  }

  /// Adds a poll, or counts it to the last one where it brought the same, in the caller's
  /// transaction.
  void keep(Handle h, long feed, Poll poll) {
    if (!isRepeated(h, feed, poll)) {
      add(h, feed, poll);
      prune(h, feed);
    }
  }

  private static boolean isRepeated(Handle h, long feed, Poll poll) {
    return h.createUpdate(
                """
                update poll set ended_at = :ended, times = times + 1
                where id = (select max(id) from poll where feed_id = :feed)
                  and outcome = :word and said = :said and outcome <> 'read'
                """)
            .bind("ended", Feeds.time(poll.endedAt()))
            .bind("feed", feed)
            .bind("word", poll.outcome().word())
            .bind("said", poll.said())
            .execute()
        > 0;
  }

  private static void add(Handle h, long feed, Poll poll) {
    h.createUpdate(
            """
            insert into poll (feed_id, began_at, ended_at, times, outcome, said, taken, dropped)
            values (:feed, :began, :ended, :times, :word, :said, :taken, :dropped)
            """)
        .bind("feed", feed)
        .bind("times", poll.times())
        .bind("said", poll.said())
        .bind("taken", poll.taken())
        .bind("dropped", poll.dropped())
        .bind("began", Feeds.time(poll.beganAt()))
        .bind("ended", Feeds.time(poll.endedAt()))
        .bind("word", poll.outcome().word())
        .execute();
  }

  private static void prune(Handle h, long feed) {
    h.execute(
        """
        delete from poll where feed_id = ? and id <= (
          select id from poll where feed_id = ? order by id desc offset ? limit 1)
        """,
        feed,
        feed,
        KEPT);
  }

  /// The last ones of a feed, the latest first.
  List<Poll> last(long feed, int most) {
    return db.withHandle(
        h ->
            h.createQuery("select * from poll where feed_id = :feed order by id desc limit :most")
                .bind("feed", feed)
                .bind("most", most)
                .map(Polls::row)
                .list());
  }

  private static Poll row(ResultSet row, Object context) throws SQLException {
    Instant began = Feeds.instant(row, "began_at");
    Instant ended = Feeds.instant(row, "ended_at");
    return new Poll(
        began == null ? Instant.EPOCH : began,
        ended == null ? Instant.EPOCH : ended,
        row.getInt("times"),
        Poll.Outcome.ofWord(row.getString("outcome")),
        row.getString("said"),
        row.getInt("taken"),
        row.getInt("dropped"));
  }
}
