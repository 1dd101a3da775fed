package press.colophon.nmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import press.colophon.nmt.TranslatorOptions.Arithmetic;
import press.colophon.nmt.TranslatorOptions.BatchRule;
import press.colophon.nmt.TranslatorOptions.Kernel;

/// Ours beside what the reference engine made of the same lines with the same models.
class MarianTranslatorTest {
  private static final TranslatorOptions DEFAULT = TranslatorOptions.DEFAULT;

  /// The sentences of a line share a batch in the reference engine.
  private static final TranslatorOptions BY_LINE =
      DEFAULT.withBatchRule(BatchRule.SHARED).withBatchTokens(1024);

  @TempDir private Path folder;

  static Stream<Reference> models() {
    Path own = Fixtures.folder();
    return Stream.of(
            new Reference(own, "tiny"),
            new Reference(own, "split"),
            Reference.shared("tiny"),
            Reference.shared("split"),
            Reference.shared("deep"))
        .filter(Objects::nonNull);
  }

  static Stream<Reference> ownModels() {
    return models().limit(2);
  }

  @ParameterizedTest
  @MethodSource("models")
  void choosesTheTokensOfTheReferenceEngine(Reference reference) {
    assertSame(reference, true, false, "alpha.ids.jsonl", BY_LINE);
    assertSame(reference, true, true, "alpha.ids.shortlist.jsonl", BY_LINE);
  }

  /// With the whole vocabulary the tokens are those of above; how they are spelt, the vocabulary's
  /// own tests compare.
  @ParameterizedTest
  @MethodSource("models")
  void writesTheTextsOfTheReferenceEngine(Reference reference) {
    assertSame(reference, false, true, "alpha.text.shortlist.jsonl", BY_LINE);
  }

  @ParameterizedTest
  @MethodSource("ownModels")
  void computesTheSameWithPlainLoops(Reference reference) {
    assertSame(
        reference, true, true, "alpha.ids.shortlist.jsonl", BY_LINE.withKernel(Kernel.PLAIN));
  }

  @ParameterizedTest
  @MethodSource("ownModels")
  void doesNotSaturateWhereThereIsRoom(Reference reference) {
    assertSame(
        reference,
        true,
        true,
        "alpha.ids.shortlist.jsonl",
        BY_LINE.withArithmetic(Arithmetic.SATURATING));
  }

  @Test
  void saturatesAsTheReferenceEngineDoesIfAskedTo() {
    Reference reference = Reference.shared("tiny-saturating");
    assumeTrue(reference != null, "the larger fixtures are not here");
    TranslatorOptions saturating = BY_LINE.withArithmetic(Arithmetic.SATURATING);

    assertSame(reference, true, false, "alpha.ids.jsonl", saturating);
  }

