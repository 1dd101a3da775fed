package press.colophon.translation.models;

import java.nio.file.Path;
import java.util.Optional;
import press.colophon.nmt.MarianTranslator;
import press.colophon.nmt.ModelException;
import press.colophon.translation.VectorApi;

/// Asks the translation engine whether it can use a model's files.
public final class EngineCheck implements ModelCheck {

  @Override
  public Optional<String> problem(Path folder) {
    try {
      VectorApi.enable();
      MarianTranslator.open(folder).close();
      return Optional.empty();
    } catch (ModelException e) {
      return Optional.of("the engine cannot use it: " + e.getMessage());
    }
  }
}
