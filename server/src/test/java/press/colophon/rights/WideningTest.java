package press.colophon.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WideningTest {
  private static final Instant NOW = Instant.parse("2026-05-02T08:00:00Z");
  private static final LocalDate PUBLISHED = LocalDate.of(2026, 5, 1);

  @ParameterizedTest
  @CsvSource({
    "CC-BY-ND-4.0, CC-BY-4.0, true",
    "CC-BY-4.0, CC-BY-ND-4.0, false",
    "CC-BY-NC-4.0, CC-BY-ND-4.0, true",
    "CC-BY-SA-4.0, CC-BY-4.0, true",
    "CC-BY-4.0, CC-BY-SA-4.0, false",
    "CC-BY-4.0, CC0-1.0, true",
    "CC-BY-4.0, CC-BY-4.0, false",
  })
  void aLicenceThatPermitsMoreOrAsksForLessIsWider(String before, String after, boolean isWider) {
    assertThat(Widening.is(under(before), under(after), NOW)).isEqualTo(isWider);
  }

  @Test
  void whatSaysNothingIsNotWiderThanALicence() {
    assertThat(Widening.is(under("CC-BY-4.0"), of(Terms.UNSTATED), NOW)).isFalse();
    assertThat(Widening.is(of(Terms.UNSTATED), under("CC-BY-ND-4.0"), NOW)).isTrue();
  }

  @Test
  void aClauseForOneLanguageAndOneChannelIsSeen() {
    Scope basque = new Scope(Set.of("eu"), Set.of(Channel.FEED), Set.of(), null, null);
    Clause ban =
        new Clause(Use.TRANSLATE, Verdict.DENIED, basque, "Not in Basque feeds.", null, NOW, null);
    Rights narrow = of(licensed("CC-BY-4.0").saying(List.of(ban), List.of()));

    assertThat(Widening.is(narrow, under("CC-BY-4.0"), NOW)).isTrue();
    assertThat(Widening.is(under("CC-BY-4.0"), narrow, NOW)).isFalse();
  }

  @Test
  void toStayLongerIsWider() {
    Rights month = expiring("30 days");

    assertThat(Widening.is(month, expiring("31 days"), NOW)).isTrue();
    assertThat(Widening.is(month, expiring("29 days"), NOW)).isFalse();
    assertThat(Widening.is(month, under("CC-BY-4.0"), NOW)).isTrue();
  }

  @Test
  void noLicenceThatPermitsAUseMoreIsMissed() {
    List<Licence> licences = new ArrayList<>(Licences.others());
    for (String id : List.of("CC-BY-4.0", "CC-BY-SA-3.0", "CC-BY-ND-4.0", "CC-BY-NC-SA-2.0")) {
      licences.add(Licence.ofId(id));
    }
    List<String> contradictions = new ArrayList<>();
    for (Licence one : licences) {
      for (Licence other : licences) {
        if (permitsMore(other, one) && !Widening.is(under(one.id()), under(other.id()), NOW)) {
          contradictions.add(one.id() + " to " + other.id());
        }
      }
    }
    assertThat(licences).hasSizeGreaterThan(20);
    assertThat(contradictions).isEmpty();
  }

  private static boolean permitsMore(Licence now, Licence before) {
    return Stream.of(Use.values()).anyMatch(use -> permits(now, use) && !permits(before, use));
  }

  private static boolean permits(Licence licence, Use use) {
    return licence.rules().on(use).verdict() == Verdict.ALLOWED;
  }

  private static Rights expiring(String when) {
    Duty duty = new Duty(Duty.Kind.EXPIRE, when, "Take it down then.");
    return of(licensed("CC-BY-4.0").saying(List.of(), List.of(duty)));
  }

  private static Rights under(String licence) {
    return of(licensed(licence));
  }

  private static Terms licensed(String licence) {
    return new Terms(Basis.LICENCE, Licence.ofId(licence), licence, null, List.of());
  }

  private static Rights of(Terms terms) {
    return new Rights(
        "en", PUBLISHED, Map.of(Level.ARTICLE, terms), List.of(), HouseRules.defaults(), null);
  }
}
