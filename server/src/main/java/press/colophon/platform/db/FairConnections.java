package press.colophon.platform.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;

/// Lends connections in the order of asking.
///
/// The pool itself lets a newcomer take a connection that has just come back, past those who wait;
/// with many virtual threads before few connections some then wait for seconds. A fair semaphore in
/// front makes the queue one.
final class FairConnections implements ConnectionFactory {
  private static final int PATIENCE_SECONDS = 30;

  private final DataSource pool;
  private final Semaphore turns;

  FairConnections(DataSource pool, int atOnce) {
    this.pool = pool;
    this.turns = new Semaphore(atOnce, true);
  }

  @Override
  public Connection openConnection() throws SQLException {
    awaitTurn();
    try {
      return pool.getConnection();
    } catch (SQLException | RuntimeException e) {
      turns.release();
      throw e;
    }
  }

  @Override
  public void closeConnection(Connection connection) throws SQLException {
    try {
      connection.close();
    } finally {
      turns.release();
    }
  }

  private void awaitTurn() throws SQLException {
    try {
      if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new SQLException(
            "no database connection became free within " + PATIENCE_SECONDS + " seconds");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while waiting for a database connection", e);
    }
  }
}
