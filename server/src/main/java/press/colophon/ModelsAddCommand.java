package press.colophon;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import press.colophon.platform.Bytes;
import press.colophon.platform.cli.ProgressPrinter;
import press.colophon.translation.models.AddModel;
import press.colophon.translation.models.CheckModel;
import press.colophon.translation.models.Choice;
import press.colophon.translation.models.EngineCheck;
import press.colophon.translation.models.InstalledModel;
import press.colophon.translation.models.InstalledModels;
import press.colophon.translation.models.ModelCheck;
import press.colophon.translation.models.ModelEntry;
import press.colophon.translation.models.ModelSource;
import press.colophon.translation.models.ModelsException;
import press.colophon.translation.models.ModelsLock;
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

  private final ModelCheck check = new EngineCheck();

  @Override
  public Integer call() {
    Set<Pair> pairs = new LinkedHashSet<>(names.stream().map(ModelsOptions::pair).toList());
    InstalledModels models = options.installed();
    try (ModelSource from = source.open(options, true);
        ModelsLock _ = models.lock(this::sayThatWeWait)) {
      models.clean(pairs);
      Registry registry = from.registry();
      long failures = pairs.stream().filter(pair -> !add(pair, models, registry, from)).count();
      return failures == 0 ? 0 : 1;
    }
  }

  private void sayThatWeWait() {
    say("Another ./colophon models changes models now; waiting until it is ready ...");
  }

  /// A pair that cannot be had must not keep the others out.
  private boolean add(Pair pair, InstalledModels models, Registry registry, ModelSource from) {
    Choice choice = source.choice(options);
    try {
      ModelEntry entry = choice.best(registry, pair, from.name());
      if (isThere(pair, models, entry)) {
        say(pair + ": " + entry.architecture() + " is installed already, and whole.");
        return true;
      }
      say(pair + ": " + entry.architecture() + " from " + from.name());
      InstalledModel added =
          new AddModel(models, check, Clock.systemUTC()).run(entry, registry, from, progress());
      say(pair + ": installed, " + Bytes.shown(added.bytes()) + " in " + added.folder());
      return true;
    } catch (ModelsException e) {
      spec.commandLine().getErr().println(e.getMessage());
      spec.commandLine().getErr().flush();
      return false;
    }
  }

  private boolean isThere(Pair pair, InstalledModels models, ModelEntry entry) {
    try {
      return models
          .find(pair)
          .filter(model -> model.isOf(entry))
          .filter(model -> new CheckModel(check).run(model).isEmpty())
          .isPresent();
    } catch (ModelsException e) {
      // What is said about it cannot be read: adding the model mends that.
      return false;
    }
  }

  private ProgressPrinter progress() {
    return new ProgressPrinter(spec.commandLine().getOut(), ProgressPrinter.isTerminal());
  }

  private void say(String sentence) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(sentence);
    out.flush();
  }
}
