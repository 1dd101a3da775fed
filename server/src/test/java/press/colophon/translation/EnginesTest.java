package press.colophon.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EnginesTest {

  private static final Language EN = Language.ENGLISH;
  private static final Language ES = new Language("es");
  private static final Language GL = new Language("gl");
  private static final Language JA = new Language("ja");

  private final Engine rules =
      new ShoutingEngine(
          "Rules",
          EngineCredit.Approach.RULES,
          Hop.direct(EN, ES),
          new Hop(EN, List.of(ES), GL),
          Hop.direct(ES, GL));
  private final Engine neural =
      new ShoutingEngine("Neural", EngineCredit.Approach.NEURAL, Hop.direct(EN, ES));

  @Test
  void rulesLeadWhereNothingElseDoes() {
    Engines engines = new Engines(List.of(rules));

    assertThat(engines.route(EN, GL).orElseThrow().label(EN))
        .isEqualTo("Rules 1 (English → Spanish → Galician)");
    assertThat(engines.route(EN, JA)).isEmpty();
    assertThat(engines.route(EN, EN)).isEmpty();
  }

  @Test
  void aNeuralEngineIsPreferredAndRulesFollowIt() {
    Engines engines = new Engines(List.of(rules, neural));

    assertThat(engines.route(EN, ES).orElseThrow().label(EN)).isEqualTo("Neural 1");
    Route galician = engines.route(EN, GL).orElseThrow();
    assertThat(galician.label(EN)).isEqualTo("Neural 1 + Rules 1 (English → Spanish → Galician)");
    assertThat(galician.translate(List.of(new Segment("a <b>b</b>"))))
        .containsExactly(new Segment("A <B>B</B>".replace("B>", "b>")));
  }

  @Test
  void saysWhatWouldAddALanguage() {
    Engines none = new Engines(List.of());

    assertThat(none.reach(EN, GL))
        .isEqualTo(
            new Reach.Installable(
                new Hop(EN, List.of(ES), GL), List.of("apertium-eng-spa", "apertium-es-gl")));
    assertThat(none.reach(EN, JA)).isInstanceOf(Reach.Unreachable.class);
    assertThat(none.reach(JA, JA)).isInstanceOf(Reach.Original.class);
  }

  @Test
  void theTableIsHonestAboutEveryLanguage() {
    String table = new LanguagesTable(new Engines(List.of(rules))).print(EN);

    assertThat(table.lines())
        .anyMatch(line -> line.matches("en +English +the original"))
        .anyMatch(line -> line.matches("gl +galego \\(Galician\\) +Rules 1 \\(English → .*\\)"))
        .anyMatch(line -> line.matches("eo +Esperanto +not installed: apt-get install .*eo-en"))
        .anyMatch(line -> line.matches("ja +日本語 \\(Japanese\\) +no engine"));
    assertThat(table).contains(Languages.all().size() + " languages, 2 translated now");
  }
}
