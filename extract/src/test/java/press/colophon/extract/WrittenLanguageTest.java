package press.colophon.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WrittenLanguageTest {

  @ParameterizedTest
  @CsvSource({
    "en, The harbour of the town is on the coast and that was for the best of all.",
    "es, El puerto de la ciudad está en la costa y los barcos que vienen son para una isla más.",
    "fr, Le port de la ville est dans une baie et les bateaux qui partent sont pour les îles.",
    "de, Der Hafen der Stadt ist nicht mit dem Zug zu erreichen und die Boote fahren von den Inseln.",
    "it, Il porto della città non è sulla costa che gli abitanti sono soliti guardare per il mare.",
    "pt, O porto da cidade não foi feito para os barcos que vêm com uma carga mais pesada dos rios.",
    "ca, El port de la ciutat és al sud i els vaixells també són una part dels comptes amb aquest banc.",
    "nl, De haven van de stad is niet op het eiland en dat zijn de boten die aan een kade liggen.",
    "ru, Гавань города обмелела за один год.",
    "uk, Гавань міста обміліла за один рік і її не поглибили.",
    "el, Το λιμάνι της πόλης.",
    "ar, أُطفئت المنارة بعد مئة عام من العمل.",
    "ja, 港は一年で浅くなった。",
    "zh, 港口在一年内淤塞。",
    "ko, 항구는 일 년 만에 얕아졌다.",
    "hi, बंदरगाह एक साल में भर गया।"
  })
  void guesses(String language, String text) {
    assertThat(WrittenLanguage.of(text)).hasValue(language);
  }

  @Test
  void doesNotGuessFromNamesAlone() {
    assertThat(WrittenLanguage.of("Ida Brook, Port Lune 1974")).isEmpty();
  }

  @Test
  void doesNotGuessFromNothing() {
    assertThat(WrittenLanguage.of("1 2 3")).isEmpty();
  }

  @Test
  void aJapanesePhraseDoesNotMakeATextJapanese() {
    String text = "The harbour of the town, みなと in Japanese, is on the coast and was for the best.";

    assertThat(WrittenLanguage.of(text)).hasValue("en");
    assertThat(WrittenLanguage.byOwnScript(text)).isEmpty();
  }

  @Test
  void aScriptOfSeveralLanguagesGivesNoneAway() {
    assertThat(WrittenLanguage.byOwnScript("Гавань города обмелела за один год.")).isEmpty();
    assertThat(WrittenLanguage.byOwnScript("Το λιμάνι της πόλης.")).hasValue("el");
  }
}
