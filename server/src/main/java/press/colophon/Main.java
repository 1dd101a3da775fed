package press.colophon;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import press.colophon.platform.cli.PlainErrors;

/// The program: reads the command line and runs one command.
///
/// A new command is one class with picocli's `@Command` and one line in [#commands].
@Command(
    name = "colophon",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = VersionCommand.class,
    description = {
      "A publishing server for newsrooms that republish each other's work.",
      "",
      "@|bold First steps:|@",
      "  ./colophon demo --install   a publication on your screen, with sample articles",
      "  ./colophon init             write a configuration file to edit",
      "  ./colophon serve            serve your publication",
      ""
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "The launcher adds one more: @|bold test|@ runs every test (a developer's command).",
      "Help on one command: ./colophon COMMAND --help"
    })
public final class Main implements Runnable {
  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "After an error, print the stack trace too.")
  private boolean debug;

  @Spec private CommandSpec spec = CommandSpec.create();

  private Main() {}

  /// Every command, in the order of the help.
  private static List<Object> commands() {
    return List.of(
        new DemoCommand(),
        new ServeCommand(),
        new WorkCommand(),
        new ImportCommand(),
        new SourceCommand(),
        new StatusCommand(),
        new ReviewCommand(),
        new CorrectCommand(),
        new EditCommand(),
        new DeskCommand(),
        new EvidenceCommand(),
        new ProvenanceCommand(),
        new RightsCommand(),
        new RequestsCommand(),
        new LanguagesCommand(),
        new TranslateCommand(),
        new TranslationsCommand(),
        new MemoryCommand(),
        new GlossaryCommand(),
        new TermsCommand(),
        new ModelsCommand(),
        new InitCommand(),
        new VersionCommand(),
        new WarmUpCommand(),
        new CommandLine.HelpCommand());
  }

  /// Runs one command and ends the process with its exit code.
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    Main main = new Main();
    CommandLine line = new CommandLine(main);
    commands().forEach(line::addSubcommand);
    PlainErrors errors = new PlainErrors(() -> main.debug);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line.setExecutionExceptionHandler(errors).setParameterExceptionHandler(errors);
  }

  /// Without a command: the help.
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
