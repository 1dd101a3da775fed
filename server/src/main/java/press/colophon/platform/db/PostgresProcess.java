package press.colophon.platform.db;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL server as our direct child.
///
/// One platform thread starts it, copies what it says into the log and reaps it. The thread lives
/// as long as the server because the kernel ties the death signal to the *thread* that made the
/// child
/// (prctl(2), PR_SET_PDEATHSIG): started from a thread that ends early, the server would end too.
final class PostgresProcess {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresProcess.class);
  private static final Duration FAST_STOP = Duration.ofSeconds(60);
  private static final Duration IMMEDIATE_STOP = Duration.ofSeconds(10);

  private final Process process;
  private final Thread keeper;

  private PostgresProcess(Process process, Thread keeper) {
    this.process = process;
    this.keeper = keeper;
  }

  static PostgresProcess start(List<String> command, Path folder, PostgresLog log)
      throws IOException {
    CompletableFuture<Process> started = new CompletableFuture<>();
    Thread keeper =
        Thread.ofPlatform()
            .daemon()
            .name("postgres-keeper")
            .start(() -> keep(Commands.builder(command, folder), log, started));
    try {
      return new PostgresProcess(started.join(), keeper);
    } catch (CompletionException e) {
      throw new IOException(e.getCause());
    }
  }

  private static void keep(
      ProcessBuilder builder, PostgresLog log, CompletableFuture<Process> started) {
    try {
      Process process = builder.redirectErrorStream(true).start();
      started.complete(process);
      process.getOutputStream().close();
      copy(process, log);
      process.waitFor();
    } catch (IOException e) {
      if (!started.completeExceptionally(e)) {
        LOG.warn("event=postgres-log-lost reason=\"{}\"", e.getMessage());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Goes on reading when the log cannot be written (a full disk): a full pipe would stop the
  /// server.
  private static void copy(Process process, PostgresLog log) throws IOException {
    boolean lost = false;
    try (BufferedReader lines = process.inputReader()) {
      for (String line; (line = lines.readLine()) != null; ) {
        try {
          log.add(line);
        } catch (IOException e) {
          if (!lost) {
            LOG.warn("event=postgres-log-lost reason=\"{}\"", e.getMessage());
          }
          lost = true;
        }
      }
    }
  }

  /// Runs `then` when the server has ended, for whatever reason.
  void onEnd(Runnable then) {
    var _ = process.onExit().thenRun(then);
  }

  long pid() {
    return process.pid();
  }

  /// Waits until the server takes connections; recovery after a crash may take its time.
  ///
  /// @return false when the server ended instead
  boolean awaitReady(Path cluster) {
    while (process.isAlive()) {
      if (PidFile.in(cluster).filter(file -> file.ready() && file.pid() == pid()).isPresent()) {
        return true;
      }
      pause(Duration.ofMillis(4));
    }
    awaitLastWords();
    return false;
  }

  private void awaitLastWords() {
    try {
      keeper.join(Duration.ofSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void stop() {
    stop(process.toHandle());
    awaitLastWords();
  }

  /// Asks for a fast shutdown (transactions are rolled back, everything is written), then insists.
  static void stop(ProcessHandle server) {
    if (!stops(server, "INT", FAST_STOP) && !stops(server, "QUIT", IMMEDIATE_STOP)) {
      server.destroyForcibly();
    }
  }

  private static boolean stops(ProcessHandle server, String signal, Duration patience) {
    // Java itself can only send TERM, which to PostgreSQL means: wait until all clients have left.
    Commands.output(List.of("sh", "-c", "kill -" + signal + " " + server.pid()));
    long deadline = System.nanoTime() + patience.toNanos();
    while (server.isAlive() && System.nanoTime() < deadline) {
      pause(Duration.ofMillis(5));
    }
    return !server.isAlive();
  }

  static void pause(Duration time) {
    try {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseException("Interrupted while waiting for PostgreSQL.", e);
    }
  }
}
