package press.colophon.platform.db;

import java.util.List;
import java.util.Optional;

/// Says in plain words why PostgreSQL failed, from the last lines it printed.
final class Explanation {
  private Explanation() {}

  static DatabaseException of(String whatFailed, List<String> lines) {
    return new DatabaseException(whatFailed + ": " + reason(lines));
  }

  static boolean says(List<String> lines, String words) {
    return lines.stream().anyMatch(line -> line.contains(words));
  }

  private static String reason(List<String> lines) {
    if (says(lines, "No space left on device")) {
      return "the disk is full. Free some space and start again; what was stored is safe.";
    }
    if (says(lines, "Permission denied")) {
      return "permission denied. " + last(lines, "ermission denied").orElse("");
    }
    return last(lines, "FATAL:")
        .or(() -> last(lines, "PANIC:"))
        .or(() -> last(lines, "rror:"))
        .or(() -> last(lines, "ERROR:"))
        .or(() -> last(lines, ""))
        .orElse("it ended without saying why.");
  }

  private static Optional<String> last(List<String> lines, String words) {
    return lines.stream().filter(line -> line.contains(words)).reduce((first, second) -> second);
  }
}
