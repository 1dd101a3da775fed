package press.colophon.platform.db;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import press.colophon.platform.RandomText;

/// The PostgreSQL that comes with Colophon: a real server with fsync on, a child of this process,
/// listening on loopback only, its files under `postgres/` in the data folder.
///
/// ```java
/// try (EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of("data"), null)) {
///   DatabaseAddress address = postgres.address();
/// }
/// ```
///
/// When this process is killed the server gets a signal from the kernel (Linux) and shuts down; a
/// server that survives all the same is recognised and stopped by the next start. Closing is
/// thread-safe and may be repeated.
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  /// Within the data folder.
  static final String FOLDER = "postgres";

  private static final int ATTEMPTS = 40;
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(250);

  /// What differs between the newspaper and the tests.
  ///
  /// @param data the data folder; the server's files go into its `postgres`
  /// @param binaries where the programs are unpacked
  /// @param systemUser for root only: the user to run as; null chooses one
  /// @param parameters settings of PostgreSQL for this run, over its configuration file
  record Options(
      Path data, Path binaries, @Nullable String systemUser, Map<String, String> parameters) {}

  private final FolderLock lock;
  private final PostgresProcess process;
  private final DatabaseAddress address;
  private volatile boolean closed;

  private EmbeddedPostgres(FolderLock lock, PostgresProcess process, DatabaseAddress address) {
    this.lock = lock;
    this.process = process;
    this.address = address;
  }

  /// Starts the server of a data folder, making the folder and the database when missing. Returns
  /// when it takes connections.
  ///
  /// @param systemUser when we are root: the user to run as; null chooses one
  /// @throws DatabaseException when it cannot, with the reason and what to do
  public static EmbeddedPostgres start(Path data, @Nullable String systemUser) {
    return start(new Options(data, data.resolve(FOLDER), systemUser, Map.of()));
  }

  /// How to connect to the server that another Colophon runs on this data folder now, if one does.
  static Optional<DatabaseAddress> running(Path data) {
    Path folder = data.resolve(FOLDER).toAbsolutePath();
    if (!FolderLock.isHeld(folder)) {
      return Optional.empty();
    }
    try {
      return Optional.of(address(folder, Port.read(folder.resolve("port"))));
    } catch (IOException e) {
      throw new DatabaseException(
          "The Colophon on the data folder " + data + " is still starting; try again in a moment.",
          e);
    }
  }

  static EmbeddedPostgres start(Options options) {
    Path folder = prepare(options);
    FolderLock lock = FolderLock.take(folder);
    try {
      return new Start(options, folder, lock).run();
    } catch (IOException e) {
      lock.close();
      throw new DatabaseException("PostgreSQL could not be started in " + folder + ": " + e, e);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static Path prepare(Options options) {
    Path folder = options.data.resolve(FOLDER).toAbsolutePath();
    try {
      Folders.make(folder, SystemUser.weAreRoot());
      Folders.make(options.binaries.toAbsolutePath(), SystemUser.weAreRoot());
      // PostgreSQL and the process table name the real path; ours must compare equal to theirs.
      return folder.toRealPath();
    } catch (IOException e) {
      throw new DatabaseException("Cannot use the data folder " + options.data + ": " + e, e);
    }
  }

  private static DatabaseAddress address(Path folder, int port) throws IOException {
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + Cluster.DATABASE;
    String password = Files.readString(folder.resolve("password")).strip();
    return new DatabaseAddress(url, Cluster.USER, password);
  }

  /// How to connect to the newspaper's database.
  public DatabaseAddress address() {
    return address;
  }

  /// The process id of the server.
  public long pid() {
    return process.pid();
  }

  /// Runs `then` if the server ends before it is closed: killed, or ended by a fault of its own.
  public void whenLost(Runnable then) {
    process.onEnd(
        () -> {
          if (!closed) {
            then.run();
          }
        });
  }

  /// Shuts the server down in order: open transactions are rolled back, everything is on disk.
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      process.stop();
      lock.close();
    }
  }

  /// One start, step by step.
  private static final class Start {
    private final Options options;
    private final Path folder;
    private final FolderLock lock;
    private final Cluster cluster;
    private final PostgresLog log;
    private final PostgresBinaries binaries;
    private final SystemUser user;

    Start(Options options, Path folder, FolderLock lock) throws IOException {
      this.options = options;
      this.folder = folder;
      this.lock = lock;
      this.cluster = new Cluster(folder);
      this.log = new PostgresLog(folder.resolve("postgresql.log"));
      this.binaries = PostgresBinaries.unpackedIn(options.binaries.toRealPath());
      this.user = SystemUser.choose(options.data, cluster, options.systemUser, this::works);
    }

    /// Whether the candidate can pass through to our folder and start the programs.
    private boolean works(SystemUser candidate) {
      List<String> question =
          List.of(
              "sh",
              "-c",
              "test -x \"$1\" && \"$0\" --version",
              binaries.program("postgres"),
              folder.toString());
      return Commands.output(candidate.command(false, question)).isPresent();
    }

    EmbeddedPostgres run() throws IOException {
      if (!cluster.exists()) {
        cluster.create(binaries, user, newPassword());
      }
      cluster.requireMajor(binaries.major());
      stopSurvivor();
      int port = Port.keptIn(folder.resolve("port"));
      PostgresProcess process = launch(port);
      return new EmbeddedPostgres(lock, process, address(folder, port));
    }

    private String newPassword() throws IOException {
      String password = RandomText.hex(new SecureRandom(), 24);
      Path file = folder.resolve("password");
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, password);
      return password;
    }

    /// The lock on the folder is ours, so a server that still runs on it lost its Colophon.
    private void stopSurvivor() throws IOException {
      PidFile file = PidFile.in(cluster.folder()).orElse(null);
      if (file == null) {
        return;
      }
      ProcessHandle survivor = file.server().orElse(null);
      if (survivor == null) {
        file.remove();
      } else {
        LOG.info("event=postgres-survivor-stopped pid={}", survivor.pid());
        PostgresProcess.stop(survivor);
      }
    }

    /// Tries again while processes of a killed server are still letting go of its memory.
    private PostgresProcess launch(int port) throws IOException {
      for (int attempt = 1; ; attempt++) {
        log.forget();
        PostgresProcess process = PostgresProcess.start(command(port), folder, log);
        if (process.awaitReady(cluster.folder())) {
          return process;
        }
        boolean lettingGo = Explanation.says(log.recent(), "pre-existing shared memory block");
        if (!lettingGo || attempt == ATTEMPTS) {
          throw Explanation.of(
              "PostgreSQL did not start (its log: " + log.file() + ")", log.recent());
        }
        PostgresProcess.pause(BETWEEN_ATTEMPTS);
      }
    }

    private List<String> command(int port) {
      List<String> program =
          new ArrayList<>(List.of(binaries.program("postgres"), "-D", cluster.folder().toString()));
      Map<String, String> fixed =
          Map.of(
              "listen_addresses", "127.0.0.1",
              "port", Integer.toString(port),
              "unix_socket_directories", "",
              "logging_collector", "off",
              "log_destination", "stderr",
              "cluster_name", "colophon");
      fixed.forEach((name, value) -> program.addAll(List.of("-c", name + "=" + value)));
      options.parameters.forEach(
          (name, value) -> program.addAll(List.of("-c", name + "=" + value)));
      return user.command(true, program);
    }
  }

  /// The port the server listens on: the same at every start while it is free, so that an
  /// operator's notes and a monitor stay right.
  private static final class Port {
    private Port() {}

    static int keptIn(Path file) throws IOException {
      int kept = read(file);
      if (kept > 0 && isFree(kept)) {
        return kept;
      }
      try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        Files.writeString(file, any.getLocalPort() + "\n");
        return any.getLocalPort();
      }
    }

    private static int read(Path file) throws IOException {
      String text = Files.exists(file) ? Files.readString(file).strip() : "";
      return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    }

    private static boolean isFree(int port) {
      try (ServerSocket socket = new ServerSocket()) {
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return true;
      } catch (IOException | IllegalArgumentException e) {
        return false;
      }
    }
  }
}
