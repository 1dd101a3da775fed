package press.colophon.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.colophon.intake.Account.Furniture;
import press.colophon.intake.Account.Kind;
import press.colophon.rights.Basis;
import press.colophon.rights.Notice;
import press.colophon.rights.Terms;

final class TermsAsFoundTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CC BY-NC 4.0 | LICENCE",
        "https://creativecommons.org/publicdomain/zero/1.0/ | PUBLIC_DOMAIN",
        "This work is in the public domain | PUBLIC_DOMAIN",
        "You may republish this article with credit. | ATTRIBUTION",
        "Republished with permission. | PERMISSION",
        "All rights reserved | UNSTATED",
      })
  void findsTheBasisInWhatThePageSaysOfItsLicence(String licence, Basis basis) {
    assertThat(terms(licence).basis()).isEqualTo(basis);
  }

  @Test
  void saysNothingWhereThePageSaysNothing() {
    Terms terms = terms(null);

    assertThat(terms.basis()).isEqualTo(Basis.UNSTATED);
    assertThat(terms.notices()).isEmpty();
    assertThat(terms.licence()).isNull();
  }

  @Test
  void fairUseIsABasisOfItsOwn() {
    Terms terms =
        terms(
            null,
            new Furniture(
                Kind.FAIR_USE,
                "The page holds material used under fair use. It is shared without profit."));

    assertThat(terms.basis()).isEqualTo(Basis.FAIR_USE);
    assertThat(terms.notices()).hasSize(1);
  }

  @Test
  void aStatementThatSaysSeveralThingsIsSeveralClauses() {
    Terms terms =
        terms(
            null,
            new Furniture(
                Kind.DISCLAIMER,
                "The author alone answers for this article. The site is not liable for it. Community"
                    + " sites may cross-post it with a link. Write to rights@coast.example."));

    assertThat(terms.notices())
        .containsExactly(
            new Notice(
                Notice.Subject.RESPONSIBILITY,
                "The author alone answers for this article. The site is not liable for it."),
            new Notice(
                Notice.Subject.REPUBLICATION, "Community sites may cross-post it with a link."),
            new Notice(Notice.Subject.CONTACT, "Write to rights@coast.example."));
    assertThat(terms.basis()).isEqualTo(Basis.ATTRIBUTION);
  }

  @Test
  void aLicenceGoesBeforeFairUse() {
    assertThat(terms("CC BY 4.0", new Furniture(Kind.FAIR_USE, "Fair use.")).basis())
        .isEqualTo(Basis.LICENCE);
  }

  @Test
  void furnitureWithoutTermsIsNoClause() {
    assertThat(terms(null, new Furniture(Kind.SHARE, "Please republish and share!")).notices())
        .isEmpty();
  }

  @Test
  void rightsOfTheEnvelopeGiveLicenceAndClauses() {
    Terms terms =
        enveloped(
            new EnvelopeDraft()
                .rights("link rel=license", null, "https://creativecommons.org/licenses/by/4.0/")
                .rights("dc:rights", "You may republish it with a link to the original.", null));

    assertThat(terms.basis()).isEqualTo(Basis.LICENCE);
    assertThat(terms.licenceAsFound()).isEqualTo("https://creativecommons.org/licenses/by/4.0/");
    assertThat(terms.notices())
        .containsExactly(
            new Notice(
                Notice.Subject.REPUBLICATION, "You may republish it with a link to the original."));
  }

  @Test
  void whatForbidsReproductionAllowsNothing() {
    Terms terms =
        enveloped(
            new EnvelopeDraft()
                .rights(
                    "dc:rights",
                    "All rights reserved. No part of this may be reproduced without permission.",
                    null));

    assertThat(terms.basis()).isEqualTo(Basis.UNSTATED);
    assertThat(terms.notices()).isNotEmpty();
  }

  @Test
  void aCopyrightLineAloneIsNoClause() {
    assertThat(
            enveloped(new EnvelopeDraft().rights("copyright", "© 2026 Harbour Wire", null))
                .notices())
        .isEmpty();
  }

  private static Terms enveloped(EnvelopeDraft envelope) {
    return TermsAsFound.in(
        new AccountDraft().headline("Headline").envelope(envelope.envelope()).account());
  }

  private static Terms terms(@Nullable String licence, Furniture... furniture) {
    return TermsAsFound.in(
        new Account(
            "Headline",
            null,
            null,
            List.of(),
            null,
            null,
            null,
            List.of(),
            List.of(),
            null,
            null,
            licence,
            null,
            null,
            null,
            null,
            List.of("<p>Body</p>"),
            List.of(),
            List.of(furniture),
            List.of()));
  }
}
