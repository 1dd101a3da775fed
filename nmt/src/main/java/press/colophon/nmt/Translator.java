package press.colophon.nmt;

import java.util.List;

/// Translates sentences from one language into another.
///
/// Safe for many threads at once: they share the weights, each works in memory of its own. A
/// sentence's translation depends on that sentence alone, never on what is translated beside it.
public interface Translator extends AutoCloseable {

  /// Translates sentences; several at once are cheaper than one by one.
  ///
  /// @param sentences one sentence each; what is longer than the model takes is cut into pieces,
  ///     which are translated by themselves. Blank ones give an empty text
  /// @return as many as were given, in the same order
  /// @throws IllegalStateException when the translator was closed
  List<TranslatedSentence> translate(List<String> sentences);

  /// Translates one sentence.
  default TranslatedSentence translate(String sentence) {
    return translate(List.of(sentence)).getFirst();
  }

  /// Lets the weights go once the translations under way have ended. It translates no more.
  @Override
  void close();
}
