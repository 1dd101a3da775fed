package press.colophon.intake.format;

import press.colophon.intake.Account;

/// What came of reading an original.
public sealed interface Reading {

  /// The original holds an article.
  record Read(Account account) implements Reading {}

  /// The original can be read but holds no article.
  ///
  /// @param reason a sentence for the person who asked for the import
  record NoArticle(String reason) implements Reading {}
}
