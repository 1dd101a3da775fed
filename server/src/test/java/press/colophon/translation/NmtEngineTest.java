package press.colophon.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class NmtEngineTest {
  private static final Path FIXTURE = Path.of("../nmt/src/test/resources/fixture");
  private static final Language SPANISH = new Language("es");
  private static final Language FRENCH = new Language("fr");
  private static final Hop TO_SPANISH = Hop.direct(Language.ENGLISH, SPANISH);

  @TempDir private Path folder;

  /// Models of random weights: words come out as nonsense, all else must be right.
  private NmtEngine engine(Duration idleTime) {
    Path tiny = model("tiny");
    List<NmtEngine.Installed> models =
        List.of(
            new NmtEngine.Installed(Language.ENGLISH, SPANISH, "1", () -> tiny),
            new NmtEngine.Installed(FRENCH, Language.ENGLISH, "1", () -> tiny));
    return new NmtEngine(() -> models, idleTime, 1);
  }

  private Path model(String name) {
    try {
      Path model = Files.createDirectories(folder.resolve(name));
      Files.copy(
          FIXTURE.resolve(name).resolve("model.intgemm.alphas.bin"), model.resolve("model.bin"));
      Files.copy(FIXTURE.resolve(name).resolve("lex.s2t.bin"), model.resolve("lex.bin"));
      Files.copy(FIXTURE.resolve("vocab.spm"), model.resolve("vocab.spm"));
      return model;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void offersItsModelsAndTheWayThroughEnglish() {
    try (NmtEngine engine = engine(Duration.ofHours(1))) {
      assertThat(engine.hops())
          .containsExactly(
              TO_SPANISH,
              Hop.direct(FRENCH, Language.ENGLISH),
              new Hop(FRENCH, List.of(Language.ENGLISH), SPANISH));
    }
  }

  @Test
  void saysThatAModelIsGone() {
    Path gone = folder.resolve("gone");
    try (NmtEngine engine =
        new NmtEngine(
            () -> List.of(new NmtEngine.Installed(Language.ENGLISH, SPANISH, "1", () -> gone)),
            Duration.ofHours(1),
            1)) {
      assertThatThrownBy(() -> engine.translate(TO_SPANISH, List.of(new Segment("The harbour."))))
          .isInstanceOf(EngineException.NotStarted.class)
          .hasMessageContaining("gone");
    }
  }

  @Test
  void isPreferredToRules() {
    try (NmtEngine nmt = engine(Duration.ofHours(1));
        Engines engines =
            new Engines(
                List.of(
                    new ShoutingEngine("Loud", EngineCredit.Approach.RULES, TO_SPANISH), nmt))) {
      Route route = engines.route(Language.ENGLISH, SPANISH).orElseThrow();

      assertThat(route.label(Language.ENGLISH)).isEqualTo("Firefox Translations");
    }
  }

  @Test
  void keepsElementsAddressesAndOtherLanguages() {
    Segment segment =
        new Segment(
            "The <b>editor</b> of <a href=\"https://harbour.example/?a=1&amp;b=2\">the letter</a>"
                + " wrote to desk@harbour.example &amp; to <i lang=\"la\">urbi et orbi</i>.");
    try (NmtEngine engine = engine(Duration.ofHours(1))) {
      String made = engine.translate(TO_SPANISH, List.of(segment)).getFirst().html();

      assertThat(made)
          .containsOnlyOnce("<b>")
          .containsOnlyOnce("<a href=\"https://harbour.example/?a=1&amp;b=2\">")
          .containsOnlyOnce("desk@harbour.example")
          .containsOnlyOnce("<i lang=\"la\">urbi et orbi</i>")
          .doesNotContain("colophon-as-is", "translate=\"no\"");
    }
  }

  @Test
  void translatesThroughEnglish() {
    Hop hop = new Hop(FRENCH, List.of(Language.ENGLISH), SPANISH);
    try (NmtEngine engine = engine(Duration.ofHours(1))) {
      List<Segment> made =
          engine.translate(
              hop, List.of(new Segment("The editor read the letter twice."), new Segment("")));

      assertThat(made).hasSize(2);
      assertThat(made.getFirst().isBlank()).isFalse();
      assertThat(made.getLast().isBlank()).isTrue();
    }
  }

  @Test
  void letsModelsGoThatNobodyUses() throws InterruptedException {
    try (NmtEngine engine = engine(Duration.ofMillis(20))) {
      engine.translate(TO_SPANISH, List.of(new Segment("The editor read the letter twice.")));
      while (engine.openModels() > 0) {
        Thread.sleep(5);
      }

      assertThat(
              engine.translate(
                  TO_SPANISH, List.of(new Segment("The editor read the letter twice."))))
          .hasSize(1);
    }
  }

  @Test
  void saysWhatItCannotDo() throws IOException {
    NmtEngine engine = engine(Duration.ofHours(1));

    assertThatThrownBy(
            () -> engine.translate(Hop.direct(SPANISH, FRENCH), List.of(new Segment("x"))))
        .isInstanceOf(EngineException.NotOffered.class);

    Files.write(folder.resolve("tiny/model.bin"), new byte[100]);
    assertThatThrownBy(
            () ->
                engine.translate(
                    TO_SPANISH, List.of(new Segment("The editor read the letter twice."))))
        .isInstanceOf(EngineException.NotStarted.class)
        .hasMessageContaining("model.bin");

    Files.delete(folder.resolve("tiny/model.bin"));
    assertThatThrownBy(
            () -> engine.translate(TO_SPANISH, List.of(new Segment("The editor read the letter."))))
        .isInstanceOf(EngineException.NotStarted.class);

    engine.close();
    assertThatThrownBy(
            () ->
                engine.translate(
                    TO_SPANISH, List.of(new Segment("The editor read the letter twice."))))
        .isInstanceOf(EngineException.Closed.class);
  }

  @Test
  void keepsNoMoreModelsOpenThanItShould() {
    Hop hop = new Hop(FRENCH, List.of(Language.ENGLISH), SPANISH);
    try (NmtEngine engine = engine(Duration.ofHours(1))) {
      List<Segment> segments = List.of(new Segment("The editor read the letter twice."));
      List<Segment> before = engine.translate(hop, segments);

      assertThat(engine.openModels()).isEqualTo(1);
      assertThat(engine.translate(hop, segments)).isEqualTo(before);
    }
  }

  @Test
  void usesWhatIsInstalledReplacedAndRemovedWhileItRuns() {
    List<Segment> segments = List.of(new Segment("The editor read the letter twice."));
    Path tiny = model("tiny");
    List<NmtEngine.Installed> models = new CopyOnWriteArrayList<>();
    try (NmtEngine engine =
        new NmtEngine(() -> List.copyOf(models), Duration.ofHours(1), 4, Duration.ZERO)) {
      assertThat(engine.hops()).isEmpty();

      models.add(new NmtEngine.Installed(Language.ENGLISH, SPANISH, "1", () -> tiny));
      assertThat(engine.hops()).containsExactly(TO_SPANISH);
      assertThat(engine.hops()).as("the same list while nothing changes").isSameAs(engine.hops());
      assertThat(engine.translate(TO_SPANISH, segments)).hasSize(1);
      assertThat(engine.openModels()).isEqualTo(1);

      models.set(0, new NmtEngine.Installed(Language.ENGLISH, SPANISH, "2", () -> tiny));
      assertThat(engine.model(TO_SPANISH)).isEqualTo("2");
      assertThat(engine.openModels()).as("the old weights are let go").isZero();

      models.clear();
      assertThatThrownBy(() -> engine.translate(TO_SPANISH, segments))
          .isInstanceOf(EngineException.NotOffered.class);
    }
  }
}
