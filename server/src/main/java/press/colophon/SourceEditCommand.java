package press.colophon;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import press.colophon.intake.source.Profile;
import press.colophon.intake.source.Source;

/// `colophon source edit`.
@Command(
    name = "edit",
    description = {
      "Change what is known of a source, and what is done with what it sends.",
      "It holds for what comes from now on; articles that are here stay as they are. An empty word"
          + " (--contact \"\") takes away what is there."
    },
    footer = {"", "Example:", "  ./colophon source edit harbour --trust publish --region Iceland"})
final class SourceEditCommand implements Runnable {
  @Parameters(paramLabel = "NAME", description = "Name or short name, or a beginning of it.")
  private String named = "";

  @Mixin private SourceAbout about = new SourceAbout();
  @Mixin private SourceOptions options = new SourceOptions();

  @Override
  public void run() {
    try (Newspaper newspaper = options.open()) {
      Source source = newspaper.sources().find(named);
      Profile profile = SourceAbout.quoting(newspaper, options, about.over(source.profile()));
      Source edited = newspaper.sources().edit(source, profile);
      options.say(newspaper.polling().story().of(edited).stripTrailing());
    }
  }
}
