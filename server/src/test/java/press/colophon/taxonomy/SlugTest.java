package press.colophon.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SlugTest {

  @ParameterizedTest
  @CsvSource({
    "The harbour that moved, the-harbour-that-moved",
    "Über die Brücke, uber-die-brucke",
    "Straße nach Łódź, strasse-nach-lodz",
    "Что случилось, cto-slucilos",
    "المنارة القديمة, almnart-alqdymt",
    "北京的春天, bei-jing-de-chun-tian",
    "Η θάλασσα, e-thalassa",
    "100 %, 100",
  })
  void makesLettersOfAnyScriptLatin(String name, String slug) {
    assertThat(Slug.of(name).text()).isEqualTo(slug);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"l'été | lete", "Russia’s ambassador | russias-ambassador"})
  void joinsWhatAnApostropheDivides(String name, String slug) {
    assertThat(Slug.of(name).text()).isEqualTo(slug);
  }

  @Test
  void cutsALongNameAtAWord() {
    assertThat(Slug.of("seventeen ".repeat(20)).text())
        .isEqualTo("seventeen" + "-seventeen".repeat(7));
  }

  @Test
  void cutsAWordLongerThanASlug() {
    assertThat(Slug.of("a".repeat(500)).text()).hasSize(80);
  }

  @Test
  void keepsItsLengthWhenNumbered() {
    assertThat(Slug.of("a".repeat(500)).numbered(12).text()).hasSize(80).endsWith("a-12");
  }

  @Test
  void leavesNoDoubleHyphenBeforeANumber() {
    Slug slug = new Slug("a".repeat(77) + "-bc");

    assertThat(slug.numbered(2).text()).isEqualTo("a".repeat(77) + "-2");
  }

  @Test
  void namesWithoutLettersHaveSlugsOfTheirOwn() {
    assertThat(Slug.of("🌊🌊")).isEqualTo(Slug.of("🌊🌊")).isNotEqualTo(Slug.of("🌊"));
    assertThat(Slug.hasForm(Slug.of("").text())).isTrue();
  }

  /// Two names of one 32-bit hash: a slug made of it would make them one author.
  @Test
  void namesWithoutLettersDoNotCollide() {
    String one = "\u2603\u2602";
    String other = "\u2602\u2622";
    assertThat(one.hashCode()).isNotEqualTo(0);

    assertThat(Slug.of(one)).isNotEqualTo(Slug.of(other));
  }

  @ParameterizedTest
  @CsvSource({"Upper", "two--hyphens", "-first", "last-", "ümlaut", "a/b", "''"})
  void refusesWhatHasNotItsForm(String text) {
    assertThat(Slug.hasForm(text)).isFalse();
    assertThatThrownBy(() -> new Slug(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
