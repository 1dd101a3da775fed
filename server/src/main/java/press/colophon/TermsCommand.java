package press.colophon;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `colophon terms`: what newsrooms say about the use of their articles.
@Command(
    name = "terms",
    description = "Read what a newsroom says about the use of its articles.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = TermsReadCommand.class,
    footer = {"", "Example:", "  ./colophon terms read https://example.org/republish"})
final class TermsCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /// Without a command of its own: the help.
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
