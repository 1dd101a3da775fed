package press.colophon;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import press.colophon.intake.OriginalFinder;
import press.colophon.intake.Taken;
import press.colophon.platform.cli.ServeOptions;
import press.colophon.platform.config.Settings;

/// `colophon demo`: a whole publication on the screen, with sample articles.
@Command(
    name = "demo",
    description = {
      "A publication with sample articles, and with anything named on the line.",
      "Run it again and it finds its data again; Ctrl-C stops everything."
    })
final class DemoCommand implements Runnable {
  static final Map<String, String> SAMPLE_SITE =
      Map.of("site.name", "The Lantern", "site.tagline", "Reporting worth passing on");
  private static final String LOG_LEVEL = "COLOPHON_LOG_LEVEL";

  @Parameters(arity = "0..*", paramLabel = "FILE|URL", description = "Pages to import as well.")
  private List<String> names = List.of();

  @Option(
      names = "--install",
      description = "First install what is missing from the distribution's packages.")
  @SuppressWarnings("UnusedVariable") // Done by the launcher; here for the help.
  private boolean install;

  @Mixin private ServeOptions options = new ServeOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    Settings settings = options.settingsOver("demo-data", SAMPLE_SITE);
    UntilStopped.requireFreePort(settings.server());
    sayOnlyWhatIsWrong();
    announce(settings.data());
    try (Newspaper newspaper = Newspaper.open(settings)) {
      UntilStopped stop = UntilStopped.of(newspaper);
      stop.run(() -> present(newspaper, settings.data()));
      stop.awaitStop();
    }
  }

  /// A line for each request is for those who run a site, unless they ask for it.
  private static void sayOnlyWhatIsWrong() {
    if (System.getenv(LOG_LEVEL) == null) {
      System.setProperty(LOG_LEVEL, "WARN");
    }
  }

  private void announce(Path data) {
    say(
        Files.exists(data.resolve("postgres"))
            ? "Opening " + data + " ..."
            : "Making " + data + ", with a database of its own (some seconds, only once) ...");
  }

  private void present(Newspaper newspaper, Path data) {
    String site = "http://localhost:" + newspaper.serve();
    List<String> stored = importAll(newspaper, data.resolve("sample"));
    say("");
    say("The publication is at  " + site + "/");
    stored.forEach(path -> say("  your article          " + site + "/" + path));
    say("  in other languages    " + site + "/fr  " + site + "/es  ...");
    say("  as a feed             " + site + "/feed.xml");
    say("  which languages       ./colophon languages");
    say("Ctrl-C stops it; the next ./colophon demo finds everything again.");
  }

  /// Imports the samples, then what was named; gives the paths of what was named.
  private List<String> importAll(Newspaper newspaper, Path folder) {
    List<Path> samples = Samples.unpackInto(folder);
    say("Importing " + samples.size() + " sample articles" + alsoNamed() + " ...");
    for (Path sample : samples) {
      take(newspaper, sample.toString())
          .ifPresent(taken -> Samples.edit(newspaper, sample, taken.receipt().article()));
    }
    List<String> stored = new ArrayList<>();
    for (String name : names) {
      take(newspaper, name)
          .filter(taken -> isShown(name, taken))
          .ifPresent(taken -> stored.add(taken.receipt().path()));
    }
    return stored;
  }

  private String alsoNamed() {
    return names.isEmpty() ? "" : " and " + String.join(", ", names);
  }

  private boolean isShown(String name, Taken.Stored taken) {
    if (!taken.missing().isEmpty()) {
      say(name + ": " + ImportCommand.said(taken));
    }
    return taken.missing().isEmpty();
  }

  private Optional<Taken.Stored> take(Newspaper newspaper, String name) {
    return switch (newspaper.originals().find(name)) {
      case OriginalFinder.Missing(String reason) -> missed(name, reason);
      case OriginalFinder.Here(var original) ->
          newspaper.intake().take(original).stream()
              .map(taken -> stored(name, taken))
              .flatMap(Optional::stream)
              .findFirst();
    };
  }

  private Optional<Taken.Stored> stored(String name, Taken taken) {
    return switch (taken) {
      case Taken.Stored stored -> Optional.of(stored);
      case Taken.Dropped dropped -> missed(name, dropped.drop().sentence());
      case Taken.Held held -> missed(name, "it is under embargo until " + held.until());
      case Taken.Proposed proposed -> missed(name, "it waits for review");
      case Taken.Withdrawn withdrawn -> missed(name, "its sender took it back");
    };
  }

  private Optional<Taken.Stored> missed(String name, String reason) {
    spec.commandLine().getErr().println(name + ": not imported: " + reason);
    spec.commandLine().getErr().flush();
    return Optional.empty();
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
