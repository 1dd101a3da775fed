package press.colophon.platform.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A fresh, migrated database for a test class, in a real PostgreSQL shared by the whole test run.
///
/// ```java
/// @RegisterExtension static final TestDatabase database = new TestDatabase();
/// ```
///
/// or, without JUnit's help, `try (TestDatabase database = TestDatabase.open()) { ... }`. Databases
/// are copies of a template that was migrated once, which takes some tens of milliseconds. The
/// server
/// keeps its promises to readers but not to disks: nothing here outlives the run.
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback, AutoCloseable {
  private static final int CONNECTIONS = 12;
  private static final AtomicInteger COUNT = new AtomicInteger();

  private Database database;
  private DatabaseAddress address;

  /// For `@RegisterExtension`; JUnit opens and closes it.
  public TestDatabase() {}

  /// An open one, for the caller to close.
  public static TestDatabase open() {
    TestDatabase opened = new TestDatabase();
    opened.database = opened.create();
    return opened;
  }

  /// The address of a database without any table, for tests of migrations; it is never removed.
  static DatabaseAddress bare() {
    String name = "bare_" + COUNT.incrementAndGet();
    Server.INSTANCE.execute("create database " + name + " template template0");
    return Server.INSTANCE.address(name);
  }

  /// The door to SQL.
  public Jdbi jdbi() {
    return database.jdbi();
  }

  /// For code that wants connections.
  public DataSource dataSource() {
    return database.dataSource();
  }

  /// As the newspaper sees it. Closed with this object, not by the test.
  public Database database() {
    return database;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    database = create();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  @Override
  public void close() {
    database.close();
  }

  /// How another pool, or another process, connects to it.
  public DatabaseAddress address() {
    return address;
  }

  private Database create() {
    String name = "test_" + COUNT.incrementAndGet();
    Server.INSTANCE.execute("CREATE DATABASE " + name + " TEMPLATE " + Cluster.DATABASE);
    address = Server.INSTANCE.address(name);
    return Database.open(null, address, CONNECTIONS, "db");
  }

  /// The folder in which every run on this machine finds the unpacked programs again.
  static Path binaries() {
    Path folder =
        Path.of(
            System.getProperty("java.io.tmpdir"),
            "colophon-test-" + System.getProperty("user.name"));
    try {
      Folders.make(folder, true);
      if (Files.getOwner(folder).getName().equals(System.getProperty("user.name"))) {
        return folder;
      }
      return temporaryFolder();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A folder that other users may pass through: for root, PostgreSQL runs as one of them.
  static Path temporaryFolder() throws IOException {
    Path folder = Files.createTempDirectory("colophon-test-").toRealPath();
    return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
  }

  /// Started by the first test that needs it, stopped and removed when the run ends.
  private static final class Server {
    static final Server INSTANCE = new Server();

    private final Path data;
    private final EmbeddedPostgres postgres;

    private Server() {
      try {
        data = temporaryFolder();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Map<String, String> careless =
          Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off");
      postgres =
          EmbeddedPostgres.start(new EmbeddedPostgres.Options(data, binaries(), null, careless));
      Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
      Database.open(null, postgres.address(), CONNECTIONS, "db").close();
    }

    DatabaseAddress address(String name) {
      DatabaseAddress template = postgres.address();
      String url = template.jdbcUrl();
      return new DatabaseAddress(
          url.substring(0, url.lastIndexOf('/') + 1) + name, template.user(), template.password());
    }

    void execute(String sql) {
      DatabaseAddress address = address("postgres");
      Jdbi.create(address.jdbcUrl(), address.user(), address.password())
          .useHandle(handle -> handle.execute(sql));
    }

    private void stop() {
      postgres.close();
      try {
        Folders.delete(data);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
