package press.colophon;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import press.colophon.platform.config.Settings;
import press.colophon.translation.models.ModelSource;
import press.colophon.translation.models.Pair;
import press.colophon.translation.models.Registry;

/// `colophon models add`: models from a registry onto this machine.
@Command(
    name = "add",
    description = {
      "Download and install models, or bring installed ones up to date.",
      "A model is installed whole or not at all; a download that was interrupted is continued."
    },
    footer = {"", "Exit code: 0 all are installed, 1 some could not be, 2 wrong usage."})
final class ModelsAddCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "PAIR",
      description = "From one language into another: en-es, es-en, en-zh-Hans.")
  private List<String> names = List.of();

  @Mixin private ModelsOptions options = new ModelsOptions();
  @Mixin private ModelsOptions.Source source = new ModelsOptions.Source();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Set<Pair> pairs = new LinkedHashSet<>(names.stream().map(ModelsOptions::pair).toList());
    Settings settings = options.settings();
    CommandLine line = spec.commandLine();
    try (ModelSource from = source.open(settings, true)) {
      Registry registry = from.registry();
      return new ModelsDelivery(options.installed(), source.choice(settings), line)
              .bring(pairs, registry, from)
          ? 0
          : 1;
    }
  }
}
