package press.colophon.translation;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The programs of one mode, running and waiting: sentences go in and come out one by one, each
/// ended by a NUL, which makes every program pass on what it holds.
///
/// For one thread at a time. Several sentences are in the pipeline at once, so the programs work
/// side by side; one thread writes while another reads, so no full pipe can stop both.
///
/// A program whose predecessor dies writes out what it holds and a NUL, as if all were well, so
/// only an answer that ends as its request did is one.
final class ApertiumPipeline {

  /// How an exchange ended, with the answers that came before that.
  sealed interface Outcome {
    List<String> answers();

    record Answered(List<String> answers) implements Outcome {}

    record Died(List<String> answers, String lastWords) implements Outcome {}

    record TimedOut(List<String> answers) implements Outcome {}
  }

  private static final int ERRORS_KEPT_BYTES = 64 * 1024;
  private static final int LAST_WORDS = 400;

  private final List<Process> processes;
  private final OutputStream in;
  private final InputStream out;
  private final Path errors;
  private int answered;

  private ApertiumPipeline(List<Process> processes, Path errors) {
    this.processes = processes;
    this.errors = errors;
    this.in = processes.getFirst().getOutputStream();
    this.out = new BufferedInputStream(processes.getLast().getInputStream(), 64 * 1024);
  }

  /// Starts a process for each stage. Must be called from a thread that lives as long as the
  /// pipeline may: the system ends the processes with the thread that started them.
  static ApertiumPipeline start(ApertiumMode mode, ApertiumPrograms programs) throws IOException {
    Path errors = Files.createTempFile("apertium", ".log");
    try {
      List<ProcessBuilder> builders = new ArrayList<>();
      for (List<String> stage : mode.stages()) {
        ProcessBuilder builder = new ProcessBuilder(programs.command(stage));
        ApertiumPrograms.speakUtf8(builder.environment());
        builder.redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
        builders.add(builder);
      }
      return new ApertiumPipeline(ProcessBuilder.startPipeline(builders), errors);
    } catch (IOException failed) {
      Files.deleteIfExists(errors);
      throw failed;
    }
  }

  /// Sends sentences and waits for the answers. After anything but [Outcome.Answered] the pipeline
  /// is of no more use and must be closed.
  Outcome exchange(List<String> requests, Duration timeout) {
    List<String> answers = new ArrayList<>();
    Thread writer = Thread.ofVirtual().start(() -> write(requests));
    Alarm alarm = new Alarm(timeout);
    try {
      while (answers.size() < requests.size()) {
        answers.add(read());
      }
      answered += answers.size();
      keepErrorsShort();
      return new Outcome.Answered(answers);
    } catch (IOException ended) {
      return alarm.rang() ? new Outcome.TimedOut(answers) : new Outcome.Died(answers, lastWords());
    } finally {
      alarm.stop();
      writer.interrupt();
    }
  }

  /// How many sentences it has answered.
  int answered() {
    return answered;
  }

  boolean isAlive() {
    return processes.stream().allMatch(Process::isAlive);
  }

  List<ProcessHandle> handles() {
    return processes.stream().map(Process::toHandle).toList();
  }

  void close() {
    kill();
    try {
      in.close();
    } catch (IOException alreadyGone) {
      // The program at the other end is dead: nothing is left to be flushed.
    }
    try {
      out.close();
      Files.deleteIfExists(errors);
    } catch (IOException leftBehind) {
      errors.toFile().deleteOnExit();
    }
  }

  private void kill() {
    processes.forEach(Process::destroyForcibly);
  }

  private void write(List<String> requests) {
    try {
      for (String request : requests) {
        in.write(request.getBytes(StandardCharsets.UTF_8));
        in.write(0);
      }
      in.flush();
    } catch (IOException brokenPipe) {
      // The reader meets the end of the stream and tells what happened.
    }
  }

  private String read() throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    for (int b = out.read(); b != 0; b = out.read()) {
      if (b < 0) {
        throw new IOException("the pipeline ended");
      }
      answer.write(b);
    }
    return whole(answer.toString(StandardCharsets.UTF_8));
  }

  private static String whole(String answer) throws IOException {
    if (!ApertiumStream.isWhole(answer)) {
      throw new IOException("the pipeline broke in the middle of an answer");
    }
    return answer;
  }

  private void keepErrorsShort() throws IOException {
    if (Files.exists(errors) && Files.size(errors) > ERRORS_KEPT_BYTES) {
      Files.write(errors, new byte[0]);
    }
  }

  private String lastWords() {
    try {
      String said = Files.readString(errors, StandardCharsets.ISO_8859_1).strip();
      return said.substring(Math.max(0, said.length() - LAST_WORDS));
    } catch (IOException unreadable) {
      return "";
    }
  }

  /// Ends the pipeline when an exchange takes too long; its reader then meets the end of the
  /// stream.
  private final class Alarm {
    private final Thread clock;
    private volatile boolean rang;

    private Alarm(Duration timeout) {
      clock = Thread.ofVirtual().start(() -> ring(timeout));
    }

    private void ring(Duration timeout) {
      try {
        Thread.sleep(timeout);
        rang = true;
        kill();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }

    private boolean rang() {
      return rang;
    }

    private void stop() {
      clock.interrupt();
    }
  }
}
