package press.colophon.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void theConfigurationPutsTheEnginesInOrder() {
    Engine apertium = named("Apertium", EngineCredit.Approach.RULES);
    Engine deepl = named("DeepL", EngineCredit.Approach.NEURAL);
    List<Engine> all = List.of(deepl, apertium);

    assertThat(first(all, List.of("apertium", "deepl"))).isEqualTo("Apertium 1");
    assertThat(first(all, List.of("nmt", "deepl", "apertium"))).isEqualTo("DeepL 1");
    assertThat(new Engines(all, EngineOrder.of(List.of("deepl"), List.of())).inOrder())
        .containsExactly(deepl);
  }

  private static Engine named(String name, EngineCredit.Approach approach) {
    return new ShoutingEngine(name, approach, Hop.direct(EN, ES), Hop.direct(ES, GL));
  }

  private static String first(List<Engine> all, List<String> order) {
    return new Engines(all, EngineOrder.of(order, List.of())).route(EN, ES).orElseThrow().label(EN);
  }

  @Test
  void aPairMayHaveAWayOfItsOwn() {
    List<Engine> all =
        List.of(
            named("Apertium", EngineCredit.Approach.RULES),
            named("DeepL", EngineCredit.Approach.NEURAL));
    EngineOrder order =
        EngineOrder.of(
            List.of("apertium", "deepl"),
            List.of("en-es: deepl", "en-gl: deepl:es + apertium", "en-zh-Hans: deepl"));

    Engines engines = new Engines(all, order);

    assertThat(engines.route(EN, ES).orElseThrow().label(EN)).isEqualTo("DeepL 1");
    assertThat(engines.route(EN, GL).orElseThrow().label(EN))
        .isEqualTo("DeepL 1 + Apertium 1 (English → Spanish → Galician)");
    assertThat(engines.route(EN, new Language("zh-Hans"))).isEmpty();
    assertThat(engines.route(ES, GL).orElseThrow().label(EN)).isEqualTo("Apertium 1");
  }

  @Test
  void anEngineThatIsLeftAloneIsPassedOver() {
    Engine resting = new RestingEngine(named("DeepL", EngineCredit.Approach.NEURAL));
    Engine apertium = named("Apertium", EngineCredit.Approach.RULES);
    EngineOrder order =
        EngineOrder.of(List.of("deepl", "apertium"), List.of("en-es: deepl", "en-gl: deepl"));

    Engines engines = new Engines(List.of(resting, apertium), order);

    assertThat(engines.route(EN, ES).orElseThrow().label(EN)).isEqualTo("Apertium 1");
    assertThat(engines.route(EN, GL)).isEmpty();
  }

  /// Another engine, left alone for now.
  private record RestingEngine(Engine engine) implements Engine {
    @Override
    public EngineCredit credit() {
      return engine.credit();
    }

    @Override
    public EngineState state() {
      return new EngineState.LeftOut(Instant.MAX, "it is tired");
    }

    @Override
    public List<Hop> hops() {
      return engine.hops();
    }

    @Override
    public List<Segment> translate(Hop hop, List<Segment> segments) {
      return engine.translate(hop, segments);
    }

    @Override
    public void close() {
      engine.close();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nmt, google | '' | \"google\" is no engine; there are apertium, deepl,",
        "nmt | en-es | is not of the form en-de: deepl",
        "nmt | en-xx: nmt | \"en-xx\" is no pair of languages",
        "nmt | en-en: nmt | \"en-en\" is no pair of languages",
        "nmt | en-es: deepl | \"deepl\" is not among the engines that are used",
        "nmt | en-gl: nmt + nmt | \"nmt\" is not of the form",
        "nmt | en-gl: nmt:es | \"nmt:es\" is not of the form",
        "nmt | en-gl: nmt:qq + nmt | \"nmt:qq\" is not of the form",
        "nmt | en-es: nmt, en-es: nmt | is not the only word on its pair"
      })
  void refusesAnOrderThatCannotBeRead(String engines, String pairs, String sentence) {
    List<String> order = List.of(engines.split(", "));
    List<String> ways = pairs.isEmpty() ? List.of() : List.of(pairs.split(", "));

    assertThatThrownBy(() -> EngineOrder.of(order, ways))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
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
}
