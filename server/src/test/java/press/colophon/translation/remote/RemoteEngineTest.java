package press.colophon.translation.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.colophon.platform.MovedClock;
import press.colophon.platform.config.ConfigurationException;
import press.colophon.platform.config.Settings;
import press.colophon.translation.Engine;
import press.colophon.translation.EngineException;
import press.colophon.translation.EngineState;
import press.colophon.translation.Hop;
import press.colophon.translation.Language;
import press.colophon.translation.Segment;

final class RemoteEngineTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Hop SPANISH = Hop.direct(Language.ENGLISH, new Language("es"));
  private static final List<Segment> HARBOUR = List.of(Segment.ofText("The harbour is closed."));

  @TempDir private Path data;

  private final MovedClock clock = new MovedClock(NOW);
  private EngineServer server;
  private Engine engine;

  @BeforeEach
  void start() throws IOException {
    server = new EngineServer();
    server.on(
        "/languages",
        asked ->
            """
            [{"code": "en", "name": "English", "targets": ["en", "es", "zt", "tlh", "<b>"]},
             {"code": "es", "name": "Spanish", "targets": ["en"]}]
            """);
    server.on("/translate", asked -> shouted(asked, text -> text.replace("harbour", "puerto")));
    engine = engine("libretranslate", Map.of("libretranslate.key", "sesame"));
  }

  @AfterEach
  void stop() {
    engine.close();
    server.close();
  }

  private Engine engine(String section, Map<String, String> options) {
    Map<String, String> all = new HashMap<>(options);
    all.put(section + ".address", server.address() + "/");
    all.put(section + ".send-text-to", "127.0.0.1");
    all.put(section + ".own-network", "yes");
    all.putIfAbsent(section + ".time-limit", "5 s");
    Settings settings = Settings.read(data, Map.of(), all);
    return new RemoteEngines("Colophon-Test/1", clock)
        .of(settings.libreTranslate(), settings.deepl(), settings.openai())
        .getFirst();
  }

  private static String shouted(String asked, UnaryOperator<String> translation) {
    ArrayNode texts = JSON.createArrayNode();
    json(asked).path("q").forEach(text -> texts.add(translation.apply(text.asText())));
    return JSON.createObjectNode().set("translatedText", texts).toString();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // The interfaces.

  @Test
  void knowsWhatLibreTranslateOffers() {
    assertThat(engine.hops())
        .extracting(Hop::toString)
        .containsExactlyInAnyOrder("en > es", "en > zh-Hant", "es > en");
    assertThat(engine.key()).isEqualTo("libretranslate");
    assertThat(engine.credit().licence()).isEqualTo("AGPL-3.0-only");
    assertThat(engine.state()).isEqualTo(new EngineState.Ready());
  }

  @Test
  void translatesByLibreTranslate() {
    List<Segment> translated =
        engine.translate(
            SPANISH,
            List.of(
                new Segment(
                    "The <a href=\"https://x.example/a?b=1&amp;c=2\">harbour</a> is closed."),
                Segment.ofText("Write to harbour@x.example")));

    assertThat(translated)
        .containsExactly(
            new Segment("The <a href=\"https://x.example/a?b=1&amp;c=2\">puerto</a> is closed."),
            new Segment("Write to harbour@x.example"));
    JsonNode question = json(server.asked("/translate").getFirst().body());
    assertThat(question.path("source").asText()).isEqualTo("en");
    assertThat(question.path("target").asText()).isEqualTo("es");
    assertThat(question.path("format").asText()).isEqualTo("html");
    assertThat(question.path("api_key").asText()).isEqualTo("sesame");
  }

  @Test
  void takesOnlyItsOwnMarkupFromAnAnswer() {
    server.on(
        "/translate",
        asked ->
            shouted(
                asked,
                text ->
                    "<script>alert(1)</script><a href=\"https://evil.example\" onclick=\"x()\">"
                        + "el puerto</a> <em><u>está</u></em> <code>cerrado</code>"));

    List<Segment> translated =
        engine.translate(
            SPANISH,
            List.of(
                new Segment(
                    "The <a href=\"https://x.example\">harbour</a> <em>is</em> <code>closed</code>")));

    assertThat(translated)
        .containsExactly(
            new Segment(
                "<a href=\"https://x.example\">el puerto</a> <em>está</em> <code>closed</code>"));
  }

  @Test
  void asksInPiecesOfTheSizeThatServersTake() {
    List<Segment> many = Collections.nCopies(60, HARBOUR.getFirst());

    assertThat(engine.translate(SPANISH, many)).hasSize(60);

    assertThat(server.asked("/translate"))
        .extracting(request -> json(request.body()).path("q").size())
        .containsExactly(25, 25, 10);
  }

  @Test
  void translatesByDeepl() {
    server.on(
        "/v2/languages?type=source", asked -> "[{\"language\": \"EN\"}, {\"language\": \"PT\"}]");
    server.on(
        "/v2/languages?type=target",
        asked ->
            "[{\"language\":\"EN-GB\"},{\"language\":\"EN-US\"},{\"language\":\"PT-PT\"},"
                + "{\"language\":\"PT-BR\"}]");
    server.on(
        "/v2/translate",
        asked -> "{\"translations\": [{\"text\": \"O <em>porto</em>\", \"extra\": 1}]}");
    Hop portuguese = Hop.direct(Language.ENGLISH, new Language("pt"));

    try (Engine deepl = engine("deepl", Map.of("deepl.key", "sesame:fx"))) {
      assertThat(deepl.hops()).extracting(Hop::toString).containsOnly("en > pt", "pt > en");
      assertThat(deepl.translate(portuguese, List.of(new Segment("The <em>harbour</em>"))))
          .containsExactly(new Segment("O <em>porto</em>"));
    }

    EngineServer.Asked asked = server.asked("/v2/translate").getFirst();
    assertThat(asked.authorization()).isEqualTo("DeepL-Auth-Key sesame:fx");
    assertThat(json(asked.body()))
        .isEqualTo(
            json(
                """
                {"text": ["The <em>harbour</em>"], "source_lang": "EN", "target_lang": "PT-BR",
                 "tag_handling": "html", "split_sentences": "nonewlines"}
                """));
  }

  @Test
  void translatesByALanguageModelSentenceBySentence() {
    server.on(
        "/v1/chat/completions",
        asked ->
            """
            {"choices": [{"finish_reason": "stop", "message": {"role": "assistant", "content":
              "<think>Hm.</think>\\nEl <g1>puerto</g1> & <b>2 < 3</b>: <x2/> <x2/> <g7>x</g7>"}}]}
            """);
    Map<String, String> options =
        Map.of(
            "openai.key", "sesame",
            "openai.model", "small-1",
            "openai.languages", "en, es, gl");

    try (Engine model = engine("openai", options)) {
      assertThat(model.hops()).hasSize(6);
      assertThat(model.credit().label()).isEqualTo("small-1");
      assertThat(model.model(SPANISH)).isEqualTo("small-1");
      assertThat(
              model.translate(
                  SPANISH,
                  List.of(
                      new Segment(
                          "The <em class=\"k\">harbour</em> &amp; 2 &lt; 3: <code>x</code>"),
                      Segment.ofText("Closed."))))
          .first()
          .isEqualTo(
              new Segment(
                  "El <em class=\"k\">puerto</em> &amp; &lt;b&gt;2 &lt; 3&lt;/b&gt;: <code>x</code>  x"));
    }

    List<EngineServer.Asked> asked = server.asked("/v1/chat/completions");
    assertThat(asked).hasSize(2);
    assertThat(asked.getFirst().authorization()).isEqualTo("Bearer sesame");
    JsonNode question = json(asked.getFirst().body());
    assertThat(question.path("model").asText()).isEqualTo("small-1");
    assertThat(question.at("/messages/0/content").asText()).contains("from English into Spanish");
    assertThat(question.at("/messages/1/content").asText())
        .isEqualTo("The <g1>harbour</g1> & 2 < 3: <x2/>");
  }

  @Test
  void takesNoAnswerThatWasCutOff() {
    server.on(
        "/v1/chat/completions",
        asked -> "{\"choices\":[{\"finish_reason\":\"length\",\"message\":{\"content\":\"El\"}}]}");
    Map<String, String> options =
        Map.of("openai.model", "small-1", "openai.languages", "en, es", "openai.label", "Small");

    try (Engine model = engine("openai", options)) {
      assertThatThrownBy(() -> model.translate(SPANISH, HARBOUR))
          .isInstanceOf(EngineException.BrokeDown.class)
          .hasMessage("Small answered in a form that is not known");
    }
  }

  @Test
  void refusesALanguageThatIsNone() {
    Map<String, String> options =
        Map.of("openai.model", "small-1", "openai.languages", "en, klingonese");

    assertThatThrownBy(() -> engine("openai", options))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("openai.languages names \"klingonese\"");
  }

  // What goes wrong.

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "500; {}; LibreTranslate answered with status 500",
        "400; {}; LibreTranslate answered with status 400",
        "403; {}; LibreTranslate does not let us in with the key we have (status 403)",
        "200; <html>; LibreTranslate answered with something that is not JSON",
        "200; {\"a\": 1}; LibreTranslate answered in a form that is not known",
        "200; {\"translatedText\": [1]}; LibreTranslate answered in a form that is not known",
        "200; {\"translatedText\": []}; LibreTranslate was asked for 1 texts and answered with 0"
      })
  void saysWhatIsWrongWithAnAnswer(int status, String body, String message) {
    server.firstAnswer(status, body, Map.of());

    assertThatThrownBy(() -> engine.translate(SPANISH, HARBOUR))
        .isInstanceOf(EngineException.BrokeDown.class)
        .hasMessage(message);

    assertThat(engine.state()).isEqualTo(new EngineState.Troubled(message));
    assertThat(engine.translate(SPANISH, HARBOUR)).hasSize(1);
    assertThat(engine.state()).isEqualTo(new EngineState.Ready());
  }

  @Test
  void waitsNoLongerThanItMay() {
    server.on(
        "/translate",
        asked -> {
          sleep(Duration.ofSeconds(3));
          return "{}";
        });

    try (Engine hasty = engine("libretranslate", Map.of("libretranslate.time-limit", "1 s"))) {
      assertThatThrownBy(() -> hasty.translate(SPANISH, HARBOUR))
          .isInstanceOf(EngineException.TimedOut.class)
          .hasMessageContaining("it took longer than 1 seconds");
    }
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void asksABusyHostOnceMoreAfterAMoment() {
    server.firstAnswer(429, "{}", Map.of("Retry-After", "1"));

    assertThat(engine.translate(SPANISH, HARBOUR)).hasSize(1);

    assertThat(server.asked("/translate")).hasSize(2);
    assertThat(engine.state()).isEqualTo(new EngineState.Ready());
  }

  @Test
  void leavesABusyHostAloneForAsLongAsItWants() {
    server.firstAnswer(429, "{}", Map.of("Retry-After", "120"));

    assertThatThrownBy(() -> engine.translate(SPANISH, HARBOUR))
        .isInstanceOf(EngineException.Unavailable.class)
        .hasMessageContaining("it has too much to do");
    assertThat(engine.state())
        .isEqualTo(
            new EngineState.LeftOut(NOW.plusSeconds(120), "it has too much to do (status 429)"));
    assertThatThrownBy(() -> engine.translate(SPANISH, HARBOUR))
        .hasMessageContaining("LibreTranslate is left alone until 2026-03-01T12:02:00Z");
    assertThat(server.asked("/translate")).hasSize(1);

    clock.moveBy(Duration.ofMinutes(2));
    assertThat(engine.translate(SPANISH, HARBOUR)).hasSize(1);
  }

  @Test
  void sendsNoTextToWhereItIsRedirected() throws IOException {
    try (EngineServer other = new EngineServer()) {
      server.firstAnswer(307, "", Map.of("Location", other.address() + "/translate"));

      assertThatThrownBy(() -> engine.translate(SPANISH, HARBOUR))
          .isInstanceOf(EngineException.BrokeDown.class)
          .hasMessageContaining("it redirects");
      assertThat(other.asked("/translate")).isEmpty();
    }
  }

  @Test
  void sendsNoMoreInADayThanItMay() {
    Map<String, String> options = Map.of("libretranslate.characters-per-day", "50");

    try (Engine thrifty = engine("libretranslate", options)) {
      thrifty.translate(SPANISH, HARBOUR);
      thrifty.translate(SPANISH, HARBOUR);
      assertThatThrownBy(() -> thrifty.translate(SPANISH, HARBOUR))
          .isInstanceOf(EngineException.OverQuota.class)
          .hasMessage("LibreTranslate is not asked: the characters of this day are used up");
      assertThat(thrifty.state())
          .isEqualTo(
              new EngineState.LeftOut(
                  Instant.parse("2026-03-02T00:00:00Z"), "the characters of this day are used up"));
      assertThat(server.asked("/translate")).hasSize(2);

      clock.moveBy(Duration.ofHours(12));
      assertThat(thrifty.translate(SPANISH, HARBOUR)).hasSize(1);
    }
  }

  @Test
  void isLeftOutForEverLongerWhileItFailsAndComesBackWithTheFirstSuccess() {
    fail(Breaker.FAILURES);
    assertThat(leftOutFor()).isEqualTo(Duration.ofMinutes(1));
    assertThatThrownBy(() -> engine.translate(SPANISH, HARBOUR))
        .isInstanceOf(EngineException.Unavailable.class)
        .hasMessageContaining("answered with status 500");
    assertThat(server.asked("/translate")).hasSize(Breaker.FAILURES);

    clock.moveBy(Duration.ofMinutes(1));
    assertThat(engine.state()).isInstanceOf(EngineState.Troubled.class);
    fail(1);
    assertThat(leftOutFor()).isEqualTo(Duration.ofMinutes(2));

    clock.moveBy(Duration.ofMinutes(2));
    engine.translate(SPANISH, HARBOUR);
    assertThat(engine.state()).isEqualTo(new EngineState.Ready());
    fail(Breaker.FAILURES);
    assertThat(leftOutFor()).isEqualTo(Duration.ofMinutes(1));
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      server.firstAnswer(500, "{}", Map.of());
      assertThatThrownBy(() -> engine.translate(SPANISH, HARBOUR))
          .isInstanceOf(EngineException.BrokeDown.class);
    }
  }

  private Duration leftOutFor() {
    return Duration.between(clock.instant(), ((EngineState.LeftOut) engine.state()).until());
  }

  // What is offered.

  @Test
  void looksTheLanguagesUpOnceInAnHour() {
    engine.hops();
    engine.hops();
    clock.moveBy(Duration.ofMinutes(59));
    assertThat(engine.hops()).isSameAs(engine.hops()).hasSize(3);
    assertThat(server.asked("/languages")).hasSize(1);

    clock.moveBy(Duration.ofMinutes(1));
    assertThat(engine.hops()).hasSize(3);
    await(() -> server.asked("/languages").size() == 2);
  }

  @Test
  void offersNothingAndSaysWhyWhereNobodyAnswers() {
    server.close();

    assertThat(engine.hops()).isEmpty();
    assertThat(engine.state())
        .isInstanceOfSatisfying(
            EngineState.Troubled.class,
            troubled ->
                assertThat(troubled.because()).startsWith("LibreTranslate is out of reach."));
    assertThatThrownBy(() -> engine.translate(SPANISH, HARBOUR))
        .isInstanceOf(EngineException.NotOffered.class);
  }

  @Test
  void translatesNothingOnceItIsClosed() {
    engine.close();

    assertThatThrownBy(() -> engine.translate(SPANISH, HARBOUR))
        .isInstanceOf(EngineException.Closed.class);
  }

  @Test
  void tellsNobodyTheKey() {
    server.firstAnswer(403, "{\"error\": \"sesame is not known\"}", Map.of());

    assertThatThrownBy(() -> engine.translate(SPANISH, HARBOUR))
        .satisfies(e -> assertThat(e.toString()).doesNotContain("sesame"));
    assertThat(engine.state().toString()).doesNotContain("sesame");
  }

  private static void await(BooleanSupplier condition) {
    for (int i = 0; i < 100 && !condition.getAsBoolean(); i++) {
      sleep(Duration.ofMillis(50));
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
