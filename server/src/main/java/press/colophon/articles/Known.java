package press.colophon.articles;

/// An article that a manuscript was recognised as.
sealed interface Known {

  /// The article as it stands now.
  Article article();

  /// These very bytes were taken in before.
  ///
  /// @param revision the one they made, perhaps not the current one
  record SameBytes(Article article, long revision) implements Known {}

  /// Another copy of it.
  record Copy(Article article, Source source) implements Known {}

  /// Where a copy comes from.
  enum Source {
    /// From where the article came from: what it says beside the text holds too.
    SAME,
    /// Nothing tells.
    UNTOLD,
    /// From another publication that republished it: its changes are not the author's.
    OTHER
  }
}
