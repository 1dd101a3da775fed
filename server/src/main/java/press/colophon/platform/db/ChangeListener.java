package press.colophon.platform.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears what [Changes] announces and that new jobs wait, on a connection of its own.
///
/// After a lost connection it connects again and reports a gap, since notices in between are lost.
/// A connection that has been silent for some seconds is asked whether it still lives: a firewall
/// that forgets it would otherwise leave this process deaf without a word.
///
/// One thread of its own calls the hearers.
public final class ChangeListener implements AutoCloseable {
  /// The channel on which a waiting job is announced.
  public static final String JOBS_CHANNEL = "colophon_jobs";

  private static final Logger log = LoggerFactory.getLogger(ChangeListener.class);
  private static final int WAIT_MILLIS = 500;
  private static final int RETRY_MILLIS = 1000;
  private static final int SILENT_WAITS = 10;
  private static final int ANSWER_MILLIS = 3000;

  /// Opens a connection outside the pool.
  public interface Connector {
    Connection connect() throws SQLException;
  }

  private final Connector connector;
  private final Consumer<Set<String>> onChange;
  private final Runnable onJobs;
  private final Runnable onGap;
  private final Thread thread;
  private volatile boolean closed;

  public ChangeListener(
      Connector connector, Consumer<Set<String>> onChange, Runnable onJobs, Runnable onGap) {
    this.connector = connector;
    this.onChange = onChange;
    this.onJobs = onJobs;
    this.onGap = onGap;
    this.thread = Thread.ofPlatform().name("changes").daemon().unstarted(this::listen);
  }

  public void start() {
    thread.start();
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }

  private void listen() {
    while (!closed) {
      try (Connection connection = connector.connect()) {
        connection.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
        subscribe(connection);
        onGap.run();
        hear(connection);
      } catch (SQLException e) {
        if (!closed) {
          log.warn("event=listener-lost reason=\"{}\"", e.getMessage());
          pause();
        }
      } catch (RuntimeException e) {
        // A hearer that fails must not make this process deaf: connecting again reports a gap.
        log.error("event=hearer-failed", e);
        pause();
      }
    }
  }

  private static void subscribe(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("listen " + Changes.CHANNEL);
      statement.execute("listen " + JOBS_CHANNEL);
    }
  }

  private void hear(Connection connection) throws SQLException {
    PGConnection ear = connection.unwrap(PGConnection.class);
    int silent = 0;
    while (!closed) {
      PGNotification[] notices = ear.getNotifications(WAIT_MILLIS);
      if (notices != null && notices.length > 0) {
        silent = 0;
        List.of(notices).forEach(this::tell);
      } else if (++silent == SILENT_WAITS) {
        silent = 0;
        probe(connection);
      }
    }
  }

  private static void probe(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select 1");
    }
  }

  private void tell(PGNotification notice) {
    switch (notice.getName()) {
      case Changes.CHANNEL -> onChange.accept(Set.of(notice.getParameter().split("\n")));
      case JOBS_CHANNEL -> onJobs.run();
      default -> log.warn("event=unknown-notice channel={}", notice.getName());
    }
  }

  private static void pause() {
    try {
      Thread.sleep(RETRY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
