package press.colophon.syndication;

import static org.assertj.core.api.Assertions.assertThat;
import static press.colophon.syndication.Canonical.Policy.NOINDEX;
import static press.colophon.syndication.Canonical.Policy.POINT_TO_ORIGINAL;
import static press.colophon.syndication.Dispatches.ADDRESSES;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import press.colophon.articles.Sample;
import press.colophon.rights.Terms;
import press.colophon.syndication.Canonical.Policy;

final class CanonicalTest {
  private static final String FRENCH = "https://paper.example/fr/2022/06/the-harbour-that-moved";
  private static final String SOURCE = "https://coast.example/2022/harbour?id=7&view=full";
  private static final Terms OPEN = Dispatches.licensed("CC-BY-4.0");
  private static final Terms CLOSED = Dispatches.licensed("CC-BY-ND-4.0");

  static List<Arguments> decisions() {
    var reprint = Dispatches.harbour();
    var french = Dispatches.port(OPEN);
    var own = Dispatches.of(Sample.harbour(), Dispatches.own());
    var unknown = Dispatches.of(Sample.harbour().originalUrl(null), OPEN);
    var here = Dispatches.of(Sample.harbour().originalUrl("https://paper.example/x"), OPEN);
    var notice = Dispatches.of(Sample.notice(), Dispatches.silent());
    String own2 = "https://paper.example/2022/06/a-notice";
    String home = Dispatches.ORIGINAL;
    return List.of(
        row("a reprint", reprint, "en", POINT_TO_ORIGINAL, SOURCE, true),
        row("a reprint", reprint, "en", NOINDEX, home, false),
        row("a reprint of unknown address", unknown, "en", POINT_TO_ORIGINAL, home, true),
        row("a reprint of unknown address", unknown, "en", NOINDEX, home, false),
        row("our own work", own, "en", POINT_TO_ORIGINAL, home, true),
        row("our own work", own, "en", NOINDEX, home, true),
        row("an original at our own address", here, "en", NOINDEX, home, true),
        row("an article without origin", notice, "en", NOINDEX, own2, true),
        row("a translation", french, "fr", POINT_TO_ORIGINAL, FRENCH, true),
        row("a translation", french, "fr", NOINDEX, FRENCH, true),
        row("the original in place of a translation", reprint, "ca", NOINDEX, home, false),
        row("the original in place of ours", own, "ca", POINT_TO_ORIGINAL, home, false),
        row("a forbidden translation", Dispatches.port(CLOSED), "fr", NOINDEX, home, false));
  }

  private static Arguments row(
      String name, Dispatch dispatch, String page, Policy policy, String address, boolean indexed) {
    return Arguments.of(name, dispatch, page, policy, address, indexed);
  }

  @ParameterizedTest(name = "{0} on a page in {2}, {3}")
  @MethodSource("decisions")
  void decides(
      String name, Dispatch dispatch, String page, Policy policy, String address, boolean indexed) {
    Canonical canonical = Canonical.of(dispatch, page, policy, ADDRESSES);

    assertThat(canonical.address()).isEqualTo(address);
    assertThat(canonical.isIndexed()).isEqualTo(indexed);
    assertThat(canonical.robots().isEmpty()).isEqualTo(indexed);
  }

  @Test
  void linksOriginalAndTranslationsToEachOtherInTheSameWords() {
    var original = Canonical.of(Dispatches.harbour(), "en", POINT_TO_ORIGINAL, ADDRESSES);
    var french = Canonical.of(Dispatches.port(OPEN), "fr", POINT_TO_ORIGINAL, ADDRESSES);

    assertThat(original.alternates())
        .containsExactly(
            new Alternates.Link("en", Dispatches.ORIGINAL),
            new Alternates.Link("es", "https://paper.example/es/2022/06/the-harbour-that-moved"),
            new Alternates.Link("fr", FRENCH),
            new Alternates.Link("x-default", Dispatches.ORIGINAL))
        .isEqualTo(french.alternates());
  }

  @Test
  void linksNoLanguagesWhereThereIsOneOnlyOrNoneOfItsOwn() {
    var alone = Dispatches.of(Sample.notice(), Dispatches.silent());

    assertThat(Canonical.of(alone, "en", NOINDEX, ADDRESSES).alternates()).isEmpty();
    assertThat(Canonical.of(Dispatches.harbour(), "ca", NOINDEX, ADDRESSES).alternates()).isEmpty();
  }
}
