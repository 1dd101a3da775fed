package press.colophon.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProofreadingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          es | The quay cost 12,500 pounds in 1974. | El muelle costó 12.500 libras en 1974.
          fr | The quay cost 12,500 pounds in 1974. | Le quai a coûté 12 500 livres en 1974.
          ar | In 1974 the quay cost 12,500.        | في عام ١٩٧٤ كلف الرصيف ١٢٬٥٠٠.
          hi | A loan of 150 million rupees.        | 15 करोड़ रुपये का ऋण।
          ja | Some 12,500 boats came in 1974.      | 1974年に約1万2500隻の船が来た。
          de | Two boats, ten crew, 5 p.m.          | Zwei Boote, zehn Mann, 17 Uhr.
          es | Ida Brook, Port Lune                 | Ida Brook, Port Lune
          fr | See <a href="/a">the map</a>.        | Voir <a href="/a">la carte</a>.
          en | Oui, oui, oui, oui, oui, dit-elle.   | Yes, yes, yes, yes, yes, she said.
          """)
  void findsNothingWhereNothingIsWrong(String to, String source, String target) {
    assertThat(flaws(to, source, target)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          es | It cost 12,500 pounds in 1974.  | Costó 12.500 libras.                | NUMBERS
          es | The boat came.                  | ''                                  | EMPTY
          fr | See <a href="/a">the map</a>.   | Voir la carte.                      | MARKUP
          fr | See <a href="/a">the map</a>.   | Voir <a href="/b">la carte</a>.     | MARKUP
          ru | The harbour of the town is shut | The harbour of the town is shut now | SCRIPT
          es | The boats came in.              | los barcos los barcos los barcos los barcos los barcos | REPETITION
          de | The boats came in again today.  | The boats came in again today.      | UNTRANSLATED
          """)
  void findsWhatWentWrong(String to, String source, String target, Flaw flaw) {
    assertThat(flaws(to, source, target)).containsExactly(flaw);
  }

  @Test
  void aTextThatGoesRoundInCirclesItselfMayDoSoInTranslation() {
    assertThat(flaws("es", "no no no no no no", "no no no no no no, no")).isEmpty();
  }

  private static List<Flaw> flaws(String to, String source, String target) {
    Language from = new Language(to.equals("en") ? "fr" : "en");
    return new Proofreading(from, new Language(to)).flaws(new Segment(source), new Segment(target));
  }
}
