package press.colophon;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import press.colophon.platform.PlainException;
import press.colophon.platform.config.Settings;
import press.colophon.platform.db.Database;
import press.colophon.translation.Engines;
import press.colophon.translation.catalogue.CatalogueTable;
import press.colophon.translation.catalogue.Figures;
import press.colophon.translation.models.InstalledModel;
import press.colophon.translation.models.ModelSource;
import press.colophon.translation.models.ModelsException;
import press.colophon.translation.models.Registry;
import press.colophon.translation.models.Stock;

/// `colophon languages`: what readers can read in, how good it is, and what would add more.
@Command(
    name = "languages",
    description = {
      "Show every language: the engine that leads there, or what to install; how good it is, and",
      "how many articles are translated, outdated, waiting for a translation or failed.",
      "",
      "chrF2 (0 to 100) is what ./colophon languages measure found for the engine and model that",
      "lead there now. Sizes with ~ are estimates."
    },
    subcommands = {
      LanguagesAddCommand.class,
      LanguagesRemoveCommand.class,
      LanguagesCheckCommand.class,
      LanguagesMeasureCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  ./colophon languages add fr de",
      "  ./colophon languages measure --flores DIR --to fr",
      "Running servers use a new language within seconds."
    })
final class LanguagesCommand implements Runnable {
  /// A registry that answers, but too slowly, is left.
  private static final int PATIENCE_SECONDS = 15;

  @Mixin private LanguagesOptions options = new LanguagesOptions();
  @Mixin private ModelsOptions.Source source = new ModelsOptions.Source();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    Settings settings = options.settings();
    // Before two threads would begin to log at the same time, of which SLF4J complains.
    var _ = LoggerFactory.getILoggerFactory();
    CompletableFuture<Registry> asked = ask(settings);
    Figures figures = figures(settings);
    Stock stock = new Stock(installed(), registry(asked), source.choice(settings));
    try (Engines engines = Newspaper.engines(settings, Clock.systemUTC())) {
      CatalogueTable table = new CatalogueTable(options.from(), engines, stock, figures);
      spec.commandLine().getOut().print(table.print(source.name(settings)));
      spec.commandLine().getOut().flush();
    }
  }

  private List<InstalledModel> installed() {
    return options
        .installed()
        .readable(problem -> options.complain(String.valueOf(problem.getMessage())));
  }

  /// Asked while the database is opened.
  private CompletableFuture<Registry> ask(Settings settings) {
    return CompletableFuture.supplyAsync(
            () -> {
              try (ModelSource from = source.glance(settings)) {
                return from.registry();
              }
            },
            task -> Thread.ofVirtual().name("registry").start(task))
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private @Nullable Registry registry(CompletableFuture<Registry> asked) {
    try {
      Registry registry = asked.join();
      if (!registry.remark().isEmpty()) {
        options.complain(registry.remark());
      }
      return registry;
    } catch (CompletionException e) {
      options.complain(
          "The registry of models could not be read, so what could be added is not shown: "
              + reason(e));
      return null;
    }
  }

  /// What is not a failure of the registry is ours, and is not hidden.
  private static String reason(CompletionException failure) {
    return switch (failure.getCause()) {
      case ModelsException e -> String.valueOf(e.getMessage());
      case UncheckedIOException e -> String.valueOf(e.getMessage());
      case TimeoutException _ -> "no answer within " + PATIENCE_SECONDS + " seconds.";
      case null, default -> throw failure;
    };
  }

  private @Nullable Figures figures(Settings settings) {
    if (!Database.exists(settings.data(), settings.database())) {
      options.complain(
          "There is no database in " + settings.data() + " yet, so nothing is counted.");
      return null;
    }
    try (Newspaper newspaper = Newspaper.openBeside(settings)) {
      return new Figures(
          newspaper.measurements().from(options.from()), newspaper.translations().coverage());
    } catch (PlainException e) {
      options.complain("Articles are not counted: " + e.getMessage());
      return null;
    }
  }
}
