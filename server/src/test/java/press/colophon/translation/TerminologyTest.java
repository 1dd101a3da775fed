package press.colophon.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TerminologyTest {
  private static final Language FRENCH = new Language("fr");

  @ParameterizedTest
  @CsvSource({
    "fr, quay, quai, The quays were full., Les quais étaient pleins., false",
    "fr, quay, quai, The quays were full., Les docks étaient pleins., true",
    "fr, quay, quai, The Quayside was full., Le bord était plein., false",
    "fr, editor, éditeur, The editor left., Les ÉDITEURS sont partis., false",
    "fr, town council, conseil municipal, The Town Council met., Les conseils municipaux se réunirent., false",
    "fr, town council, conseil municipal, The Town Council met., Le conseil de la ville se réunit., true",
    "de, harbour, Hafen, The harbour., Der Hafen., false",
    "tr, island, ada, The island., Adada., false",
    "tr, light, ışık, The light., IŞIKLAR, false",
    "ar, quay, رصيف, The quay., على الرصيف., false",
    "ar, quay, رصيف, The quay., على الميناء., true",
    "ja, quay, 埠頭, The quay., その埠頭へ。, false"
  })
  void aRequiredTermStandsInWhateverForm(
      String to, String source, String required, String before, String after, boolean broken) {
    Term term = term(to, source, List.of(required), List.of());

    assertThat(isBroken(term, before, after)).isEqualTo(broken);
  }

  @ParameterizedTest
  @CsvSource({
    "port, The harbour., Le port., true",
    "port, The harbour., Les Ports., true",
    "port, The harbour., Le portail., false",
    "port, The town., Le port., false",
    "port de pêche, The harbour., Le port., false"
  })
  void aForbiddenTermIsSeenWhereTheOriginalHasTheTerm(
      String forbidden, String before, String after, boolean broken) {
    Term term = term("fr", "harbour", List.of(), List.of(forbidden));

    assertThat(isBroken(term, before, after)).isEqualTo(broken);
  }

  @Test
  void aForbiddenWordMayStandInsideARequiredTerm() {
    Term term = term("fr", "harbour", List.of("port de plaisance"), List.of("port"));

    assertThat(isBroken(term, "The harbour.", "Le port de plaisance.")).isFalse();
    assertThat(isBroken(term, "The harbour.", "Le port de plaisance, un port.")).isTrue();
  }

  @Test
  void capitalsCountWhereTheTermSaysSo() {
    Term term =
        new Term(Language.ENGLISH, FRENCH, "Turkey", List.of("Turquie"), List.of(), true, null);

    assertThat(isBroken(term, "They ate turkey.", "Ils ont mangé.")).isFalse();
    assertThat(isBroken(term, "They left Turkey.", "Ils ont quitté la turquie.")).isTrue();
  }

  @Test
  void aWordOfALongerTermIsNotAskedFor() {
    Terminology terms =
        new Terminology(
            List.of(
                term("fr", "York", List.of("York"), List.of()),
                term("fr", "New York", List.of("Nouvelle-York"), List.of())),
            Language.ENGLISH,
            FRENCH);

    assertThat(terms.isBroken(new Segment("In New York."), new Segment("À Nouvelle-York.")))
        .isFalse();
    assertThat(terms.isBroken(new Segment("In York."), new Segment("Là."))).isTrue();
  }

  @Test
  void namesAreCoveredBeforeAnEngineSeesThemAndNothingElseIs() {
    Terminology terms =
        new Terminology(
            List.of(
                Term.name(Language.ENGLISH, null, "Coast"),
                Term.name(Language.ENGLISH, null, "Coast Courier")),
            Language.ENGLISH,
            FRENCH);
    Segment segment =
        new Segment("The <em>Coast Courier's</em> coast &amp; Coasts, <a href=\"x\">Coast</a>.");

    Segment shielded = terms.shielded(segment);

    assertThat(shielded.html())
        .isEqualTo(
            "The <em><colophon-name translate=\"no\">Coast Courier</colophon-name>'s</em> coast"
                + " &amp; Coasts, <a href=\"x\"><colophon-name translate=\"no\">Coast</colophon-name></a>.");
    assertThat(Terminology.lifted(shielded)).isEqualTo(segment);
    assertThat(terms.isBroken(segment, new Segment("Le COAST COURIER."))).isTrue();
  }

  @Test
  void termsThatSayNothingAreRefused() {
    assertThatThrownBy(() -> term("fr", "quay", List.of(), List.of()))
        .hasMessageContaining("needs a translation");
    assertThatThrownBy(() -> term("fr", "--", List.of("quai"), List.of()))
        .hasMessageContaining("at least one letter");
    assertThatThrownBy(() -> term("fr", "quay", List.of("quai"), List.of("quai")))
        .hasMessageContaining("both required and forbidden");
  }

  private static Term term(
      String to, String source, List<String> required, List<String> forbidden) {
    return new Term(Language.ENGLISH, new Language(to), source, required, forbidden, false, null);
  }

  private static boolean isBroken(Term term, String before, String after) {
    return new Terminology(List.of(term), term.from(), term.to())
        .isBroken(Segment.ofText(before), Segment.ofText(after));
  }
}
