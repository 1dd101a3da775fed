package press.colophon;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import press.colophon.intake.source.SourceLists;

/// `colophon source export`: all sources as OPML.
@Command(
    name = "export",
    description = "Print all sources as OPML 2: for another Colophon, or any reader of feeds.",
    footer = {"", "Example: ./colophon source export > sources.opml"})
final class SourceExportCommand implements Runnable {
  @Mixin private SourceOptions options = new SourceOptions();

  @Override
  public void run() {
    try (Newspaper newspaper = options.open()) {
      options.say(SourceLists.opml(newspaper.sources().all()).stripTrailing());
    }
  }
}
