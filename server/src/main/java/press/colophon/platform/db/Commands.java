package press.colophon.platform.db;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Runs short programs of the system and of PostgreSQL to their end.
final class Commands {
  /// What a program printed, both streams, and how it ended.
  record Outcome(int exitCode, String output) {}

  private Commands() {}

  /// Whether the search path has such a program.
  static boolean exist(String name) {
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    return Arrays.stream(path.split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  /// The output of a program that succeeds; empty when it fails or does not exist.
  static Optional<String> output(List<String> command) {
    try {
      Outcome outcome = run(command, Path.of("/"), "");
      return outcome.exitCode() == 0 ? Optional.of(outcome.output().strip()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static Outcome run(List<String> command, Path folder, String input) throws IOException {
    Process process = builder(command, folder).redirectErrorStream(true).start();
    try {
      process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      byte[] output = process.getInputStream().readAllBytes();
      return new Outcome(process.waitFor(), new String(output, StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseException("Interrupted while " + command.getFirst() + " was running.", e);
    }
  }

  /// A process in a folder every user may enter, in an environment that says nothing about another
  /// PostgreSQL and makes messages and times the same everywhere.
  static ProcessBuilder builder(List<String> command, Path folder) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("TZ", "UTC");
    return builder;
  }
}
