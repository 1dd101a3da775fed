package press.colophon.platform.db;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/// A program that holds an embedded PostgreSQL and writes rows until it is killed, printing each
/// number only after the commit was acknowledged.
final class HeldDatabase {
  private HeldDatabase() {}

  /// Starts, writes, and never ends by itself.
  ///
  /// @param arguments data folder, folder for the programs
  public static void main(String[] arguments) throws SQLException, IOException {
    EmbeddedPostgres postgres =
        EmbeddedPostgres.start(
            new EmbeddedPostgres.Options(
                Path.of(arguments[0]), Path.of(arguments[1]), null, Map.of()));
    System.out.println("server " + postgres.pid());
    DatabaseAddress address = postgres.address();
    try (Connection connection =
        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password())) {
      write(connection);
    }
  }

  private static void write(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS kept (number int)");
      for (int number = 1; ; number++) {
        statement.execute("INSERT INTO kept VALUES (" + number + ")");
        System.out.println("row " + number);
      }
    }
  }
}
