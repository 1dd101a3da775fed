package press.colophon.translation;

import java.time.Instant;

/// What readers of a language get of an article.
public sealed interface Translation {

  /// The text in that language: the original itself, or a translation of its current revision.
  record Ready(Rendition rendition) implements Translation {}

  /// A job makes it now; nothing of it is there yet.
  record Waiting() implements Translation {}

  /// A job makes it now; what is missing stands in the rendition in the original language. After a
  /// correction that is what was corrected.
  record InProgress(Rendition rendition) implements Translation {}

  /// The engine could not make it.
  ///
  /// @param at when it was tried last
  record Failed(Instant at) implements Translation {}

  /// An engine leads to the language, and nobody has asked for the article in it yet.
  record Unasked() implements Translation {}

  /// No engine leads to the language.
  record NoEngine() implements Translation {}

  /// The article's terms forbid it.
  record NotPermitted() implements Translation {}
}
