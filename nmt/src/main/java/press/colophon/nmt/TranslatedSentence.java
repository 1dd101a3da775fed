package press.colophon.nmt;

import java.util.List;

/// A sentence and its translation, token by token.
///
/// @param source the sentence as it was given
/// @param text its translation
/// @param sourceTokens with their places in `source`, without the end of sentence; places do not
///     decrease, may leave gaps (white space) and may be empty
/// @param targetTokens with their places in `text`
/// @param alignment which target token was made from which source tokens
/// @param score mean logarithm of the probability of the chosen tokens, natural, at most 0: the
///     nearer to 0 the surer the model was. `NaN` for an empty translation, or where the scores
///     were not asked for
public record TranslatedSentence(
    String source,
    String text,
    List<Token> sourceTokens,
    List<Token> targetTokens,
    Alignment alignment,
    double score) {

  public TranslatedSentence {
    sourceTokens = List.copyOf(sourceTokens);
    targetTokens = List.copyOf(targetTokens);
  }
}
