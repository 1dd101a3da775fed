package press.colophon;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import press.colophon.intake.source.Source;

/// A command of `colophon source` about one source, which is named on the command line.
abstract class NamedSourceCommand implements Runnable {
  @Parameters(paramLabel = "NAME", description = "Name or short name, or a beginning of it.")
  private String name = "";

  @Mixin private SourceOptions options = new SourceOptions();

  @Override
  public final void run() {
    try (Newspaper newspaper = options.open()) {
      options.say(done(newspaper, newspaper.sources().find(name)));
    }
  }

  /// Does it, and returns what to say.
  abstract String done(Newspaper newspaper, Source source);
}
