package press.colophon.platform.db;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// What PostgreSQL says, in a file that never grows beyond two megabytes with its predecessor, and
/// its last lines in memory to explain a failure with. Thread-safe.
final class PostgresLog {
  private static final long SIZE_LIMIT = 1_000_000;
  private static final int LINES_REMEMBERED = 40;

  private final Path file;
  private final Deque<String> recent = new ArrayDeque<>();

  PostgresLog(Path file) {
    this.file = file;
  }

  synchronized void add(String line) throws IOException {
    remember(line);
    rotate();
    try (BufferedWriter writer =
        Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      writer.append(line).append('\n');
    }
  }

  synchronized List<String> recent() {
    return List.copyOf(recent);
  }

  synchronized void forget() {
    recent.clear();
  }

  Path file() {
    return file;
  }

  private void remember(String line) {
    recent.addLast(line);
    if (recent.size() > LINES_REMEMBERED) {
      recent.removeFirst();
    }
  }

  private void rotate() throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(file);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    } else if (Files.size(file) > SIZE_LIMIT) {
      Path previous = file.resolveSibling(file.getFileName() + ".1");
      Files.move(file, previous, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
