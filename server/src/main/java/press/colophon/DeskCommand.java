package press.colophon;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import press.colophon.newsroom.Keys;
import press.colophon.platform.cli.ServeOptions;

/// `colophon desk`: the way to the editors' pages.
@Command(
    name = "desk",
    description = "Let an editor in: side-by-side pages of translations, to mend and approve.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example: ./colophon desk link --as \"Ida Brook\""})
final class DeskCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /// Without a command of its own: the help.
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      name = "link",
      description = {
        "Print a link that lets one person in, once, within fifteen minutes.",
        "What this person writes and approves bears the name."
      })
  int link(
      @Mixin ServeOptions options,
      @Option(names = "--as", paramLabel = "NAME", required = true, description = "The name.")
          String name) {
    if (name.isBlank()) {
      spec.commandLine().getErr().println("A name has letters: --as \"Ida Brook\".");
      return 2;
    }
    try (Newspaper newspaper = Newspaper.openBeside(options.settings())) {
      spec.commandLine()
          .getOut()
          .println(
              "%s/desk/enter?key=%s"
                  .formatted(newspaper.publicAddress(), newspaper.keys().link(name.strip())));
      spec.commandLine().getOut().flush();
      spec.commandLine()
          .getErr()
          .println("Good once, for %d minutes.".formatted(Keys.LINK.toMinutes()));
      return 0;
    }
  }
}
