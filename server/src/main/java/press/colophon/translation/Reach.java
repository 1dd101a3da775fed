package press.colophon.translation;

import java.util.List;

/// Whether and how readers of a language can be reached from the language of the originals.
public sealed interface Reach {

  /// It is the language of the originals.
  record Original() implements Reach {}

  /// An installed engine leads there.
  record Installed(Route route) implements Reach {}

  /// No engine leads there yet; these packages of Debian and Ubuntu would make one.
  record Installable(Hop hop, List<String> packages) implements Reach {}

  /// No engine we know leads there.
  record Unreachable() implements Reach {}
}
