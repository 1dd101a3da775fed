package press.colophon;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import press.colophon.platform.cli.ServeOptions;
import press.colophon.platform.config.Settings;

/// `colophon serve`: the publication, until Ctrl-C.
@Command(
    name = "serve",
    description = {
      "Serve the publication.",
      "Starts the PostgreSQL of the data folder, or uses the one given by --database; brings its"
          + " tables up to date; answers readers until Ctrl-C."
    })
final class ServeCommand implements Runnable {
  @Mixin private ServeOptions options = new ServeOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    Settings settings = options.settings();
    UntilStopped.requireFreePort(settings.server());
    try (Newspaper newspaper = Newspaper.open(settings)) {
      UntilStopped stop = UntilStopped.of(newspaper);
      stop.run(() -> say(newspaper.serve()));
      stop.awaitStop();
    }
  }

  private void say(int port) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("Serving at http://localhost:" + port + "/  (Ctrl-C stops it)");
    out.flush();
  }
}
