package press.colophon;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import press.colophon.translation.models.InstalledModel;
import press.colophon.translation.models.LanguageFilter;
import press.colophon.translation.models.ModelSource;
import press.colophon.translation.models.ModelsException;
import press.colophon.translation.models.ModelsTable;
import press.colophon.translation.models.Registry;

/// `colophon models list`: what is installed, and what could be.
@Command(
    name = "list",
    description = {
      "Show installed models and those that can be added.",
      "* marks the one that add takes. Quality is as its makers published it; sizes with ~ are"
          + " estimates, because a registry states the size of the unpacked model only."
    })
final class ModelsListCommand implements Runnable {
  @Parameters(
      arity = "0..*",
      paramLabel = "LANGUAGE|PAIR",
      description = "Only these: es for Spanish from and to, en-es for one pair.")
  private List<String> only = List.of();

  @Option(names = "--installed", description = "Only installed models; asks no registry.")
  private boolean installedOnly;

  @Option(names = "--available", description = "Only models that are not installed.")
  private boolean availableOnly;

  @Mixin private ModelsOptions options = new ModelsOptions();
  @Mixin private ModelsOptions.Source source = new ModelsOptions.Source();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    LanguageFilter filter = LanguageFilter.of(only);
    List<InstalledModel> installed =
        options.installed().all().stream().filter(model -> filter.wants(model.pair())).toList();
    Optional<Registry> registry = installedOnly ? Optional.empty() : registry();
    ModelsTable table = new ModelsTable(source.choice(options.settings()));
    table.add(installed, registry.map(filter::of).orElse(null), !availableOnly);
    PrintWriter out = spec.commandLine().getOut();
    out.print(table.isEmpty() ? nothing(registry.orElse(null)) : table.print());
    registry.ifPresent(this::remarks);
    out.flush();
  }

  /// Without a registry there is still something to show.
  private Optional<Registry> registry() {
    try (ModelSource from = source.open(options.settings(), false)) {
      return Optional.of(from.registry());
    } catch (ModelsException e) {
      spec.commandLine()
          .getErr()
          .println(
              "The registry could not be read, so only installed models are shown: "
                  + e.getMessage()
                  + " A mirror, a folder or an archive can be named with --from or in colophon.conf"
                  + " (models.registry).");
      spec.commandLine().getErr().flush();
      return Optional.empty();
    }
  }

  private String nothing(@Nullable Registry registry) {
    String where = options.installed().folder().toString();
    return registry == null
        ? "No models are installed in " + where + ".\n"
        : "No models "
            + (only.isEmpty() ? "" : "for " + String.join(", ", only))
            + " were found.\n";
  }

  private void remarks(Registry registry) {
    PrintWriter err = spec.commandLine().getErr();
    if (!registry.remark().isEmpty()) {
      err.println(registry.remark());
    }
    if (only.isEmpty()) {
      registry.skipped().forEach(name -> err.println("Left out: " + name + "."));
    }
    err.flush();
  }
}
