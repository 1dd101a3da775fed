package press.colophon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/// Colophon as a process of its own, for tests that kill it.
final class Child implements AutoCloseable {
  /// More on a machine that has much else to do.
  private static final Duration PATIENCE =
      Duration.ofSeconds(Long.getLong("colophon.patience", 60));

  private static final List<String> SMALL = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1");

  /// The script that starts what is installed, quicker than classes; it becomes that process.
  private static final @Nullable String LAUNCHER = System.getProperty("colophon.launcher");

  private final Process process;
  private final Path out;
  private final Path err;

  private Child(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  static Child start(String... arguments) {
    try {
      Path out = Files.createTempFile("colophon-child-", ".out");
      Path err = Files.createTempFile("colophon-child-", ".err");
      List<String> command = new ArrayList<>(LAUNCHER == null ? ofClasses() : List.of(LAUNCHER));
      command.addAll(List.of(arguments));
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().put("COLOPHON_JAVA_OPTS", String.join(" ", SMALL));
      return new Child(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Of the classes that the tests run with, which need not be packed.
  private static List<String> ofClasses() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SMALL);
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            "press.colophon.Main"));
    return command;
  }

  /// A data folder that the user PostgreSQL runs as may pass through.
  static Path dataFolder() {
    try {
      Path folder = Files.createTempDirectory("colophon-test-").toRealPath();
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
      return folder.resolve("data");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path data) {
    try (Stream<Path> paths = Files.walk(data.getParent())) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits for its end and gives its exit code.
  int exitCode() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds() * 3, TimeUnit.SECONDS)) {
        throw new AssertionError("it does not end; it said:\n" + out() + err());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// kill -9 of this one process.
  void kill() {
    process.destroyForcibly();
    exitCode();
  }

  /// kill -9 of this process and all that it started.
  void killAll() {
    List<ProcessHandle> all = process.descendants().toList();
    process.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    exitCode();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  String out() {
    return read(out);
  }

  String err() {
    return read(err);
  }

  void untilItSays(String text) {
    until(text, () -> out().contains(text));
  }

  void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (!isAlive() || System.nanoTime() > end) {
        Assertions.fail("waited in vain: " + what + "; it said:\n" + out() + err());
      }
      pause(20);
    }
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Asks it to stop, as Ctrl-C does.
  @Override
  public void close() {
    process.destroy();
    exitCode();
    try {
      Files.deleteIfExists(out);
      Files.deleteIfExists(err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
