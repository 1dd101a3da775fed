package press.colophon.articles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SmallEditTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | The  goverment went. | The government went.
          en | They recieve it. | They receive it.
          en | She said "yes" and left | She said “yes” and left.
          en | It is Ida's - the old one | It is Ida’s – the old one
          en | A quay, a boat | A quay; a boat
          en | The harbourr silted up | The harbour silted up
          en | a seperate harbor and comittee | a seperate harbor and committee
          de | Der Hafen ist verrsandet | Der Hafen ist versandet
          ru | Гавань обмелелла за год | Гавань обмелела за год
          zh | 港口移动了,渡船停了。 | 港口移动了，渡船停了。
          ar | المرفأ، والعبارة | المرفأ والعبارة
          """)
  void isSmall(String language, String before, String after) {
    assertThat(SmallEdit.in(language).isSmall(before, after)).isTrue();
    assertThat(SmallEdit.in(language).isSmall(after, before)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | It cost 12 crowns | It cost 21 crowns
          en | It cost 1.5 crowns | It cost 15 crowns
          en | It cost 1,5 crowns | It cost 1.5 crowns
          en | It is 5 degrees | It is −5 degrees
          en | He is now here | He is not here
          en | It is moral | It is amoral
          en | He was able to come | He was unable to come
          en | He was there | He was not there
          en | Mr Branson came | Mr Bramson came
          en | The spokesman left | The spokesmen left
          en | The minister left | The ministers left
          en | He left. | He left?
          en | the reform | the "reform"
          en | He can't go | He cant go
          de | Sie hatten keinen Hafen | Sie hatten einen Hafen
          de | Sie wurden kommen | Sie würden kommen
          es | Tiene sesenta barcos | Tiene setenta barcos
          es | Fue en junio | Fue en julio
          en | It went east | It went west
          zh | 港口移动了 | 海口移动了
          ar | المرفأ القديم | المرفأ العديم
          """)
  void isNoSmallChange(String language, String before, String after) {
    assertThat(SmallEdit.in(language).isSmall(before, after)).isFalse();
    assertThat(SmallEdit.in(language).isSmall(after, before)).isFalse();
  }

  @Test
  void aLinkToAnotherPlaceAndOtherEmphasisAreNoTypos() {
    Body before = Body.sanitise("<p>See <a href=\"https://a.example/\">the map</a> now</p>", null);

    assertThat(small(before, "<p>See <a href=\"https://a.example/\">the map</a> now.</p>"))
        .isTrue();
    assertThat(small(before, "<p>See <a href=\"https://b.example/\">the map</a> now</p>"))
        .isFalse();
    assertThat(small(before, "<p>See <a href=\"https://a.example/\">the map now</a></p>"))
        .isFalse();
    assertThat(small(before, "<p>See the map now</p>")).isFalse();
  }

  private static boolean small(Body before, String after) {
    return SmallEdit.in("en").isSmall(before, Body.sanitise(after, null));
  }
}
