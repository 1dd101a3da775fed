package press.colophon.nmt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import press.colophon.nmt.marian.Translated;
import press.colophon.nmt.sentencepiece.Decoded;
import press.colophon.nmt.sentencepiece.Vocabulary;

/// Puts the pieces of a sentence together again: texts one behind the other, tokens and weights at
/// their places in the whole.
final class Assembly {
  private Assembly() {}

  static TranslatedSentence assemble(
      String source, List<Token> tokens, List<Piece> pieces, Vocabulary target) {
    StringBuilder text = new StringBuilder();
    List<Token> targetTokens = new ArrayList<>();
    List<Alignment.Row> rows = new ArrayList<>();
    int bytes = 0;
    for (Piece piece : pieces) {
      Decoded decoded = target.decode(piece.made().tokens());
      for (Token token : decoded.tokens()) {
        targetTokens.add(new Token(token.id(), bytes + token.begin(), bytes + token.end()));
      }
      for (float[] row : piece.made().alignment()) {
        rows.add(new Alignment.Row(piece.first(), row));
      }
      text.append(decoded.text());
      bytes += decoded.text().getBytes(StandardCharsets.UTF_8).length;
    }
    return new TranslatedSentence(
        source,
        text.toString(),
        tokens,
        targetTokens,
        Alignment.ofRows(rows, tokens.size()),
        score(pieces));
  }

  private static double score(List<Piece> pieces) {
    double sum = 0;
    int count = 0;
    for (Piece piece : pieces) {
      Translated made = piece.made();
      for (float logProbability : made.logProbabilities()) {
        sum += logProbability;
      }
      count += made.logProbabilities().length;
    }
    return count == 0 ? Double.NaN : sum / count;
  }
}
