package press.colophon.translation.catalogue;

import java.util.List;
import press.colophon.translation.models.Pair;

/// What it takes to translate from one language into another.
///
/// @param models in the order of the way, whether installed or not; empty where rules lead there
/// @param packages of Debian and Ubuntu that are still to be installed
public record Requirement(List<Pair> models, List<String> packages) {

  public Requirement {
    models = List.copyOf(models);
    packages = List.copyOf(packages);
  }

  /// The command that installs the packages.
  public String installation() {
    return "apt-get install " + String.join(" ", packages);
  }
}
