package press.colophon.platform.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A number by which other processes see that this one lives: as long as it does, it holds an
/// advisory lock on it, over a connection of its own.
///
/// When the process is killed the system closes its connection, and the lock is gone within
/// milliseconds; when its machine or the network fails, after some 30 seconds. A connection that
/// was lost is opened again and the same number taken again; meanwhile others may think this
/// process dead, so whoever relies on a number must bear that two do the same for a moment.
///
/// Thread-safe.
public final class Presence implements AutoCloseable {
  /// Selects the `number` of everyone who is present.
  public static final String EVERYONE =
      """
      select cast(cast(objid as bigint) as int) as number from pg_locks
      where locktype = 'advisory' and granted and classid = 1129270351 and objsubid = 2
        and database = (select oid from pg_database where datname = current_database())
      """;

  /// Ours among all advisory locks: "COLO".
  private static final int ROOM = 1_129_270_351;

  private static final Logger LOG = LoggerFactory.getLogger(Presence.class);
  private static final long BEAT_MILLIS = 2_000;
  private static final int ANSWER_MILLIS = 10_000;

  private final ChangeListener.Connector connector;
  private final int number;
  private final Thread thread;
  private volatile boolean closed;
  private @Nullable Connection connection;

  private Presence(ChangeListener.Connector connector) throws SQLException {
    this.connector = connector;
    Connection first = connector.connect();
    this.number = ask(first, "select nextval('presence_number')");
    this.connection = first;
    hold(first);
    this.thread = Thread.ofPlatform().name("presence").daemon().start(this::stay);
  }

  /// Takes a number that nobody else has.
  ///
  /// @throws DatabaseException when there is no connection to be had
  public static Presence take(ChangeListener.Connector connector) {
    try {
      return new Presence(connector);
    } catch (SQLException e) {
      throw new DatabaseException("No connection to be present by: " + e.getMessage(), e);
    }
  }

  /// From 1; of this process only.
  public int number() {
    return number;
  }

  private void hold(Connection fresh) throws SQLException {
    try (Statement statement = fresh.createStatement()) {
      statement.execute("set tcp_keepalives_idle = 10");
      statement.execute("set tcp_keepalives_interval = 5");
      statement.execute("set tcp_keepalives_count = 4");
      statement.execute("select pg_advisory_lock(%d, %d)".formatted(ROOM, number));
    }
    fresh.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
  }

  private void stay() {
    while (!closed) {
      try {
        Thread.sleep(BEAT_MILLIS);
        beat();
      } catch (InterruptedException e) {
        return;
      } catch (SQLException e) {
        if (!closed) {
          LOG.warn("event=presence-lost number={} reason=\"{}\"", number, e.getMessage());
        }
        letGo();
      }
    }
  }

  private synchronized void beat() throws SQLException {
    if (closed) {
      return;
    }
    Connection known = connection;
    if (known == null) {
      Connection fresh = connector.connect();
      connection = fresh;
      hold(fresh);
    } else {
      ask(known, "select 1");
    }
  }

  private static int ask(Connection connection, String question) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      row.next();
      return row.getInt(1);
    }
  }

  private synchronized void letGo() {
    Connection known = connection;
    connection = null;
    if (known != null) {
      try {
        known.close();
      } catch (SQLException alreadyGone) {
        LOG.debug("event=presence-closed reason=\"{}\"", alreadyGone.getMessage());
      }
    }
  }

  /// From now on nobody holds the number.
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    letGo();
  }
}
