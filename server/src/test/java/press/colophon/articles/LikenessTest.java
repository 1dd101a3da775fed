package press.colophon.articles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LikenessTest {
  @Test
  void quotationMarksCaseAndSpacesAreNoWording() {
    Shingles straight = Shingles.of("\"Nobody asked us\", said the crew - in 1974.");
    Shingles typeset = Shingles.of("“NOBODY asked us,”  said the\u00a0crew — in 1974");

    assertThat(Likeness.of(straight, typeset).jaccard()).isEqualTo(1);
  }

  @Test
  void aCutCopyWithAnotherDatelineAndALocalParagraphIsOneStory() {
    String copy = "NAIROBI (AFP) — " + story(1, 0, 160) + " " + story(2, 0, 50);

    assertThat(of(story(1, 0, 300), copy).isOneStory(false, 0)).isTrue();
  }

  @Test
  void twoStoriesWithOneLongNoticeAreTwo() {
    String notice = story(9, 0, 60);

    Likeness likeness = of(story(1, 0, 80) + " " + notice, story(2, 0, 80) + " " + notice);

    assertThat(likeness.containment()).isGreaterThan(0.3);
    assertThat(likeness.isOneStory(false, 0)).isFalse();
  }

  @Test
  void aFrameFilledInAnewIsAnotherReport() {
    Likeness likeness = of(weather(12, 19, 45, 8), weather(11, 23, 60, 3));

    assertThat(likeness.containment()).isGreaterThan(0.5);
    assertThat(likeness.isOneStory(true, 1)).isFalse();
  }

  @Test
  void otherFiguresOnALaterDayAreAnUpdate() {
    String before = story(1, 0, 100) + " the dead number 12 by now " + story(1, 100, 200);
    String after = before.replace("12", "31");

    assertThat(of(before, after).isOneStory(false, 0)).isTrue();
    assertThat(of(before, after).isOneStory(false, 1)).isFalse();
  }

  @Test
  void chineseAndThaiAreComparedByCharacters() {
    String chinese = unspaced(0x4e00, 400);
    String thai = unspaced(0x0e01, 600);

    assertThat(of(chinese, chinese.substring(0, 220)).isOneStory(false, 0)).isTrue();
    assertThat(of(thai, thai.substring(0, 350)).isOneStory(false, 0)).isTrue();
    assertThat(of(chinese, chinese.substring(200)).common()).isEqualTo(200);
  }

  @Test
  void marksBelongToTheirLetters() {
    assertThat(Shingles.of("हिन्दी में समाचार").words()).isEqualTo(3);
  }

  @Test
  void aTextWithoutWordsIsLikeNothing() {
    Shingles nothing = Shingles.of("— … !");

    assertThat(Bands.of(nothing)).isEmpty();
    assertThat(Likeness.of(nothing, nothing).isOneStory(true, 0)).isFalse();
    assertThat(Likeness.of(nothing, Shingles.of(story(1, 0, 90))).jaccard()).isZero();
  }

  @Test
  void aHalfCopyHasABandInCommonAndAStrangerHasNone() {
    Integer[] whole = Bands.of(Shingles.of(story(1, 0, 400)));
    Integer[] half = Bands.of(Shingles.of(story(1, 0, 200)));
    Integer[] stranger = Bands.of(Shingles.of(story(2, 0, 400)));

    assertThat(whole).hasSize(Bands.COUNT).containsAnyOf(half).doesNotContain(stranger);
  }

  private static Likeness of(String a, String b) {
    return Likeness.of(Shingles.of(a), Shingles.of(b));
  }

  /// Words that come in no other story.
  private static String story(int number, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> letters(1_000L * number + i))
        .collect(Collectors.joining(" "));
  }

  private static String letters(long number) {
    return Long.toString(Shingles.mix(number) >>> 1, 26)
        .chars()
        .map(c -> c <= '9' ? c - '0' + 'k' : c)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static String unspaced(int first, int length) {
    return IntStream.range(0, length)
        .map(i -> first + (int) ((Shingles.mix(i) >>> 1) % 40))
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static String weather(int low, int high, int wind, int rain) {
    return """
    In the west the day begins with some fog along the rivers and temperatures of %d degrees. By \
    the afternoon the sun comes through almost everywhere and it gets as warm as %d degrees in the \
    valleys. The wind blows from the south and reaches %d kilometres an hour on the coast and in \
    the mountains. Over the night a front brings up to %d litres of rain per square metre and it \
    turns colder again in all parts of the country, with snow above the height of the passes."""
        .formatted(low, high, wind, rain);
  }
}
