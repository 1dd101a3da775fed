package press.colophon;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import press.colophon.platform.Bytes;
import press.colophon.translation.models.CheckModel;
import press.colophon.translation.models.EngineCheck;
import press.colophon.translation.models.InstalledModel;
import press.colophon.translation.models.InstalledModels;
import press.colophon.translation.models.ModelsException;
import press.colophon.translation.models.Pair;

/// `colophon models check`: are the files still what they were?
@Command(
    name = "check",
    description = {
      "Check that installed models are still what they were.",
      "Compares each file with the SHA-256 taken at installation, and has the translation engine"
          + " look at them."
    },
    footer = {"", "Exit code: 0 all in order, 1 something is wrong, 2 wrong usage."})
final class ModelsCheckCommand implements Callable<Integer> {
  @Parameters(arity = "0..*", paramLabel = "PAIR", description = "Such as en-es; none: all.")
  private List<String> names = List.of();

  @Mixin private ModelsOptions options = new ModelsOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    InstalledModels models = options.installed();
    List<InstalledModel> wanted = names.isEmpty() ? models.all() : named(models);
    if (wanted.isEmpty()) {
      spec.commandLine().getOut().println("No models are installed in " + models.folder() + ".");
    }
    long wrong = wanted.stream().filter(model -> !isInOrder(model)).count();
    return wrong == 0 ? 0 : 1;
  }

  private List<InstalledModel> named(InstalledModels models) {
    return names.stream().map(ModelsOptions::pair).map(pair -> find(models, pair)).toList();
  }

  private static InstalledModel find(InstalledModels models, Pair pair) {
    return models
        .find(pair)
        .orElseThrow(
            () -> new ModelsException(pair + " is not installed in " + models.folder() + "."));
  }

  private boolean isInOrder(InstalledModel model) {
    PrintWriter out = spec.commandLine().getOut();
    List<String> problems = new CheckModel(new EngineCheck()).run(model);
    String name = model.pair() + " (" + model.architecture() + ")";
    if (problems.isEmpty()) {
      out.println(
          "%s: %d files, %s, in order"
              .formatted(name, model.files().size(), Bytes.shown(model.bytes())));
    } else {
      problems.forEach(problem -> out.println(name + ": " + problem));
      out.println(name + ": add it again to mend it: ./colophon models add " + model.pair());
    }
    out.flush();
    return problems.isEmpty();
  }
}
