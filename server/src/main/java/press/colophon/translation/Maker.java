package press.colophon.translation;

import java.time.Instant;

/// Who made a translation of a segment, and when.
public sealed interface Maker {

  /// When it was made, or approved.
  Instant at();

  /// An engine.
  ///
  /// @param engine its label for readers
  /// @param model what tells apart two versions of the engine's data; may be empty
  record Machine(String engine, String model, Instant at) implements Maker {}

  /// An editor.
  ///
  /// @param wrote whether the words are this person's; otherwise a machine's, read and approved
  record Person(String name, boolean wrote, Instant at) implements Maker {}
}
