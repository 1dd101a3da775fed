package press.colophon;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import press.colophon.platform.cli.DataOption;
import press.colophon.platform.config.ModelSettings;
import press.colophon.platform.config.Settings;
import press.colophon.platform.download.DownloadLimits;
import press.colophon.translation.models.Architecture;
import press.colophon.translation.models.Choice;
import press.colophon.translation.models.InstalledModels;
import press.colophon.translation.models.ModelSource;
import press.colophon.translation.models.ModelSources;
import press.colophon.translation.models.ModelsException;
import press.colophon.translation.models.Pair;

/// What the commands of `colophon models` share: the folder of models, and reading what was typed.
final class ModelsOptions {
  @Mixin private DataOption where = new DataOption();

  private @Nullable Settings settings;

  Settings settings() {
    Settings known = settings;
    if (known == null) {
      known = Settings.read(where.folder(System.getenv()), System.getenv(), Map.of());
      settings = known;
    }
    return known;
  }

  /// The settings for a command that may be given the database.
  ///
  /// @param database its address; null for that of the configuration
  Settings settings(@Nullable String database) {
    Map<String, String> given = database == null ? Map.of() : Map.of("database.url", database);
    return Settings.read(where.folder(System.getenv()), System.getenv(), given);
  }

  InstalledModels installed() {
    return installed(settings());
  }

  static InstalledModels installed(Settings settings) {
    return new InstalledModels(settings.models().folderIn(settings.data()));
  }

  static Pair pair(String text) {
    return Pair.parse(text)
        .orElseThrow(
            () ->
                new ModelsException(
                    "\"" + text + "\" is not a pair of languages such as en-es or zh-Hans-en."));
  }

  /// Where models come from, and which are taken.
  static final class Source {
    /// Of which somebody who waits for an answer gets a third: five seconds.
    private static final DownloadLimits GLANCE =
        new DownloadLimits(Duration.ofSeconds(15), 15_000, 1, Duration.ofSeconds(1), 5);

    @Option(
        names = "--from",
        paramLabel = "URL|PATH",
        description = {
          "Registry or mirror, folder or archive (.zip, .tar, .tar.gz) to take models from.",
          "Default: the setting models.registry, which is Mozilla's public registry."
        })
    private @Nullable String from;

    @Option(
        names = "--architecture",
        paramLabel = "NAME",
        description = "Only this size: tiny, base-memory or base.")
    private @Nullable String architecture;

    @Option(names = "--all-statuses", description = "Take models that were never released, too.")
    private boolean allStatuses;

    /// @param asked whether a registry read within the last hour will not do
    ModelSource open(Settings settings, boolean asked) {
      return open(settings, asked, DownloadLimits.defaults());
    }

    /// For somebody who wants something else and sees the registry besides: gives up soon.
    ModelSource glance(Settings settings) {
      return open(settings, false, GLANCE);
    }

    private ModelSource open(Settings settings, boolean asked, DownloadLimits limits) {
      return new ModelSources(
              installed(settings),
              limits,
              "colophon/" + VersionCommand.release(),
              Clock.systemUTC())
          .open(name(settings), asked);
    }

    /// The place, as the administrator wrote it.
    String name(Settings settings) {
      return from == null ? settings.models().registry() : from;
    }

    Choice choice(Settings settings) {
      return new Choice(
          settings.models().prefer() == ModelSettings.Preference.TINY,
          allStatuses,
          architecture == null ? null : architecture(architecture));
    }

    private static Architecture architecture(String name) {
      return Architecture.find(name)
          .orElseThrow(
              () ->
                  new ModelsException(
                      "There is no architecture \""
                          + name
                          + "\"; there are tiny, base-memory and base."));
    }
  }
}
