package press.colophon.intake.format;

import java.io.IOException;
import java.util.function.Consumer;
import press.colophon.intake.Item;
import press.colophon.intake.Original;

/// A format that originals come in. Thread-safe.
public interface OriginalFormat {

  /// Its name in accounts, reports and docs: `RSS 2.0`.
  String name();

  /// Whether an original is of this format, told by its content alone.
  boolean recognises(Sample sample);

  /// Whether it is read as a stream, so that its size does not matter.
  default boolean isStreamed() {
    return false;
  }

  /// Hands on everything the original holds, in its order, whatever the state it is in: what cannot
  /// be used is an [Item.Empty]. Throws nothing for what the sender did wrong.
  ///
  /// @throws IOException where the original cannot be read any further, its bytes being damaged or
  ///     not to be had
  void read(Original original, Consumer<Item> to) throws IOException;
}
