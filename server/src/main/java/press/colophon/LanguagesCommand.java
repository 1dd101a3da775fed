package press.colophon;

import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import press.colophon.platform.cli.ServeOptions;
import press.colophon.platform.config.Settings;
import press.colophon.translation.Engines;
import press.colophon.translation.Language;
import press.colophon.translation.Languages;
import press.colophon.translation.LanguagesTable;

/// `colophon languages`: what readers can read in, and what would add more.
@Command(
    name = "languages",
    description = "Show every language: the engine that leads there, or what to install.")
final class LanguagesCommand implements Runnable {
  @Mixin private ServeOptions options = new ServeOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    Settings settings = options.settings();
    try (Engines engines = Newspaper.engines(settings, Clock.systemUTC())) {
      spec.commandLine()
          .getOut()
          .print(
              new LanguagesTable(engines)
                  .print(Languages.find(settings.site().language()).orElse(Language.ENGLISH)));
      spec.commandLine().getOut().flush();
    }
  }
}
