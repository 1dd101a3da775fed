package press.colophon.platform.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import press.colophon.platform.config.Settings;

/// The options of every command that opens the publication, and the settings they lead to.
///
/// ```java
/// @Mixin private ServeOptions options = new ServeOptions();
/// ...
/// Settings settings = options.settings();
/// ```
public final class ServeOptions {
  @Mixin private DataOption where = new DataOption();

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "External PostgreSQL: postgresql://user:password@host/name.")
  private @Nullable String database;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port of the web server (default: 8080).")
  private @Nullable String port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "Address to listen on (default: localhost).")
  private @Nullable String host;

  /// Reads the configuration: the file in the data folder, the environment, then these options.
  public Settings settings() {
    return settings(System.getenv());
  }

  Settings settings(Map<String, String> environment) {
    return Settings.read(where.folder(environment), environment, given());
  }

  /// The same for a command that brings a folder and values of its own: they hold until the folder
  /// has a configuration file.
  public Settings settingsOver(String folder, Map<String, String> values) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.putIfAbsent("COLOPHON_DATA", folder);
    Path data = where.folder(environment);
    Map<String, String> options = new LinkedHashMap<>();
    if (!Files.exists(data.resolve(Settings.FILE_NAME))) {
      options.putAll(values);
    }
    options.putAll(given());
    return Settings.read(data, environment, options);
  }

  private Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    put(given, "database.url", database);
    put(given, "server.port", port);
    put(given, "server.host", host);
    return given;
  }

  private static void put(Map<String, String> given, String key, @Nullable String value) {
    if (value != null) {
      given.put(key, value);
    }
  }
}
