package press.colophon.platform.cli;

import java.io.PrintWriter;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import press.colophon.platform.PlainException;

/// Turns what goes wrong into a sentence on standard error and an exit code: 2 when the command
/// line is at fault, 1 for everything else. With `--debug` the stack trace follows.
public final class PlainErrors implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private final BooleanSupplier debug;

  /// @param debug whether to print stack traces too; asked when something has gone wrong
  public PlainErrors(BooleanSupplier debug) {
    this.debug = debug;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult line) {
    PrintWriter err = command.getErr();
    if (failure instanceof PlainException) {
      err.println(marked(command, failure.getMessage()));
    } else {
      err.println(marked(command, "Something went wrong inside Colophon: " + failure));
      if (!debug.getAsBoolean()) {
        err.println("Run the command again with --debug for the details a report needs.");
      }
    }
    if (debug.getAsBoolean()) {
      failure.printStackTrace(err);
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(marked(command, failure.getMessage()));
    UnmatchedArgumentException.printSuggestions(failure, err);
    err.println("Help: " + command.getCommandSpec().qualifiedName() + " --help");
    return CommandLine.ExitCode.USAGE;
  }

  private static String marked(CommandLine command, @Nullable String sentence) {
    return command.getColorScheme().errorText(String.valueOf(sentence)).toString();
  }
}
