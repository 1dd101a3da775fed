package press.colophon.platform.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--data`, for every command that works on a data folder.
public final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder with configuration and database (default: data, or COLOPHON_DATA).")
  private @Nullable Path data;

  /// The folder named by the option, else by `COLOPHON_DATA`, else `data` in the working folder.
  public Path folder(Map<String, String> environment) {
    return data != null ? data : Path.of(environment.getOrDefault("COLOPHON_DATA", "data"));
  }
}
