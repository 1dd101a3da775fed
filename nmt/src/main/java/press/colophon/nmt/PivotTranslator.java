package press.colophon.nmt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Translates by way of a third language, with two translators in a row: from Danish to English,
/// from English to French.
///
/// The sentence in the middle is fed to the second translator as the first gave it. A translation
/// tells of the source's tokens and of the last text's; its alignment is the product of both
/// alignments, over the bytes that the tokens of the middle share, each row made to sum to 1. Its
/// score is the mean logarithm of the probability of all tokens chosen on the way: both scores,
/// each weighing as many tokens as its translation has.
public final class PivotTranslator implements Translator {
  private final Translator first;
  private final Translator second;

  /// @param first into the language in the middle; closed with this one
  /// @param second out of it; closed with this one
  public PivotTranslator(Translator first, Translator second) {
    this.first = first;
    this.second = second;
  }

  @Override
  public List<TranslatedSentence> translate(List<String> sentences) {
    List<TranslatedSentence> middle = first.translate(sentences);
    List<TranslatedSentence> last =
        second.translate(middle.stream().map(TranslatedSentence::text).toList());
    List<TranslatedSentence> result = new ArrayList<>();
    for (int i = 0; i < middle.size(); i++) {
      result.add(joined(middle.get(i), last.get(i)));
    }
    return result;
  }

  @Override
  public void close() {
    try (first;
        second) {
      // Both are closed, whatever the other one throws.
    }
  }

  private static TranslatedSentence joined(TranslatedSentence to, TranslatedSentence from) {
    return new TranslatedSentence(
        to.source(),
        from.text(),
        to.sourceTokens(),
        from.targetTokens(),
        composed(to, from),
        score(to, from));
  }

  private static double score(TranslatedSentence to, TranslatedSentence from) {
    int tokens = to.targetTokens().size();
    int more = from.targetTokens().size();
    return tokens == 0 || more == 0
        ? Double.NaN
        : (tokens * to.score() + more * from.score()) / (tokens + more);
  }

  /// Rows are kept without the zeros around them: of a long sentence, translated in pieces, a token
  /// looked at few.
  private static Alignment composed(TranslatedSentence to, TranslatedSentence from) {
    int sources = to.sourceTokens().size();
    List<Alignment.Row> middle = middleRows(to, from.sourceTokens());
    List<Alignment.Row> rows = new ArrayList<>();
    float[] sum = new float[sources + 1];
    for (int t = 0; t < from.targetTokens().size(); t++) {
      Arrays.fill(sum, 0);
      for (int m = 0; m < middle.size(); m++) {
        middle.get(m).addTo(sum, from.alignment().weight(t, m));
      }
      sum[sources] += from.alignment().weight(t, middle.size());
      normalise(sum);
      rows.add(Alignment.Row.ofAll(sum));
    }
    return Alignment.ofRows(rows, sources);
  }

  /// What each token of the middle, as the second translator cut it, looked at in the source.
  private static List<Alignment.Row> middleRows(TranslatedSentence to, List<Token> middle) {
    List<Token> made = to.targetTokens();
    List<Alignment.Row> rows = new ArrayList<>();
    float[] sum = new float[to.sourceTokens().size() + 1];
    int first = 0;
    for (Token token : middle) {
      while (first < made.size() - 1 && made.get(first).end() <= token.begin()) {
        first++;
      }
      Arrays.fill(sum, 0);
      for (int k = first; k < made.size() && isShared(made.get(k), token, k == first); k++) {
        to.alignment().addTo(sum, k, shared(made.get(k), token, k == first));
      }
      normalise(sum);
      rows.add(Alignment.Row.ofAll(sum));
    }
    return rows;
  }

  /// The nearest token counts even if the two share no byte: one of them may be empty.
  private static boolean isShared(Token made, Token token, boolean nearest) {
    return nearest || made.begin() < token.end();
  }

  private static float shared(Token made, Token token, boolean nearest) {
    int bytes = Math.min(made.end(), token.end()) - Math.max(made.begin(), token.begin());
    return bytes > 0 ? bytes : nearest ? 1e-3f : 0;
  }

  /// A row without any weight looked at nothing but the end.
  private static void normalise(float[] row) {
    float sum = 0;
    for (float weight : row) {
      sum += weight;
    }
    for (int s = 0; s < row.length; s++) {
      row[s] = sum > 0 ? row[s] / sum : s == row.length - 1 ? 1 : 0;
    }
  }
}
