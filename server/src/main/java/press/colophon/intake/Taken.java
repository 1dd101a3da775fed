package press.colophon.intake;

import press.colophon.articles.Receipt;

/// What became of one original.
public sealed interface Taken {

  /// It is an article of ours now, or was already.
  record Stored(Account account, Receipt receipt) implements Taken {}

  /// It is no article we can use; nothing was stored.
  ///
  /// @param reason a sentence for the person who sent it
  record Refused(String reason) implements Taken {}
}
