package press.colophon.translation;

import java.net.URI;

/// Who translated: what readers are told about an engine.
///
/// @param name what readers see, `Apertium`
/// @param version the engine's version, empty when it does not say
/// @param approach how it translates; decides which engine is preferred
/// @param licence SPDX identifier of the engine's licence, or of its terms: `LicenseRef-NAME`
/// @param home where to read about the engine
public record EngineCredit(
    String name, String version, Approach approach, String licence, URI home) {

  /// How an engine works. The first is preferred where both offer the same passage.
  public enum Approach {
    NEURAL,
    RULES
  }

  /// Name and version for a label: `Apertium 3.8.3`.
  public String label() {
    return version.isEmpty() ? name : name + " " + version;
  }
}
