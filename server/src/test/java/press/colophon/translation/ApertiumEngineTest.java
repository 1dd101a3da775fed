package press.colophon.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// With the real Apertium; skipped where its pairs are not installed.
class ApertiumEngineTest {

  private static final ApertiumEngine ENGINE = engine(ApertiumSettings.defaults());

  @BeforeAll
  static void apertiumIsInstalled() {
    List<String> tags = ENGINE.hops().stream().map(hop -> hop.to().tag()).toList();
    assumeTrue(
        tags.containsAll(List.of("es", "ca", "gl", "fr", "pt", "it")),
        "Skipped: needs apt-get install apertium-eng-spa apertium-eng-cat apertium-es-gl"
            + " apertium-fra-cat apertium-por-cat apertium-cat-ita");
  }

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "es | El coche <b>rojo</b> es en el puerto.",
        "ca | El carro <b>vermell</b> és en el port.",
        "gl | O coche <b>vermello</b> é no porto.",
        "fr | Le char <b>rouge</b> est dans le port.",
        "pt | A carroça <b>vermelha</b> é no porto.",
        "it | Il carro <b>rosso</b> è nel porto.",
      })
  void translatesASentenceWithItsMarkup(String to, String expected) {
    assertThat(translated("The <b>red</b> car is in the harbour.", to)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "ca", "gl", "fr", "pt", "it"})
  void keepsEveryElementAddressAndNumber(String to) {
    String html =
        "<a href=\"https://x.org/?a=1&amp;b=2\" rel=\"nofollow\">The <em>French</em> foreign"
            + " minister</a> wrote to <a href=\"mailto:a@b.org\">a@b.org</a> on 12 June 2022,"
            + " said Maria Okonkwo.<sup><a href=\"#fn\">1</a></sup> See https://example.org/x_1 and"
            + " <code>make all</code>; 1,234.5 tonnes, 45% of <strong>it</strong>.";

    String translated = translated(html, to);

    assertThat(InlineTextTest.elements(translated)).isEqualTo(InlineTextTest.elements(html));
    assertThat(translated)
        .contains("12", "2022", "1,234.5", "45%", "Okonkwo", ">a@b.org<")
        .contains("https://example.org/x_1", "<code>make all</code>")
        .contains("<sup><a href=\"#fn\">1</a></sup>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "fr"})
  void keepsTheMarkupOfAnything(String to) {
    List<Segment> segments =
        IntStream.range(0, 150)
            .mapToObj(seed -> new Segment(InlineTextTest.randomHtml(new Random(seed), 3)))
            .toList();

    List<Segment> translated = ENGINE.translate(hop(to), segments);

    for (int at = 0; at < segments.size(); at++) {
      assertThat(InlineTextTest.elements(translated.get(at).html()))
          .as(segments.get(at).html())
          .isEqualTo(InlineTextTest.elements(segments.get(at).html()));
    }
  }

  @Test
  void passesOddCharactersOnUnharmed() {
    String odd = "[a] {b} ^c$ \\d/ @e <f> *g #h \0 😀 مرحبا ]] [[ [[/]] .[]";

    String translated = ENGINE.translate(hop("es"), List.of(Segment.ofText(odd))).getFirst().text();

    assertThat(translated).contains("{", "}", "^", "$", "\\", "😀", "مرحبا", "]] [[ [[/]] .[]");
  }

  @Test
  void emptySegmentsStayEmpty() {
    List<Segment> odd = List.of(new Segment(""), new Segment("  "), new Segment("<b></b>"));

    assertThat(ENGINE.translate(hop("es"), odd))
        .containsExactly(new Segment(""), new Segment(" "), new Segment("<b></b>"));
    assertThat(ENGINE.translate(hop("es"), List.of())).isEmpty();
  }

  @Test
  void aVeryLongParagraphComesThroughWhole() {
    String paragraph = "The harbour stayed closed for 14 days and nobody knew why, ".repeat(180);

    String translated = translated(paragraph + "said the mayor.", "gl");

    assertThat(translated.split("14", -1)).hasSize(181);
  }

  @Test
  void equalsApertiumsOwnCommand() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/apertium")), "Skipped: no apertium command");
    List<String> sentences =
        List.of(
            "The council voted on Tuesday to close the old harbour.",
            "Fishermen say they were never asked, and many will lose their work.",
            "The red house near the river was built in 1932 by two sisters.",
            "More than 300 people signed the letter to the minister.",
            "A new school will open in September.");
    for (String sentence : sentences) {
      assertThat(translated(sentence, "es")).isEqualTo(command("eng-spa", sentence));
      assertThat(translated(sentence, "gl"))
          .isEqualTo(command("es-gl", command("eng-spa", sentence)));
    }
  }

  @Test
  void servesManyThreadsAtOnce() throws Exception {
    List<Callable<String>> asked = new ArrayList<>();
    for (int thread = 0; thread < 40; thread++) {
      int number = 100 + thread;
      String to = List.of("es", "gl", "ca").get(thread % 3);
      asked.add(() -> number + " " + translated("The mayor has " + number + " boats.", to));
    }

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(asked)) {
        String number = answer.get().substring(0, 3);
        assertThat(answer.get().substring(3)).contains(number);
      }
    }
  }

  @Test
  void recoversWhenAProgramIsKilled() {
    try (ApertiumEngine engine = engine(ApertiumSettings.defaults())) {
      Segment segment = Segment.ofText("The harbour is closed.");
      List<Segment> before = engine.translate(hop("es"), List.of(segment));
      List<ProcessHandle> processes = new ArrayList<>(engine.processes());
      ProcessHandle victim = processes.get(processes.size() / 2);
      victim.destroyForcibly();

      assertThat(engine.translate(hop("es"), List.of(segment))).isEqualTo(before);
    }
  }

  @Test
  void recoversWhenProgramsAreKilledInTheMiddle() throws Exception {
    try (ApertiumEngine engine = engine(ApertiumSettings.defaults())) {
      Hop hop = hop("es");
      List<Segment> many = Collections.nCopies(400, Segment.ofText("The red boat has 7 sails."));
      Segment one = engine.translate(hop, many.subList(0, 1)).getFirst();
      Thread killer = Thread.ofVirtual().start(() -> engine.processes().get(3).destroyForcibly());

      List<Segment> translated = engine.translate(hop, many);
      killer.join();

      assertThat(translated).hasSize(400).containsOnly(one);
    }
  }

  /// What the programs behind a killed one do: they end the answer as if it were whole.
  @Test
  void takesAnAnswerCutShortForNone(@TempDir Path folder) throws Exception {
    String cutTheFirst = "mkdir '" + folder + "/cut' && printf 'The har\\000' || exec cat";
    try (ApertiumEngine engine = engine(canned(folder, cutTheFirst))) {
      Segment segment = Segment.ofText("The harbour is closed.");

      assertThat(engine.translate(hop("es"), List.of(segment))).containsExactly(segment);
    }
  }

  @Test
  void leavesNoProcessBehind() {
    ApertiumEngine engine = engine(ApertiumSettings.defaults());
    engine.translate(hop("gl"), List.of(Segment.ofText("The harbour is closed.")));
    List<ProcessHandle> processes = engine.processes();
    assertThat(processes).isNotEmpty().allMatch(ProcessHandle::isAlive);

    engine.close();

    processes.forEach(process -> process.onExit().join());
    assertThat(processes).noneMatch(ProcessHandle::isAlive);
    assertThatThrownBy(() -> engine.translate(hop("gl"), List.of(Segment.ofText("Closed."))))
        .isInstanceOf(EngineException.Closed.class);
  }

  @Test
  void closesWhatNobodyUses() throws Exception {
    ApertiumSettings settings =
        ApertiumSettings.defaults().withTimes(Duration.ofSeconds(30), Duration.ofMillis(400));
    try (ApertiumEngine engine = engine(settings)) {
      engine.translate(hop("es"), List.of(Segment.ofText("The harbour is closed.")));

      for (int waited = 0; waited < 100 && !engine.processes().isEmpty(); waited++) {
        Thread.sleep(100);
      }

      assertThat(engine.processes()).isEmpty();
    }
  }

  @Test
  void replacesAWornPipeline() {
    try (ApertiumEngine engine = engine(ApertiumSettings.defaults().withPipelines(2, 1))) {
      List<Segment> three = Collections.nCopies(3, Segment.ofText("The boat is red."));

      List<Segment> translated = engine.translate(hop("es"), three);

      assertThat(translated).containsOnly(Segment.ofText("El bote es rojo."));
      assertThat(engine.processes()).isEmpty();
    }
  }

  @Test
  void givesUpOnProgramsThatDoNotAnswer(@TempDir Path folder) throws Exception {
    try (ApertiumEngine engine = engine(canned(folder, "exec sleep 60"))) {
      assertThatThrownBy(() -> engine.translate(hop("es"), List.of(Segment.ofText("Slow."))))
          .isInstanceOf(EngineException.TimedOut.class)
          .hasMessageContaining("eng-spa")
          .hasMessageContaining("Slow.");
      assertThat(engine.processes()).isEmpty();
    }
  }

  @Test
  void saysWhatAProgramSaidWhenItBreaksDownTwice(@TempDir Path folder) throws Exception {
    try (ApertiumEngine engine = engine(canned(folder, "echo no dictionary >&2; exit 3"))) {
      assertThatThrownBy(() -> engine.translate(hop("es"), List.of(Segment.ofText("Broken."))))
          .isInstanceOf(EngineException.BrokeDown.class)
          .hasMessageContaining("Broken.")
          .hasMessageContaining("no dictionary");
    }
  }

  @Test
  void offersNothingWhereNothingIsInstalled(@TempDir Path folder) {
    try (ApertiumEngine engine = engine(ApertiumSettings.defaults().withModesFolder(folder))) {
      assertThat(engine.hops()).isEmpty();
      assertThatThrownBy(() -> engine.translate(hop("es"), List.of(Segment.ofText("No."))))
          .isInstanceOf(EngineException.NotOffered.class)
          .hasMessageContaining("en > es");
    }
  }

  /// A mode made of one program that does not behave.
  private static ApertiumSettings canned(Path folder, String script) throws IOException {
    Path program = folder.resolve("lt-proc");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(folder.resolve("eng-spa.mode"), "lt-proc -w '" + program + "'");
    List<Path> programs = new ArrayList<>(List.of(folder));
    programs.addAll(ApertiumSettings.defaults().programFolders());
    return new ApertiumSettings(
        folder, programs, Duration.ofSeconds(1), Duration.ofMinutes(5), 5000, 1);
  }

  private static String command(String mode, String text) throws Exception {
    Process process = new ProcessBuilder("apertium", "-u", mode).start();
    try (var in = process.getOutputStream()) {
      in.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .collect(Collectors.joining(" "))
        .strip();
  }

  private static String translated(String html, String to) {
    return ENGINE.translate(hop(to), List.of(new Segment(html))).getFirst().html();
  }

  private static Hop hop(String to) {
    return ApertiumPaths.between(Language.ENGLISH, new Language(to)).orElseThrow().hop();
  }

  private static ApertiumEngine engine(ApertiumSettings settings) {
    return new ApertiumEngine(settings, InstantSource.system());
  }
}
