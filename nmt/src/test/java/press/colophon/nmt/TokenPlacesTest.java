package press.colophon.nmt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import press.colophon.nmt.sentencepiece.Vocabulary;

class TokenPlacesTest {

  @Test
  void countsLikeTheVocabularyWhereHalfASurrogatePairStands() {
    String text = "\uD83D harbour \u00e9\u2026\uD83D\uDE00 sea";
    List<Token> tokens = Vocabulary.read(Fixtures.file("vocab.spm")).encode(text);

    Ranges places = TokenPlaces.of(text, tokens);

    assertThat(places.end(places.size() - 1)).isEqualTo(text.length());
    int sea = places.firstBehind(text.indexOf("sea"));
    assertThat(text.substring(places.begin(sea))).isEqualTo(" sea");
  }
}
