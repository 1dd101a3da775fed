package press.colophon.translation.models;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import press.colophon.translation.NmtEngine;

/// The models of this machine as [NmtEngine] takes them, as they are whenever it asks. A model of
/// which cannot be read what it is keeps no other out; that is said once. Thread-safe.
public final class EngineModels implements Supplier<List<NmtEngine.Installed>> {
  private static final Logger LOG = LoggerFactory.getLogger(EngineModels.class);

  private final InstalledModels models;
  private final Set<String> said = ConcurrentHashMap.newKeySet();
  private volatile List<NmtEngine.Installed> known = List.of();

  public EngineModels(InstalledModels models) {
    this.models = models;
  }

  /// What is installed now; what was, while the folder cannot be read.
  @Override
  public List<NmtEngine.Installed> get() {
    try {
      known = models.readable(this::complain).stream().map(this::installed).toList();
    } catch (ModelsException e) {
      complain(e);
    }
    return known;
  }

  private NmtEngine.Installed installed(InstalledModel model) {
    return new NmtEngine.Installed(
        model.pair().source(),
        model.pair().target(),
        model.weights(),
        () -> models.find(model.pair()).orElse(model).folder());
  }

  private void complain(ModelsException problem) {
    String message = String.valueOf(problem.getMessage());
    if (said.add(message)) {
      LOG.warn("event=unreadable-model {}", message);
    }
  }
}
