package press.colophon.platform.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a running PostgreSQL writes about itself into its cluster, `postmaster.pid`; after a crash,
/// what it wrote last.
///
/// @param ready whether it takes connections
record PidFile(Path file, long pid, boolean ready) {
  /// The line numbers are PostgreSQL's own, from its `pidfile.h`.
  private static final int STATUS_LINE = 7;

  static Optional<PidFile> in(Path cluster) {
    Path file = cluster.resolve("postmaster.pid");
    try {
      return parse(file, Files.readAllLines(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new DatabaseException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static Optional<PidFile> parse(Path file, List<String> lines) {
    // PostgreSQL creates the file empty and then fills it: such a moment is not an error.
    if (lines.isEmpty() || !lines.getFirst().strip().matches("-?\\d{1,18}")) {
      return Optional.empty();
    }
    long pid = Math.abs(Long.parseLong(lines.getFirst().strip()));
    boolean ready = lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
    return Optional.of(new PidFile(file, pid, ready));
  }

  /// The living PostgreSQL that serves this cluster. A number taken over by some other program
  /// since the file was written does not count.
  Optional<ProcessHandle> server() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::servesThisCluster);
  }

  private boolean servesThisCluster(ProcessHandle process) {
    String commandLine = process.info().commandLine().orElse("");
    return commandLine.contains("postgres") && commandLine.contains("-D " + file.getParent());
  }

  void remove() throws IOException {
    Files.deleteIfExists(file);
  }
}
