package press.colophon.translation.models;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.Bytes;

/// The models that are on this machine, and those that a registry would give it.
///
/// @param registry null when it could not be read
/// @param choice which of a pair's published models would be taken
public record Stock(List<InstalledModel> installed, @Nullable Registry registry, Choice choice) {

  public Stock {
    installed = List.copyOf(installed);
  }

  /// Whether a pair is on this machine.
  public boolean isHere(Pair pair) {
    return here(pair).isPresent();
  }

  /// Whether a pair is on this machine or can be had.
  public boolean has(Pair pair) {
    return isHere(pair) || published(pair).isPresent();
  }

  /// About how many bytes would come over the line for a pair; 0 when it is here or not published.
  public long toDownload(Pair pair) {
    return isHere(pair) ? 0 : published(pair).map(ModelEntry::aboutToDownload).orElse(0L);
  }

  /// A pair for a list of what is needed: `en-fr (tiny)` where it is here, otherwise
  /// `en-fr, ~25.7 MB`.
  public String described(Pair pair) {
    return here(pair)
        .map(model -> pair + " (" + model.architecture() + ")")
        .orElseGet(() -> toDownload(pair) == 0 ? pair.toString() : pair + ", " + about(pair));
  }

  private String about(Pair pair) {
    return "~" + Bytes.shown(toDownload(pair));
  }

  private Optional<InstalledModel> here(Pair pair) {
    return installed.stream().filter(model -> model.pair().equals(pair)).findFirst();
  }

  private Optional<ModelEntry> published(Pair pair) {
    return registry == null ? Optional.empty() : choice.best(registry.of(pair));
  }
}
