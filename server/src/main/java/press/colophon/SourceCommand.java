package press.colophon;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `colophon source`: the publications we take from.
@Command(
    name = "source",
    description = {
      "Sources: publications whose feeds are read, and what is done with what they send.",
      "A running server polls them by itself."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      SourceAddCommand.class,
      SourceListCommand.class,
      SourceShowCommand.class,
      SourceEditCommand.class,
      SourcePollCommand.class,
      SourcePauseCommand.class,
      SourceResumeCommand.class,
      SourceRemoveCommand.class,
      SourceImportCommand.class,
      SourceExportCommand.class,
      SourceDirectoryCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  ./colophon source add https://news.example.org",
      "  ./colophon source directory --language es --licence \"CC BY\"",
      "  ./colophon source add --from-directory GroundUp --trust publish",
      "  ./colophon source show groundup"
    })
final class SourceCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /// Without a command: the help.
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
