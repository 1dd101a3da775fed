package press.colophon.translation.models;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PairTest {

  @ParameterizedTest
  @CsvSource({
    "en-es, en-es",
    "EN-es, en-es",
    "enes, en-es",
    "en-zh, en-zh-Hans",
    "zh-en, zh-Hans-en",
    "zh-Hans-en, zh-Hans-en",
    "en-zh_hant, en-zh-Hant",
    "zh_hant-en, zh-Hant-en",
    "enzh_hant, en-zh-Hant",
    "ast-es, ast-es",
    "en-ast, en-ast",
    "ennb, en-nb"
  })
  void readsWhatPeopleAndFileNamesSay(String text, String pair) {
    assertThat(Pair.parse(text).map(Pair::toString)).contains(pair);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "en", "en-", "-es", "en-en", "english-spanish", "en/es", "../..-es"})
  void refusesWhatIsNoPair(String text) {
    assertThat(Pair.parse(text)).isEmpty();
  }

  @Test
  void keepsARegionThatARegistryNames() {
    assertThat(Pair.language("pt-BR").map(Object::toString)).contains("pt-BR");
  }
}
