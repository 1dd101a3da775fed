package press.colophon.translation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// Where Apertium lies on this machine, and how its pipelines are kept.
///
/// @param modesFolder folder of the mode files
/// @param programFolders folders searched for Apertium's programs, in order
/// @param answerTimeout how long one batch of sentences may take, starting included
/// @param idleTime after which an unused pipeline is closed
/// @param sentencesPerPipeline after how many sentences a pipeline is replaced
/// @param pipelinesPerMode how many pipelines of one mode may run side by side
public record ApertiumSettings(
    Path modesFolder,
    List<Path> programFolders,
    Duration answerTimeout,
    Duration idleTime,
    int sentencesPerPipeline,
    int pipelinesPerMode) {

  public ApertiumSettings {
    programFolders = List.copyOf(programFolders);
    if (answerTimeout.isNegative() || answerTimeout.isZero() || idleTime.isNegative()) {
      throw new IllegalArgumentException("Apertium's times must be positive");
    }
    if (sentencesPerPipeline < 1 || pipelinesPerMode < 1) {
      throw new IllegalArgumentException("Apertium needs at least one pipeline and one sentence");
    }
  }

  /// The places of Debian and Ubuntu, and of a build from source: the programs of the search path.
  public static ApertiumSettings defaults() {
    return new ApertiumSettings(
        Path.of("/usr/share/apertium/modes"),
        searchPath(System.getenv().getOrDefault("PATH", "/usr/bin:/usr/local/bin")),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5),
        5000,
        1);
  }

  /// The same with another folder of mode files.
  public ApertiumSettings withModesFolder(Path folder) {
    return new ApertiumSettings(
        folder, programFolders, answerTimeout, idleTime, sentencesPerPipeline, pipelinesPerMode);
  }

  /// The same with other times.
  public ApertiumSettings withTimes(Duration answer, Duration idle) {
    return new ApertiumSettings(
        modesFolder, programFolders, answer, idle, sentencesPerPipeline, pipelinesPerMode);
  }

  /// The same with other numbers.
  public ApertiumSettings withPipelines(int sentencesEach, int perMode) {
    return new ApertiumSettings(
        modesFolder, programFolders, answerTimeout, idleTime, sentencesEach, perMode);
  }

  private static List<Path> searchPath(String path) {
    return Arrays.stream(path.split(":", -1)).filter(f -> f.startsWith("/")).map(Path::of).toList();
  }
}
