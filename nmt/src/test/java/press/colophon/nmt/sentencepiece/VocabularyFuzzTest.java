package press.colophon.nmt.sentencepiece;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.Charset;
import java.util.List;
import press.colophon.nmt.ModelException;
import press.colophon.nmt.Token;

/// Any bytes as a vocabulary, which if it can be used cuts and spells its own bytes.
///
/// The build only tries the inputs that were kept; with `JAZZER_FUZZ=1` it looks for new ones.
class VocabularyFuzzTest {
  private static final int MAX_CHARACTERS = 2000;

  @FuzzTest(maxDuration = "10m")
  void readsEncodesAndDecodes(byte[] file) {
    Vocabulary vocabulary;
    try {
      vocabulary = Vocabulary.read(file, "fuzzed.spm");
    } catch (ModelException e) {
      return;
    }
    for (Charset charset : List.of(UTF_8, ISO_8859_1, UTF_16LE)) {
      String text = new String(file, charset);
      cutAndSpell(vocabulary, text.substring(0, Math.min(text.length(), MAX_CHARACTERS)));
    }
  }

  private static void cutAndSpell(Vocabulary vocabulary, String text) {
    List<Token> tokens = vocabulary.encode(text);
    require(inOrder(tokens, Utf8.bytes(text).length), "tokens out of order");

    Decoded decoded = vocabulary.decode(tokens.stream().mapToInt(Token::id).toArray());
    require(decoded.tokens().size() == tokens.size(), "an id without a place");
    require(withoutGaps(decoded), "a gap between places");
  }

  private static boolean inOrder(List<Token> tokens, int length) {
    int before = 0;
    for (Token token : tokens) {
      if (token.begin() < before || token.end() > length) {
        return false;
      }
      before = token.begin();
    }
    return true;
  }

  private static boolean withoutGaps(Decoded decoded) {
    int end = 0;
    for (Token token : decoded.tokens()) {
      if (token.begin() != end) {
        return false;
      }
      end = token.end();
    }
    return end == decoded.text().getBytes(UTF_8).length;
  }

  private static void require(boolean fine, String otherwise) {
    if (!fine) {
      throw new AssertionError(otherwise);
    }
  }
}
