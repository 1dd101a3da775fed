package press.colophon;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import press.colophon.translation.models.InstalledModels;
import press.colophon.translation.models.ModelsLock;
import press.colophon.translation.models.Pair;

/// `colophon models remove`: models off this machine.
@Command(
    name = "remove",
    description = "Delete installed models.",
    footer = {"", "Exit code: 0 removed, 1 some were not installed, 2 wrong usage."})
final class ModelsRemoveCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "PAIR", description = "Such as en-es.")
  private List<String> names = List.of();

  @Mixin private ModelsOptions options = new ModelsOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    List<Pair> pairs = names.stream().map(ModelsOptions::pair).toList();
    InstalledModels models = options.installed();
    try (ModelsLock _ = models.lock(() -> say("Waiting for another ./colophon models ..."))) {
      models.clean(Set.of());
      long missing = pairs.stream().filter(pair -> !remove(models, pair)).count();
      return missing == 0 ? 0 : 1;
    }
  }

  private boolean remove(InstalledModels models, Pair pair) {
    boolean removed = models.remove(pair);
    if (removed) {
      say(pair + ": removed.");
    } else {
      spec.commandLine().getErr().println(pair + " is not installed in " + models.folder() + ".");
    }
    return removed;
  }

  private void say(String sentence) {
    spec.commandLine().getOut().println(sentence);
    spec.commandLine().getOut().flush();
  }
}
