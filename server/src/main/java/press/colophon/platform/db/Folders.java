package press.colophon.platform.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/// The folders of an embedded server: made so that the server's user can reach them, and removed.
final class Folders {
  private Folders() {}

  /// Makes what is missing. When root makes them, others may pass through (not look), because the
  /// server runs as someone else.
  static void make(Path folder, boolean passable) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.getParent();
    if (parent != null) {
      make(parent, passable);
    }
    Files.createDirectory(folder);
    Files.setPosixFilePermissions(
        folder, PosixFilePermissions.fromString(passable ? "rwx--x--x" : "rwx------"));
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
