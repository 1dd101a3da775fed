package press.colophon;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import press.colophon.platform.cli.ServeOptions;
import press.colophon.platform.config.Settings;

/// `colophon work`: translates for a server, until Ctrl-C.
@Command(
    name = "work",
    description = {
      "Translate what the publication's queue holds, beside its server or on another machine.",
      "Joins the database given by --database, or that of the server which runs on the data",
      "folder; uses the engines and models of this machine; serves no pages. As many such",
      "processes as you like share the queue. Ctrl-C or SIGTERM stops it; what it was at is left",
      "to the others, and what was done of it stays."
    },
    footer = {
      "",
      "Example: ./colophon work --database postgresql://colophon:secret@db.example/colophon"
    })
final class WorkCommand implements Runnable {
  @Mixin private ServeOptions options = new ServeOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    Settings settings = options.settings();
    try (Newspaper newspaper = Newspaper.join(settings)) {
      UntilStopped stop = UntilStopped.of(newspaper);
      stop.run(
          () -> {
            newspaper.work();
            say(newspaper, settings);
          });
      stop.awaitStop();
    }
  }

  private void say(Newspaper newspaper, Settings settings) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "Translating for %s: %d at a time, into %d languages from %s  (Ctrl-C stops it)"
            .formatted(
                settings.site().name(),
                newspaper.translationsAtOnce(),
                newspaper.languagesFromOwn(),
                settings.site().language()));
    out.flush();
  }
}
