package press.colophon.intake.format;

import java.util.List;
import java.util.Optional;

/// The formats besides pages, in the order in which they are tried.
public final class Formats {
  private static final List<OriginalFormat> ALL = List.of();

  private Formats() {}

  /// The format of an original, or empty where it can only be a page or a text.
  public static Optional<OriginalFormat> of(Sample sample) {
    return ALL.stream().filter(format -> format.recognises(sample)).findFirst();
  }
}
