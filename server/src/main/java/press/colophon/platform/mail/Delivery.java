package press.colophon.platform.mail;

/// What came of handing a letter to the server.
sealed interface Delivery {

  /// The server has it and answers for it.
  record Accepted() implements Delivery {}

  /// The server will never take it.
  ///
  /// @param why in its words
  record Refused(String why) implements Delivery {}

  /// It could not be handed over now.
  ///
  /// @param why in the server's words, or those of the connection
  record Later(String why) implements Delivery {}
}