  private static void assertSame(
      Reference reference, boolean ids, boolean shortlist, String file, TranslatorOptions options) {
    try (Translator translator = MarianTranslator.open(reference.files(ids, shortlist), options)) {
      List<Reference.Line> lines = reference.lines();
      List<String> made = Reference.oneByOne(translator, lines);

      assertThat(made).as(reference + " " + file).isEqualTo(reference.texts(file));
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void batchesAsTheReferenceEngineDoesIfAskedTo(Reference reference) {
    assumeTrue(reference.has("alpha.ids.batch100.jsonl"), reference + " has no batch");
    try (Translator translator = MarianTranslator.open(reference.files(true, false), BY_LINE)) {
      List<String> made = Reference.together(translator, reference.lines());
      List<String> expected = reference.texts("alpha.ids.batch100.jsonl");

      // Padded rows are summed in another order there: the last bit differs now and then.
      long same =
          IntStream.range(0, made.size()).filter(i -> made.get(i).equals(expected.get(i))).count();
      assertThat(same).isGreaterThanOrEqualTo(95);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void looksWhereTheReferenceLooks(Reference reference) {
    try (Translator translator = MarianTranslator.open(reference.files(true, false), BY_LINE)) {
      List<JsonNode> expected = Fixtures.lines(reference.file("alpha.align.jsonl"));
      for (JsonNode line : expected) {
        Alignment made = translator.translate(line.get("src").asText().strip()).alignment();
        for (int t = 0; t < made.targetTokens(); t++) {
          assertThat(made.best(t))
              .as("%s: token %d of %s", reference, t, line.get("src"))
              .isEqualTo(line.get("argmax").get(t).asInt());
        }
        assertWeights(made, line.get("weights"));
      }
    }
  }

  private static void assertWeights(Alignment made, JsonNode weights) {
    for (int t = 0; weights != null && t < made.targetTokens(); t++) {
      for (int s = 0; s <= made.sourceTokens(); s++) {
        assertThat((double) made.weight(t, s))
            .isCloseTo(weights.get(t).get(s).asDouble(), within(0.001));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void isAsSureAsTheReference(Reference reference) {
    assumeTrue(reference.has("alpha.scores.jsonl"), reference + " has no scores");
    try (Translator translator = MarianTranslator.open(reference.files(true, false), BY_LINE)) {
      List<Reference.Line> lines = reference.lines();
      List<JsonNode> expected = Fixtures.lines(reference.file("alpha.scores.jsonl"));
      int compared = 0;
      for (int i = 0; i < lines.size(); i++) {
        List<TranslatedSentence> made = translator.translate(lines.get(i).sentences());
        compared += assertScores(made, expected.get(i).get("sentences"));
      }
      assertThat(compared).isGreaterThan(lines.size() / 4);
    }
  }

  /// Where a translation ends at its limit the reference leaves its last word out of the mean,
  /// taking it for the end of the sentence: those are not compared.
  private static int assertScores(List<TranslatedSentence> made, JsonNode expected) {
    int compared = 0;
    for (int s = 0; s < made.size() && made.size() == expected.size(); s++) {
      int words = expected.get(s).get("words").size();
      if (words > 0 && words == made.get(s).targetTokens().size()) {
        assertThat(made.get(s).score())
            .isCloseTo(expected.get(s).get("score").asDouble(), within(1e-4));
        compared++;
      }
    }
    return compared;
  }

  @ParameterizedTest
  @MethodSource("ownModels")
  void runsUnquantisedModels(Reference reference) {
    assumeTrue(reference.has("model.float32.bin.gz"), reference + " has no floats");
    ModelFiles files = reference.files(true, false);
    ModelFiles floats =
        new ModelFiles(
            unpacked(reference.file("model.float32.bin.gz")),
            files.sourceVocabulary(),
            files.targetVocabulary(),
            null);
    for (Kernel kernel : Kernel.values()) {
      try (Translator translator = MarianTranslator.open(floats, BY_LINE.withKernel(kernel))) {
        List<String> made = Reference.oneByOne(translator, reference.lines());
        List<String> expected = reference.texts("float32.ids.jsonl");

        long same =
            IntStream.range(0, made.size())
                .filter(i -> made.get(i).equals(expected.get(i)))
                .count();
        assertThat(same).isGreaterThanOrEqualTo(made.size() * 95L / 100);
      }
    }
  }

  private Path unpacked(Path gzip) {
    Path file = folder.resolve("model.bin");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(gzip))) {
      Files.copy(in, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  @ParameterizedTest
  @MethodSource("ownModels")
  void translatesASentenceTheSameInAnyCompany(Reference reference) {
    try (Translator alone = MarianTranslator.open(reference.files(false, true), DEFAULT);
        Translator threads =
            MarianTranslator.open(
                reference.files(false, true), DEFAULT.withThreads(3).withBatchTokens(200))) {
      List<Reference.Line> lines = reference.lines();
      List<String> oneByOne =
          lines.parallelStream()
              .map(line -> line.with(line.sentences().stream().map(alone::translate).toList()))
              .toList();

      assertThat(Reference.together(alone, lines)).isEqualTo(oneByOne);
      assertThat(Reference.together(threads, lines)).isEqualTo(oneByOne);
    }
  }

  @Test
  void servesManyThreadsAtOnce() throws Exception {
    Reference reference = new Reference(Fixtures.folder(), "tiny");
    List<Reference.Line> lines = reference.lines();
    try (Translator translator = MarianTranslator.open(reference.files(false, true), BY_LINE);
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<List<String>>> work = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        work.add(() -> Reference.oneByOne(translator, lines));
      }
      for (Future<List<String>> made : threads.invokeAll(work)) {
        assertThat(made.get()).isEqualTo(reference.texts("alpha.text.shortlist.jsonl"));
      }
    }
  }

  @Test
  void namesTheBytesOfTokensOnBothSides() {
    Reference reference = new Reference(Fixtures.folder(), "tiny");
    try (Translator translator = MarianTranslator.open(reference.files(true, true), DEFAULT)) {
      TranslatedSentence made = translator.translate("The editor read the letter twice.");

      assertThat(made.targetTokens())
          .allSatisfy(
              token ->
                  assertThat(made.text().substring(token.begin(), token.end()).strip())
                      .isEqualTo(String.valueOf(token.id())));
      assertThat(made.sourceTokens().getLast().end()).isEqualTo(made.source().length());
      assertThat(made.alignment().targetTokens()).isEqualTo(made.targetTokens().size());
    }
  }

  @Test
  void givesNothingForNothing() {
    Reference reference = new Reference(Fixtures.folder(), "tiny");
    try (Translator translator = MarianTranslator.open(reference.files(false, true), DEFAULT)) {
      assertThat(translator.translate(List.of())).isEmpty();
      assertThat(translator.translate(List.of("", " \t\n")))
          .allSatisfy(
              made -> {
                assertThat(made.text()).isEmpty();
                assertThat(made.targetTokens()).isEmpty();
                assertThat(made.score()).isNaN();
              });
    }
  }

  @Test
  void leavesScoresOutWhereNobodyWantsThem() {
    Reference reference = new Reference(Fixtures.folder(), "tiny");
    try (Translator translator =
        MarianTranslator.open(reference.files(false, true), DEFAULT.withScores(false))) {
      assertThat(translator.translate("Read it!").score()).isNaN();
    }
  }

  @Test
  void translatesNoMoreOnceClosed() {
    Reference reference = new Reference(Fixtures.folder(), "tiny");
    Translator translator = MarianTranslator.open(reference.files(false, true), DEFAULT);

    translator.close();
    translator.close();

    assertThatThrownBy(() -> translator.translate("Read it!"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void refusesAVocabularyOfAnotherModel() throws IOException {
    ModelFiles files = new Reference(Fixtures.folder(), "tiny").files(false, false);
    Path small = Files.write(folder.resolve("small.spm"), VocabularyBytes.ofPieces(8));
    ModelFiles mixed = new ModelFiles(files.model(), small, small, null);

    assertThatThrownBy(() -> MarianTranslator.open(mixed, DEFAULT))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("small.spm: has 8 pieces, the model knows 1000 words");
  }

  @Test
  void saysThatAFileIsStillPacked() {
    ModelFiles files = new Reference(Fixtures.folder(), "tiny").files(false, false);
    Path packed = Fixtures.file("tiny/model.float32.bin.gz");

    assertThatThrownBy(
            () ->
                MarianTranslator.open(
                    new ModelFiles(
                        packed, files.sourceVocabulary(), files.targetVocabulary(), null),
                    DEFAULT))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("model.float32.bin.gz: is packed with gzip, unpack it first");
  }
}
