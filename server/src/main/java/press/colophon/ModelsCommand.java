package press.colophon;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `colophon models`: the neural models of this machine.
@Command(
    name = "models",
    description = {
      "Neural translation models: list, add, remove and check them.",
      "The models are Mozilla's, made for Firefox, under the MPL-2.0. After the download all"
          + " translating happens on this machine."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ModelsListCommand.class,
      ModelsAddCommand.class,
      ModelsRemoveCommand.class,
      ModelsCheckCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  ./colophon models list es                what there is for Spanish",
      "  ./colophon models add en-es es-en        English to Spanish and back",
      "  ./colophon models add en-es --from /media/stick/models.tar",
      "Running servers use a new model within seconds."
    })
final class ModelsCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /// Without a command: the help.
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
