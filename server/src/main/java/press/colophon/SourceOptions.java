package press.colophon;

import java.io.PrintWriter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import press.colophon.platform.cli.ServeOptions;

/// What the commands of `colophon source` share: the publication, beside a running server, and
/// where to print.
final class SourceOptions {
  @Mixin private ServeOptions options = new ServeOptions();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  Newspaper open() {
    return Newspaper.openBeside(options.settings());
  }

  void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  void complain(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }
}
