package press.colophon.articles;

/// Why the change that made a revision is small: a typo, of which nobody has to be told and for
/// which nothing is translated anew.
public sealed interface Smallness {

  /// It follows the rule of [SmallEdit].
  record ByRule() implements Smallness {}

  /// A person said so.
  ///
  /// @param name of who decided
  record ByPerson(String name) implements Smallness {}
}
