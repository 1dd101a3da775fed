package press.colophon.translation.models;

import java.nio.file.Path;
import java.util.Optional;

/// Says whether the files of a model can be used.
@FunctionalInterface
public interface ModelCheck {

  /// Opens the files of a folder.
  ///
  /// @return what is wrong with them, ending without a stop; empty when nothing is
  Optional<String> problem(Path folder);
}
