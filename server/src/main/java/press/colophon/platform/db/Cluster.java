package press.colophon.platform.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The files of one PostgreSQL database, made once and then kept.
///
/// @param home the folder that holds the cluster and everything about it
record Cluster(Path home) {
  static final String USER = "colophon";
  static final String DATABASE = "colophon";

  /// Written into `postgresql.conf`, where the operator may change them later. Chosen for one
  /// machine that also runs the server: small shared memory, no just-in-time compilation of short
  /// queries.
  private static final Map<String, String> FIRST_SETTINGS =
      Map.of(
          "shared_buffers", "64MB",
          "max_connections", "100",
          "max_wal_size", "512MB",
          "huge_pages", "off",
          "jit", "off",
          "timezone", "UTC",
          "log_timezone", "UTC",
          "log_line_prefix", "%m [%p] ");

  /// PostgreSQL's data directory.
  Path folder() {
    return home.resolve("cluster");
  }

  boolean exists() {
    return Files.exists(folder().resolve("PG_VERSION"));
  }

  /// Makes the cluster beside its place and moves it there when whole, so that a start interrupted
  /// here begins again.
  void create(PostgresBinaries binaries, SystemUser user, String password) throws IOException {
    removeUnfinished();
    Path workshop = Files.createTempDirectory(home, "new-");
    Path passwordFile = workshop.resolve("password");
    Files.writeString(passwordFile, password);
    Files.setPosixFilePermissions(passwordFile, PosixFilePermissions.fromString("rw-------"));
    handOver(user, workshop, passwordFile);
    Path unfinished = workshop.resolve("cluster");
    run(user, initdb(binaries, unfinished, passwordFile), "");
    run(user, createDatabase(binaries, unfinished), "CREATE DATABASE " + DATABASE + "\n");
    run(user, sync(binaries, unfinished), "");
    Files.move(unfinished, folder(), StandardCopyOption.ATOMIC_MOVE);
    Folders.delete(workshop);
  }

  /// PostgreSQL reads only clusters of its own major version.
  void requireMajor(String major) throws IOException {
    String found = Files.readString(folder().resolve("PG_VERSION")).strip();
    if (!found.equals(major)) {
      throw new DatabaseException(
          "The database in "
              + folder()
              + " was written by PostgreSQL "
              + found
              + "; this Colophon brings PostgreSQL "
              + major
              + ", which cannot read it. Run the Colophon that wrote it, or move the data with"
              + " pg_dump as docs/operating.md says.");
    }
  }

  private void removeUnfinished() throws IOException {
    try (Stream<Path> entries = Files.list(home)) {
      for (Path entry : entries.toList()) {
        if (entry.getFileName().toString().startsWith("new-")) {
          Folders.delete(entry);
        }
      }
    }
  }

  private static void handOver(SystemUser user, Path... paths) throws IOException {
    var owner = user.owner();
    if (owner != null) {
      for (Path path : paths) {
        Files.setOwner(path, owner);
      }
    }
  }

  /// Collation by code point, built into PostgreSQL: an update of the system's C library cannot
  /// corrupt an index. Sorting for readers is done with ICU, in their language.
  private static List<String> initdb(PostgresBinaries binaries, Path folder, Path passwordFile) {
    List<String> command =
        new ArrayList<>(
            List.of(
                binaries.program("initdb"),
                "--pgdata=" + folder,
                "--username=" + USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions",
                "--no-sync"));
    FIRST_SETTINGS.forEach((name, value) -> command.add("--set=" + name + "=" + value));
    return command;
  }

  private static List<String> createDatabase(PostgresBinaries binaries, Path folder) {
    return List.of(
        binaries.program("postgres"), "--single", "-F", "-D", folder.toString(), "postgres");
  }

  /// One sync at the end instead of one per file.
  private static List<String> sync(PostgresBinaries binaries, Path folder) {
    boolean linux = System.getProperty("os.name").startsWith("Linux");
    return List.of(
        binaries.program("initdb"),
        "--pgdata=" + folder,
        "--sync-only",
        "--sync-method=" + (linux ? "syncfs" : "fsync"));
  }

  private void run(SystemUser user, List<String> program, String input) throws IOException {
    List<String> command = user.command(true, program);
    Commands.Outcome outcome = Commands.run(command, home, input);
    if (outcome.exitCode() != 0 || outcome.output().contains("ERROR:")) {
      throw Explanation.of(
          "The database could not be made in " + home, outcome.output().lines().toList());
    }
  }
}
