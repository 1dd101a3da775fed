package press.colophon.syndication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import press.colophon.articles.Sample;
import press.colophon.platform.texts.AllTexts;
import press.colophon.platform.texts.Texts;
import press.colophon.syndication.Disclosure.Labelled;
import press.colophon.translation.Rendition;
import press.colophon.translation.Rendition.Kind;

class DisclosureTest {
  private static final Instant AT = Instant.ofEpochSecond(1_790_000_000);
  private static final Texts TEXTS = new AllTexts().english();

  @Test
  void labelsEveryTranslationUnlessToldOtherwise() {
    assertThat(label(Labelled.ALL, Kind.MACHINE).orElseThrow()).contains("Firefox");
    assertThat(label(Labelled.ALL, Kind.REVIEWED)).isPresent();
    assertThat(label(Labelled.ALL, Kind.HUMAN)).isPresent();
  }

  @Test
  void labelsOnlyWhatNobodyReviewedWhereThatIsWanted() {
    assertThat(label(Labelled.MACHINE, Kind.MACHINE)).isPresent();
    assertThat(label(Labelled.MACHINE, Kind.UNFINISHED)).isPresent();
    assertThat(label(Labelled.MACHINE, Kind.REVIEWED)).isEmpty();
    assertThat(label(Labelled.MACHINE, Kind.HUMAN)).isEmpty();
  }

  @Test
  void labelsNothingWhereThatIsWantedAndNeverAnOriginal() {
    assertThat(label(Labelled.NONE, Kind.MACHINE)).isEmpty();
    assertThat(Disclosure.usual().label(Rendition.original(Sample.harbour().article()), TEXTS))
        .isEmpty();
  }

  @Test
  void tellsProgramsInADictionary() {
    assertThat(header(translation(Kind.MACHINE, "Firefox Translations", null)))
        .hasValue("mode=ai-modified, model=\"Firefox Translations\", date=@1790000000");
    assertThat(header(translation(Kind.REVIEWED, "Apertium 3.8.3", "Ída \"Bee\" Brøok")))
        .hasValue(
            "mode=ai-modified, model=\"Apertium 3.8.3\","
                + " reviewed-by=\"Ida \\\"Bee\\\" Brook\", date=@1790000000");
    assertThat(header(translation(Kind.MACHINE, "Apertium 3 (a → b)", null)).orElseThrow())
        .contains("\"Apertium 3 (a to b)\"");
  }

  @Test
  void tellsNothingOfWhatPeopleWroteNorWhenSwitchedOff() {
    assertThat(header(translation(Kind.HUMAN, "", "Ida Brook"))).isEmpty();
    assertThat(header(Rendition.original(Sample.harbour().article()))).isEmpty();
    assertThat(Disclosure.usual().header(translation(Kind.MACHINE, "Apertium", null))).isEmpty();
  }

  private static Optional<String> header(Rendition rendition) {
    return new Disclosure(Labelled.ALL, true).header(rendition);
  }

  private static Optional<String> label(Labelled labelled, Kind kind) {
    return new Disclosure(labelled, false)
        .label(translation(kind, "Firefox Translations", "Ida Brook"), TEXTS)
        .map(html -> html.plain());
  }

  private static Rendition translation(Kind kind, String engine, @Nullable String person) {
    Rendition original = Rendition.original(Sample.harbour().article());
    return new Rendition(
        original.article(),
        "es",
        original.headline(),
        original.standfirst(),
        original.body(),
        original.imageCaption(),
        original.imageAlt(),
        original.notes(),
        new Rendition.Made(kind, engine, person, AT));
  }
}
