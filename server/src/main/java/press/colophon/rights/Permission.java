package press.colophon.rights;

/// The decision for one [Use] of one article.
public sealed interface Permission {

  record Granted() implements Permission {}

  /// A term forbids it.
  ///
  /// @param because that term, in words
  record Refused(String because) implements Permission {}
}
