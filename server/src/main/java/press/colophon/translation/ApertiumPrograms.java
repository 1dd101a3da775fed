package press.colophon.translation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Apertium's programs and mode files as they are installed on this machine.
final class ApertiumPrograms {

  private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)+");
  private static final int PATIENCE_SECONDS = 10;

  private final ApertiumSettings settings;

  ApertiumPrograms(ApertiumSettings settings) {
    this.settings = settings;
  }

  /// Whether a mode can run: its file, every program and every data file of it are there.
  boolean canRun(String mode) {
    Path file = file(mode);
    if (!Files.isReadable(file) || find("apertium-wblank-mode").isEmpty()) {
      return false;
    }
    try {
      ApertiumMode parsed = ApertiumMode.parse(Files.readString(file));
      return parsed.programs().stream().allMatch(program -> find(program).isPresent())
          && parsed.files().stream().allMatch(data -> Files.isReadable(Path.of(data)));
    } catch (IOException | IllegalArgumentException unreadable) {
      return false;
    }
  }

  /// The mode with null-flush in every stage and the two stages that carry word-bound blanks.
  ApertiumMode load(String mode) {
    return ApertiumMode.parse(
        output(List.of(path("apertium-wblank-mode"), "-z", file(mode).toString())));
  }

  /// The mode's analyser alone: what its dictionary knows about words.
  ApertiumMode loadAnalyser(String mode) {
    return new ApertiumMode(List.of(load(mode).stages().getFirst()));
  }

  /// Apertium's version, empty when it is not installed or does not say.
  String version() {
    if (find("apertium").isEmpty()) {
      return "";
    }
    try {
      Matcher version = VERSION.matcher(output(List.of(path("apertium"), "-V")));
      return version.find() ? version.group() : "";
    } catch (EngineException.NotStarted silent) {
      return "";
    }
  }

  /// One stage's command as it is run: the program's full path; where the system can, out of reach
  /// of Ctrl-C at our terminal, which would spoil the translation under way, and bound to end when
  /// we do.
  List<String> command(List<String> stage) {
    List<String> command = new ArrayList<>();
    find("setsid").ifPresent(setsid -> command.add(setsid.toString()));
    find("setpriv")
        .ifPresent(
            setpriv -> command.addAll(List.of(setpriv.toString(), "--pdeathsig", "KILL", "--")));
    command.add(path(stage.getFirst()));
    command.addAll(stage.subList(1, stage.size()));
    return command;
  }

  /// The environment without which Apertium spoils everything but ASCII.
  static void speakUtf8(Map<String, String> environment) {
    environment.keySet().removeIf(name -> name.startsWith("LC_"));
    environment.put("LC_ALL", "C.UTF-8");
  }

  private Path file(String mode) {
    return settings.modesFolder().resolve(mode + ".mode");
  }

  private String path(String program) {
    return find(program).map(Path::toString).orElse(program);
  }

  private Optional<Path> find(String program) {
    return settings.programFolders().stream()
        .map(folder -> folder.resolve(program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static String output(List<String> command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      speakUtf8(builder.environment());
      Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException("no success from " + String.join(" ", command));
      }
      return output;
    } catch (IOException failed) {
      throw new EngineException.NotStarted(
          "Apertium did not start: " + failed.getMessage(), new UncheckedIOException(failed));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new EngineException.NotStarted("Interrupted while starting Apertium", interrupted);
    }
  }
}
