package press.colophon.platform.http;

/// What an open page hears when it listens.
public sealed interface Bulletin {

  /// There is nothing new.
  record Nothing() implements Bulletin {}

  /// Something is new, and more may come.
  ///
  /// @param text as the page's script expects it; may have several lines
  record News(String text) implements Bulletin {}

  /// Nothing comes after this; the connection ends.
  ///
  /// @param text as in [News]
  record Last(String text) implements Bulletin {}
}
