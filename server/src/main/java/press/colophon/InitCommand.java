package press.colophon;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import press.colophon.platform.cli.DataOption;
import press.colophon.platform.config.ConfigurationFile;
import press.colophon.platform.config.Settings;

/// `colophon init`: writes the commented configuration file, never over an existing one.
@Command(name = "init", description = "Write a commented configuration file into the data folder.")
final class InitCommand implements Callable<Integer> {
  @Mixin private DataOption where = new DataOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Path folder = where.folder(System.getenv());
    PrintWriter out = spec.commandLine().getOut();
    Path file = folder.resolve(Settings.FILE_NAME);
    if (ConfigurationFile.write(folder)) {
      out.println("Written: " + file + " - every setting with its default. Edit it, then start:");
      out.println("  ./colophon serve --data " + folder);
    } else {
      out.println(file + " is there already and was left as it is.");
    }
    return 0;
  }
}
