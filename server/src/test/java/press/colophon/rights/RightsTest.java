package press.colophon.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.colophon.rights.Clause.Confirmation;

final class RightsTest {
  private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 5, 4);
  private static final Confirmation READ = new Confirmation("Ida Brook", NOW);
  private static final Occasion ENGLISH = Occasion.page("en", NOW);
  private static final Occasion FRENCH = Occasion.page("fr", NOW);
  private static final OwnTerms LICENSED =
      OwnTerms.licensed(Licence.ofId("CC-BY-NC-ND-4.0"), null, null);
  private static final OwnTerms WORDS =
      OwnTerms.inWords(
          "Community sites may cross-post our articles with credit and a link; for print or"
              + " commercial sites write to us.",
          List.of("reprint", "excerpt"),
          List.of("commercial", "print"),
          List.of("credit", "link-original"),
          null,
          "desk@lantern.example",
          Instant.EPOCH);

  @Test
  void aLicenceWithoutDerivativesIsReprintedAndNotTranslated() {
    Rights rights = rights(licensed("CC-BY-ND-4.0"));

    assertThat(rights.decide(ENGLISH)).isInstanceOf(Permission.Granted.class);
    assertThat(rights.decide(FRENCH)).isInstanceOf(Permission.Refused.class);
    assertThat(rights.decide(FRENCH).because().words())
        .isEqualTo("CC BY-ND 4.0, section 1(a), 2(a)(1)(B)");
  }

  @Test
  void editorsMayDraftATranslationThatTheyMayNotPublish() {
    assertThat(
            rights(licensed("CC-BY-ND-4.0")).decide(FRENCH.forThe(Audience.NEWSROOM)).isGranted())
        .isTrue();
  }

  @Test
  void aRecordedPermissionGoesBeforeTheLicence() {
    Given permission =
        given(Set.of(Use.TRANSLATE), new Scope(Set.of("fr"), Set.of(), Set.of(), null, null));

    Rights rights = rights(licensed("CC-BY-ND-4.0"), permission);

    assertThat(rights.decide(FRENCH)).isInstanceOf(Permission.Granted.class);
    assertThat(rights.decide(Occasion.page("es", NOW)).isGranted()).isFalse();
  }

  @Test
  void aPermissionEndsWithItsLastDayOrWhenItIsRevoked() {
    Scope untilToday = new Scope(Set.of(), Set.of(), Set.of(), null, TODAY);
    Given revoked =
        new Given(
            1, Set.of(Use.TRANSLATE), Scope.ALL, "Coast Courier", TODAY, "mail", "Ida", NOW, NOW);

    assertThat(isTranslated(given(Set.of(Use.TRANSLATE), untilToday), NOW)).isTrue();
    assertThat(isTranslated(given(Set.of(Use.TRANSLATE), untilToday), NOW.plusSeconds(86_400)))
        .isFalse();
    assertThat(isTranslated(revoked, NOW.minusSeconds(1))).isTrue();
    assertThat(isTranslated(revoked, NOW)).isFalse();
  }

  @Test
  void ofSeveralTermsTheStricterCounts() {
    Rights rights =
        rights(
            Map.of(Level.ARTICLE, licensed("CC-BY-4.0"), Level.SOURCE, licensed("CC-BY-ND-4.0")));

    assertThat(rights.decide(FRENCH)).isInstanceOf(Permission.Refused.class);
  }

  @Test
  void aClauseIsStricterThanItsLicenceButNeverWiderBeforeAPersonReadIt() {
    Terms pictures = says(licensed("CC-BY-4.0"), clause(Use.IMAGES, Verdict.DENIED, null));
    Terms wider = says(licensed("CC-BY-ND-4.0"), clause(Use.TRANSLATE, Verdict.ALLOWED, null));
    Terms read = says(licensed("CC-BY-ND-4.0"), clause(Use.TRANSLATE, Verdict.ALLOWED, READ));

    assertThat(rights(pictures).decidePictures(ENGLISH).isGranted()).isFalse();
    assertThat(rights(pictures).decide(ENGLISH).isGranted()).isTrue();
    assertThat(rights(wider).decide(FRENCH).isGranted()).isFalse();
    assertThat(rights(read).decide(FRENCH).isGranted()).isTrue();
  }

  @Test
  void wordsThatSpeakOfNoTranslationAreAskedFirst() {
    Rights rights = rights(new Terms(Basis.ATTRIBUTION, null, null, null, List.of()));

    assertThat(rights.decide(ENGLISH).isGranted()).isTrue();
    assertThat(rights.decide(FRENCH)).isInstanceOf(Permission.AskFirst.class);
    assertThat(rights.decide(Use.COMMERCIAL, ENGLISH)).isInstanceOf(Permission.AskFirst.class);
  }

  @Test
  void nothingIsMadeOfWhatStatesNothing() {
    Rights rights = rights(Terms.UNSTATED);

    for (Use use : Set.of(Use.TRANSLATE, Use.EDIT, Use.COMMERCIAL, Use.SUBLICENSE)) {
      assertThat(rights.decide(use, ENGLISH)).isInstanceOf(Permission.AskFirst.class);
    }
  }

  @Test
  void fairUseIsWithoutProfit() {
    Rights rights = rights(new Terms(Basis.FAIR_USE, null, null, null, List.of()));

    assertThat(rights.decide(ENGLISH).isGranted()).isTrue();
    assertThat(rights.decide(Use.COMMERCIAL, ENGLISH)).isInstanceOf(Permission.Refused.class);
    assertThat(rights.decide(ENGLISH.by(Channel.KIT))).isInstanceOf(Permission.Refused.class);
  }

  @Test
  void aHouseThatEarnsMoneyShowsNothingNonCommercial() {
    Rights rights =
        new Rights(
            "en",
            TODAY,
            Map.of(Level.ARTICLE, licensed("CC-BY-NC-4.0")),
            List.of(),
            HouseRules.defaults().earning(true),
            null);

    assertThat(rights.decide(ENGLISH)).isInstanceOf(Permission.Refused.class);
  }

  @Test
  void whatMayBeShownForNinetyDaysIsRefusedOnTheNinetyFirst() {
    Terms terms =
        new Terms(Basis.ATTRIBUTION, null, null, null, List.of())
            .saying(List.of(), List.of(new Duty(Duty.Kind.EXPIRE, "90 days", "Remove it then.")));
    Rights rights = rights(terms);
    Instant last = NOW.plusSeconds(90 * 86_400);

    assertThat(rights.lastDay()).contains(TODAY.plusDays(90));
    assertThat(rights.decide(Occasion.page("en", last)).isGranted()).isTrue();
    assertThat(rights.decide(Occasion.page("en", last.plusSeconds(86_400))).because())
        .isEqualTo(new Ground.Expired(TODAY.plusDays(90)));
  }

  @Test
  void itsOwnWordsTellHowToCreditMoreExactlyThanTheLicence() {
    Duty words = new Duty(Duty.Kind.CREDIT, "Source: Coast Courier", "Credit us like this");

    assertThat(rights(says(licensed("CC-BY-4.0"), words)).duty(Duty.Kind.CREDIT, Use.REPRINT))
        .contains(words);
  }

  @ParameterizedTest
  @EnumSource(Channel.class)
  void everyChannelOfAPublicLicenceIsOpenInTheOriginal(Channel channel) {
    assertThat(rights(licensed("CC-BY-ND-3.0")).decide(ENGLISH.by(channel)).isGranted()).isTrue();
  }

  /// Whatever the terms, there is an answer; more terms never allow more, except for a recorded
  /// permission; and without a confirmed clause nothing is allowed that the licence denies.
  @Test
  void moreTermsNeverAllowMore() {
    Random random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      Terms own = someTerms(random);
      Rights few = rights(own);
      Rights more = rights(Map.of(Level.ARTICLE, own, Level.SOURCE, someTerms(random)));
      for (Use use : Use.values()) {
        Occasion on = someOccasion(random);
        boolean isSpoken = own.licence() != null || own.basis() == more.basis();
        if (isSpoken && more.decide(use, on).isGranted()) {
          assertThat(few.decide(use, on).isGranted()).as("%s %s %s", own, use, on).isTrue();
        }
      }
    }
  }

  @Test
  void othersMayDoWithOurOwnWorkWhatOurWordsAllow() {
    Rights ours = ofHouse(own(Basis.OWN_WORK), WORDS);
    Rights others = ours.toOthers();

    assertThat(ours.decide(Use.COMMERCIAL, ENGLISH).isGranted()).isTrue();
    assertThat(others.decide(ENGLISH.by(Channel.KIT)).isGranted()).isTrue();
    assertThat(others.decide(FRENCH.by(Channel.KIT)).isGranted()).isTrue();
    assertThat(others.decide(Use.COMMERCIAL, ENGLISH))
        .isEqualTo(
            new Permission.AskFirst(
                others.decide(Use.COMMERCIAL, ENGLISH).because(), "desk@lantern.example"));
    assertThat(others.decide(Use.REPRINT, ENGLISH.by(Channel.PRINT)).isGranted()).isFalse();
    assertThat(others.decide(Use.TRANSLATE, FRENCH).isGranted()).isFalse();
    assertThat(others.duty(Duty.Kind.LINK_ORIGINAL, Use.REPRINT)).isPresent();
    assertThat(others.toOthers()).isEqualTo(others);
  }

  @Test
  void nothingOfOursIsOfferedWhereTheHouseSaysNothing() {
    Rights others = ofHouse(own(Basis.OWN_WORK), OwnTerms.NONE).toOthers();

    assertThat(others.decide(ENGLISH.by(Channel.KIT))).isInstanceOf(Permission.AskFirst.class);
  }

  @Test
  void anArticleOfOursThatNamesItsLicenceKeepsIt() {
    Terms own = new Terms(Basis.OWN_WORK, Licence.ofId("CC-BY-ND-4.0"), null, null, List.of());

    assertThat(ofHouse(own, WORDS).toOthers().licence()).contains(Licence.ofId("CC-BY-ND-4.0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CC-BY-SA-1.0", "CC-BY-SA-3.0", "CC-BY-NC-SA-4.0"})
  void whatIsSharedAlikeIsOfferedAlikeWhateverTheHouseOffers(String licence) {
    Rights rights = ofHouse(licensed(licence), LICENSED);

    assertThat(rights.offered(FRENCH)).contains(Licence.ofId(licence));
    assertThat(rights.offered(ENGLISH)).contains(Licence.ofId(licence));
    assertThat(rights.toOthers().terms()).doesNotContainKey(Level.TRANSLATION);
  }

  @Test
  void ourTranslationIsUnderOurLicenceWhereTheOriginalLeavesItToUs() {
    Rights rights = ofHouse(licensed("CC-BY-4.0"), LICENSED);

    assertThat(rights.offered(FRENCH)).contains(Licence.ofId("CC-BY-NC-ND-4.0"));
    assertThat(rights.offered(ENGLISH)).contains(Licence.ofId("CC-BY-4.0"));
    assertThat(rights.toOthers().decide(Use.COMMERCIAL, FRENCH).isGranted()).isFalse();
    assertThat(rights.toOthers().decide(Use.COMMERCIAL, ENGLISH).isGranted()).isTrue();
    assertThat(rights.toOthers().decide(FRENCH.by(Channel.KIT)).isGranted()).isTrue();
  }

  @Test
  void aTranslationThatWasPermittedToUsAloneIsOfferedToNobody() {
    Rights rights = ofHouse(licensed("CC-BY-ND-4.0"), LICENSED);

    assertThat(rights.offered(FRENCH)).isEmpty();
  }

  @Test
  void ourTermsNeverAllowMoreThanTheOriginals() {
    Random random = new Random(11);
    for (int i = 0; i < 5_000; i++) {
      Terms terms = random.nextInt(4) == 0 ? own(any(random, Basis.values())) : someTerms(random);
      if (terms.basis() == Basis.OWN_WORK) {
        continue;
      }
      OwnTerms ours = random.nextBoolean() ? WORDS : LICENSED;
      Rights without = ofHouse(terms, OwnTerms.NONE).toOthers();
      Rights with = ofHouse(terms, ours).toOthers();
      Use use = any(random, Use.values());
      Occasion on = someOccasion(random);
      if (with.decide(use, on).isGranted()) {
        assertThat(without.decide(use, on).isGranted()).as("%s %s %s", terms, use, on).isTrue();
      }
      assertThat(with.basis()).isEqualTo(without.basis());
      assertThat(with.licence()).isEqualTo(without.licence());
      assertThat(with.duties(use)).isEqualTo(without.duties(use));
    }
  }

  private static Terms own(Basis basis) {
    return new Terms(basis, null, null, null, List.of());
  }

  private static Rights ofHouse(Terms terms, OwnTerms own) {
    return new Rights(
        "en",
        TODAY,
        Map.of(Level.ARTICLE, terms),
        List.of(),
        HouseRules.defaults().offering(own),
        null);
  }

  private static Terms someTerms(Random random) {
    List<String> licences =
        List.of("CC-BY-4.0", "CC-BY-ND-4.0", "CC-BY-NC-ND-3.0", "CC0-1.0", "InC", "OGL-UK-3.0");
    String licence = licences.get(random.nextInt(licences.size()));
    Terms terms = licensed(licence);
    Clause clause =
        clause(
            any(random, Use.values()),
            random.nextBoolean() ? Verdict.DENIED : Verdict.ASK,
            random.nextBoolean() ? READ : null);
    return random.nextBoolean() ? says(terms, clause) : terms;
  }

  private static <T> T any(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }

  private static Occasion someOccasion(Random random) {
    return new Occasion(
        any(random, Channel.values()), random.nextBoolean() ? "en" : "fr", Audience.PUBLIC, NOW);
  }

  @Test
  void noLicenceIsOfferedThatPermitsMoreThanIsDecided() {
    Rights both =
        rights(
            Map.of(
                Level.ARTICLE, licensed("CC-BY-4.0"), Level.SOURCE, licensed("CC-BY-NC-ND-4.0")));
    Rights changed =
        rights(
            Map.of(
                Level.ARTICLE, Terms.UNSTATED,
                Level.SOURCE, licensed("CC-BY-4.0"),
                Level.SOURCE_CHANGED, licensed("CC-BY-NC-4.0")));
    Rights asking = rights(says(licensed("CC-BY-4.0"), clause(Use.COMMERCIAL, Verdict.ASK, null)));

    assertThat(both.offered(ENGLISH)).contains(Licence.ofId("CC-BY-NC-ND-4.0"));
    assertThat(changed.offered(ENGLISH)).contains(Licence.ofId("CC-BY-NC-4.0"));
    assertThat(asking.offered(ENGLISH)).isEmpty();
  }

  @Test
  void whatWasEditedHereNeedsThePermissionToEdit() {
    Map<Level, Terms> terms = Map.of(Level.ARTICLE, licensed("CC-BY-ND-4.0"));
    Given permission = given(Set.of(Use.EDIT), Scope.ALL);
    Rights without = new Rights("en", TODAY, true, terms, List.of(), HouseRules.defaults(), null);
    Rights with =
        new Rights("en", TODAY, true, terms, List.of(permission), HouseRules.defaults(), null);

    assertThat(without.decide(ENGLISH)).isInstanceOf(Permission.Refused.class);
    assertThat(with.decide(ENGLISH).isGranted()).isTrue();
    assertThat(with.toOthers().decide(ENGLISH.by(Channel.KIT)).isGranted()).isFalse();
  }

  private static boolean isTranslated(Given permission, Instant at) {
    return rights(licensed("CC-BY-ND-4.0"), permission).decide(Occasion.page("fr", at)).isGranted();
  }

  private static Given given(Set<Use> uses, Scope scope) {
    return new Given(1, uses, scope, "Coast Courier", TODAY, "mail of today", "Ida", NOW, null);
  }

  private static Clause clause(Use use, Verdict verdict, @Nullable Confirmation confirmed) {
    return new Clause(use, verdict, Scope.ALL, "as they say", null, NOW, confirmed);
  }

  private static Terms licensed(String licence) {
    return new Terms(Basis.LICENCE, Licence.ofId(licence), licence, null, List.of());
  }

  private static Terms says(Terms terms, Clause... clauses) {
    return terms.saying(List.of(clauses), List.of());
  }

  private static Terms says(Terms terms, Duty... duties) {
    return terms.saying(List.of(), List.of(duties));
  }

  private static Rights rights(Terms own, Given... given) {
    return new Rights(
        "en",
        TODAY,
        Map.of(Level.ARTICLE, own),
        Stream.of(given).toList(),
        HouseRules.defaults(),
        null);
  }

  private static Rights rights(Map<Level, Terms> terms) {
    return new Rights("en", TODAY, new EnumMap<>(terms), List.of(), HouseRules.defaults(), null);
  }
}
