package press.colophon.platform.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.config.DatabaseSettings;

/// The newspaper's database, open and migrated.
///
/// ```java
/// try (Database database = Database.open(settings.data(), settings.database())) {
///   database.jdbi().useHandle(handle -> handle.execute("SELECT 1"));
/// }
/// ```
///
/// Thread-safe. Waiting for a connection is first come, first served: see [FairConnections].
public final class Database implements AutoCloseable {
  private static final String MIGRATIONS = "db";

  /// Connections left to libraries that take them from [#dataSource], such as the job queue.
  private static final int OUTSIDE_JDBI = 3;

  private static final Duration PATIENCE_WITH_GUESTS = Duration.ofMinutes(10);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private final @Nullable EmbeddedPostgres embedded;
  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final DatabaseAddress address;

  /// Whether others may have joined the embedded server that only this command runs.
  private boolean hasGuests;

  private Database(
      @Nullable EmbeddedPostgres embedded,
      DatabaseAddress address,
      HikariDataSource pool,
      int forJdbi) {
    this.embedded = embedded;
    this.address = address;
    this.pool = pool;
    this.jdbi = Jdbi.create(new FairConnections(pool, forJdbi)).installPlugin(new PostgresPlugin());
  }

  /// Opens what the settings name: the external database, or the embedded one of the data folder.
  public static Database open(Path data, DatabaseSettings settings) {
    String url = settings.url();
    if (url != null) {
      return open(null, DatabaseAddress.parse(url), settings.connections(), MIGRATIONS);
    }
    EmbeddedPostgres embedded = EmbeddedPostgres.start(data, settings.systemUser());
    try {
      return open(embedded, embedded.address(), settings.connections(), MIGRATIONS);
    } catch (RuntimeException e) {
      embedded.close();
      throw e;
    }
  }

  /// The same, but where another Colophon runs the embedded database of the data folder now, that
  /// one is used: for commands that work beside a running server.
  public static Database openOrJoin(Path data, DatabaseSettings settings) {
    if (settings.url() != null) {
      return open(data, settings);
    }
    return EmbeddedPostgres.running(data)
        .map(address -> open(null, address, settings.connections(), MIGRATIONS))
        .orElseGet(() -> openForGuests(data, settings));
  }

  /// The same, but the embedded database must be running: for those who only help a server.
  ///
  /// @throws DatabaseException when no server runs on the data folder
  public static Database join(Path data, DatabaseSettings settings) {
    if (settings.url() != null) {
      return open(data, settings);
    }
    return EmbeddedPostgres.running(data)
        .map(address -> open(null, address, settings.connections(), MIGRATIONS))
        .orElseThrow(
            () ->
                new DatabaseException(
                    "No server runs on the data folder %s. Start ./colophon serve first, or name the database with --database."
                        .formatted(data)));
  }

  /// A command that comes while this one runs joins its server, which must not end before it.
  private static Database openForGuests(Path data, DatabaseSettings settings) {
    Database opened = open(data, settings);
    opened.hasGuests = true;
    return opened;
  }

  /// Whether there is a database already: an external one counts, the embedded one once it was
  /// made.
  public static boolean exists(Path data, DatabaseSettings settings) {
    return settings.url() != null || Files.isDirectory(data.resolve(EmbeddedPostgres.FOLDER));
  }

  static Database open(
      @Nullable EmbeddedPostgres embedded,
      DatabaseAddress address,
      int connections,
      String migrations) {
    HikariDataSource pool = pool(address, connections);
    try {
      new Migrations(migrations).apply(pool);
      return new Database(embedded, address, pool, connections - OUTSIDE_JDBI);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  /// The door to SQL for every capability.
  public Jdbi jdbi() {
    return jdbi;
  }

  /// For libraries that bring their own SQL, such as the job queue.
  public DataSource dataSource() {
    return pool;
  }

  /// A connection outside the pool, for whoever keeps one for good.
  public Connection connect() throws SQLException {
    return address.user().isEmpty()
        ? DriverManager.getConnection(address.jdbcUrl())
        : DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
  }

  /// Runs `then` if the embedded server ends before it is closed; an external one is not watched.
  public void whenLost(Runnable then) {
    if (embedded != null) {
      embedded.whenLost(then);
    }
  }

  /// Gives the connections back, then stops the embedded server if there is one.
  @Override
  public void close() {
    pool.close();
    if (embedded != null) {
      if (hasGuests) {
        awaitGuests();
      }
      embedded.close();
    }
  }

  private void awaitGuests() {
    long deadline = System.nanoTime() + PATIENCE_WITH_GUESTS.toNanos();
    try (Connection connection = connect()) {
      while (guests(connection) > 0 && System.nanoTime() < deadline) {
        PostgresProcess.pause(BETWEEN_LOOKS);
      }
    } catch (SQLException serverIsGone) {
      // Then nobody is served by it any more.
    }
  }

  private static int guests(Connection connection) throws SQLException {
    String sql =
        """
        select count(*) from pg_stat_activity
        where backend_type = 'client backend' and pid <> pg_backend_pid()
        """;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static HikariDataSource pool(DatabaseAddress address, int connections) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("colophon");
    config.setJdbcUrl(address.jdbcUrl());
    if (!address.user().isEmpty()) {
      config.setUsername(address.user());
      config.setPassword(address.password());
    }
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.setIdleTimeout(Duration.ofMinutes(1).toMillis());
    config.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
    config.addDataSourceProperty("ApplicationName", "colophon");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    try {
      return new HikariDataSource(config);
    } catch (HikariPool.PoolInitializationException e) {
      throw unreachable(address, e);
    }
  }

  private static DatabaseException unreachable(DatabaseAddress address, RuntimeException failure) {
    Throwable root = failure;
    while (root.getCause() != null && !(root instanceof SQLException)) {
      root = root.getCause();
    }
    return new DatabaseException(
        "The database at " + address + " cannot be opened: " + root.getMessage(), failure);
  }
}
