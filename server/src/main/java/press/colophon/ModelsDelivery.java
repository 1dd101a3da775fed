package press.colophon;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Set;
import picocli.CommandLine;
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

/// Brings models to this machine, one after the other, and says how far it is.
final class ModelsDelivery {
  private final InstalledModels models;
  private final Choice choice;
  private final PrintWriter out;
  private final PrintWriter err;
  private final ModelCheck check = new EngineCheck();

  /// @param choice which of a pair's published models is taken
  /// @param line whose output is written to
  ModelsDelivery(InstalledModels models, Choice choice, CommandLine line) {
    this.models = models;
    this.choice = choice;
    this.out = line.getOut();
    this.err = line.getErr();
  }

  /// Installs the models of pairs, or brings them up to date. A pair that cannot be had keeps no
  /// other out.
  ///
  /// @return whether all are there now
  boolean bring(Set<Pair> pairs, Registry registry, ModelSource from) {
    try (ModelsLock _ = models.lock(this::sayThatWeWait)) {
      models.clean(pairs);
      return pairs.stream().filter(pair -> !add(pair, registry, from)).count() == 0;
    }
  }

  private void sayThatWeWait() {
    say("Another ./colophon models changes models now; waiting until it is ready ...");
  }

  private boolean add(Pair pair, Registry registry, ModelSource from) {
    try {
      ModelEntry entry = choice.best(registry, pair, from.name());
      if (isThere(pair, entry)) {
        say(pair + ": " + entry.architecture() + " is installed already, and whole.");
        return true;
      }
      say(
          "%s: %s from %s, licence %s"
              .formatted(pair, entry.architecture(), from.name(), entry.licence()));
      InstalledModel added =
          new AddModel(models, check, Clock.systemUTC()).run(entry, registry, from, progress());
      say(pair + ": installed, " + Bytes.shown(added.bytes()) + " in " + added.folder());
      return true;
    } catch (ModelsException e) {
      err.println(e.getMessage());
      err.flush();
      return false;
    }
  }

  private boolean isThere(Pair pair, ModelEntry entry) {
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
    return new ProgressPrinter(out, ProgressPrinter.isTerminal());
  }

  private void say(String sentence) {
    out.println(sentence);
    out.flush();
  }
}
