package press.colophon;

import java.time.Clock;
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

  private Settings settings() {
    Settings known = settings;
    if (known == null) {
      known = Settings.read(where.folder(System.getenv()), System.getenv(), Map.of());
      settings = known;
    }
    return known;
  }

  InstalledModels installed() {
    Settings all = settings();
    return new InstalledModels(all.models().folderIn(all.data()));
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
    ModelSource open(ModelsOptions options, boolean asked) {
      String given = from == null ? options.settings().models().registry() : from;
      return new ModelSources(
              options.installed(),
              DownloadLimits.defaults(),
              "colophon/" + VersionCommand.release(),
              Clock.systemUTC())
          .open(given, asked);
    }

    Choice choice(ModelsOptions options) {
      return new Choice(
          options.settings().models().prefer() == ModelSettings.Preference.TINY,
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
