package press.colophon.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The truth table of the Creative Commons licences, written from their legal codes. + is allowed,
/// ? is to be asked for, - is denied; the columns are the uses in their order: reprint, excerpt,
/// translate, edit, images, newsletter, federate, sublicense, commercial, machine learning.
final class CreativeCommonsTest {

  @ParameterizedTest
  @CsvSource({
    // 2(a)(1)(A) reproduce and share, in whole or in part; 2(a)(1)(B) adapt; non-sublicensable
    "CC-BY-4.0,       ++++ +++- ++",
    "CC-BY-SA-4.0,    ++++ +++- +?",
    // 2(a)(1)(B) produce and reproduce, but not share, adapted material
    "CC-BY-ND-4.0,    ++-- +++- +?",
    // 2(a)(1) for NonCommercial purposes only
    "CC-BY-NC-4.0,    ++++ +++- -?",
    "CC-BY-NC-SA-4.0, ++++ +++- -?",
    "CC-BY-NC-ND-4.0, ++-- +++- -?",
    // 3(a)-(d) reproduce, adapt, distribute; 4(a) may not sublicense
    "CC-BY-3.0,       ++++ +++- ++",
    "CC-BY-SA-3.0,    ++++ +++- +?",
    // 3 grants no adaptations; of parts it does not speak
    "CC-BY-ND-3.0,    +?-- +++- +?",
    "CC-BY-NC-3.0,    ++++ +++- -?",
    "CC-BY-NC-SA-3.0, ++++ +++- -?",
    "CC-BY-NC-ND-3.0, +?-- +++- -?",
    "CC-BY-2.5,       ++++ +++- ++",
    "CC-BY-SA-2.5,    ++++ +++- +?",
    "CC-BY-ND-2.5,    +?-- +++- +?",
    "CC-BY-NC-2.5,    ++++ +++- -?",
    "CC-BY-NC-SA-2.5, ++++ +++- -?",
    "CC-BY-NC-ND-2.5, +?-- +++- -?",
    "CC-BY-2.0,       ++++ +++- ++",
    "CC-BY-SA-2.0,    ++++ +++- +?",
    "CC-BY-ND-2.0,    +?-- +++- +?",
    "CC-BY-NC-2.0,    ++++ +++- -?",
    "CC-BY-NC-SA-2.0, ++++ +++- -?",
    "CC-BY-NC-ND-2.0, +?-- +++- -?",
    "CC-BY-1.0,       ++++ +++- ++",
    "CC-BY-SA-1.0,    ++++ +++- +?",
    "CC-BY-ND-1.0,    +?-- +++- +?",
    "CC-BY-NC-1.0,    ++++ +++- -?",
    "CC-BY-NC-SA-1.0, ++++ +++- -?",
    "CC-BY-ND-NC-1.0, +?-- +++- -?",
    // Without BY: only in version 1.0
    "CC-SA-1.0,       ++++ +++- +?",
    "CC-ND-1.0,       +?-- +++- +?",
    "CC-NC-1.0,       ++++ +++- -?",
    "CC-NC-SA-1.0,    ++++ +++- -?",
    "CC-ND-NC-1.0,    +?-- +++- -?",
    // A port is read like its version
    "CC-BY-ND-3.0-DE, +?-- +++- +?",
    // CC0 waives everything; the mark says that there is nothing to waive
    "CC0-1.0,         ++++ ++++ ++",
    "PDM-1.0,         ++++ ++++ ++",
  })
  void permitsWhatTheLegalCodeSays(String licence, String table) {
    StringBuilder said = new StringBuilder();
    for (Use use : Use.values()) {
      said.append(sign(Licence.ofId(licence).rules().on(use).verdict()));
    }
    assertThat(said.insert(8, ' ').insert(4, ' ').toString()).isEqualTo(table);
  }

  @ParameterizedTest
  @CsvSource({
    "CC-BY-4.0,       commercial, 2(a)(1)",
    "CC-BY-NC-4.0,    commercial, '1(i), 2(a)(1), 2(b)(3)'",
    "CC-BY-NC-ND-4.0, commercial, '1(h), 2(a)(1), 2(b)(3)'",
    "CC-BY-NC-SA-4.0, commercial, '1(k), 2(a)(1), 2(b)(3)'",
    "CC-BY-ND-4.0,    translate,  '1(a), 2(a)(1)(B)'",
    "CC-BY-NC-3.0,    commercial, 4(b)",
    "CC-BY-NC-SA-3.0, commercial, 4(c)",
    "CC-BY-SA-2.0,    translate,  '3(b), 3(d)'",
    "CC-BY-2.5,       sublicense, 4(a)",
  })
  void citesTheSection(String licence, String use, String section) {
    assertThat(Licence.ofId(licence).rules().on(Use.ofWord(use)).section()).isEqualTo(section);
  }

  @ParameterizedTest
  @CsvSource({
    "CC-BY-4.0,       credit 3(a)(1)(A)(i)",
    "CC-BY-4.0,       link-original 3(a)(1)(A)(v)",
    "CC-BY-4.0,       link-licence 3(a)(1)(C)",
    "CC-BY-3.0,       credit 4(b)",
    "CC-BY-3.0,       keep-title 4(b)",
    "CC-BY-NC-3.0,    credit 4(c)",
    "CC-BY-NC-SA-3.0, credit 4(d)",
    "CC-BY-ND-2.0,    credit 4(b)",
    "CC-BY-NC-ND-2.5, credit 4(c)",
  })
  void asksForCredit(String licence, String duty) {
    assertThat(duties(licence, Use.REPRINT)).contains(duty);
  }

  @Test
  void asksWhoeverTranslatesToSaySo() {
    assertThat(duties("CC-BY-4.0", Use.REPRINT)).doesNotContain("indicate-changes 3(a)(1)(B)");
    assertThat(duties("CC-BY-4.0", Use.TRANSLATE)).contains("indicate-changes 3(a)(1)(B)");
    assertThat(duties("CC-BY-SA-4.0", Use.TRANSLATE)).contains("share-alike 3(b)");
    assertThat(duties("CC-BY-SA-3.0", Use.EDIT))
        .contains("indicate-changes 3(b)", "share-alike 4(b)");
  }

  @Test
  void asksForNoCreditWhereItsLicenceDoesNot() {
    assertThat(duties("CC-SA-1.0", Use.REPRINT)).containsExactly("link-licence 4(a)");
    assertThat(duties("CC0-1.0", Use.TRANSLATE)).isEmpty();
  }

  @Test
  void everyOtherLicenceHasARuleForEachUse() {
    assertThat(Licences.others()).hasSizeGreaterThan(25);
    for (Licence licence : Licences.others()) {
      for (Use use : Use.values()) {
        assertThat(licence.rules().on(use).section()).isNotBlank();
      }
    }
  }

  private static List<String> duties(String licence, Use use) {
    return Licence.ofId(licence).rules().duties(use).stream()
        .map(duty -> duty.kind().word() + " " + duty.because())
        .toList();
  }

  private static char sign(Verdict verdict) {
    return switch (verdict) {
      case ALLOWED -> '+';
      case ASK -> '?';
      case DENIED -> '-';
    };
  }
}
