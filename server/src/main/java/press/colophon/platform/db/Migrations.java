package press.colophon.platform.db;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;

/// Brings the tables up to date from `NNNN-what-it-does.sql` files on the class path.
///
/// Flyway costs a noticeable part of a start even when it finds nothing to do. So after it has run,
/// the fingerprint of the files (names and checksums, from the table of contents of our own jar) is
/// kept in the database as the comment on Flyway's table, and a start that finds its own
/// fingerprint
/// there skips Flyway. A restored older database carries its older fingerprint with it.
///
/// @param folder a folder of the class path, such as `db`
record Migrations(String folder) {
  private static final String HISTORY = "flyway_schema_history";

  void apply(DataSource dataSource) {
    String fingerprint = fingerprint().orElse(null);
    if (fingerprint == null || !fingerprint.equals(applied(dataSource))) {
      migrate(dataSource);
      if (fingerprint != null) {
        remember(dataSource, fingerprint);
      }
    }
  }

  private void migrate(DataSource dataSource) {
    try {
      Flyway.configure()
          .dataSource(dataSource)
          .locations("classpath:" + folder)
          .failOnMissingLocations(false)
          .sqlMigrationPrefix("")
          .sqlMigrationSeparator("-")
          .placeholderReplacement(false)
          .ignoreMigrationPatterns(new String[0])
          .load()
          .migrate();
    } catch (FlywayValidateException e) {
      throw new DatabaseException(
          "The tables of the database are not those of this Colophon: either a newer Colophon has"
              + " used it, or a migration was changed after it ran. "
              + e.getMessage(),
          e);
    } catch (FlywayException e) {
      throw new DatabaseException(
          "The tables of the database could not be brought up to date: " + e.getMessage(), e);
    }
  }

  /// Empty when the files are not in a jar, as in tests: then Flyway looks every time.
  private Optional<String> fingerprint() {
    URL url = Migrations.class.getResource("/" + folder);
    try {
      if (url == null || !(url.openConnection() instanceof JarURLConnection connection)) {
        return Optional.empty();
      }
      return Optional.of(fingerprint(connection.getJarFile()));
    } catch (IOException e) {
      throw new DatabaseException(
          "Cannot read the migrations in " + url + ": " + e.getMessage(), e);
    }
  }

  private String fingerprint(JarFile jar) {
    return jar.stream()
        .filter(entry -> entry.getName().startsWith(folder + "/") && !entry.isDirectory())
        .map(entry -> entry.getName() + "=" + Long.toHexString(entry.getCrc()))
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static @Nullable String applied(DataSource dataSource) {
    String sql = "SELECT obj_description(to_regclass('" + HISTORY + "'), 'pg_class')";
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : null;
    } catch (SQLException e) {
      throw new DatabaseException("The database does not answer: " + e.getMessage(), e);
    }
  }

  private static void remember(DataSource dataSource, String fingerprint) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COMMENT ON TABLE " + HISTORY + " IS '" + fingerprint.replace("'", "''") + "'");
    } catch (SQLException e) {
      throw new DatabaseException("The database does not answer: " + e.getMessage(), e);
    }
  }
}
