package press.colophon.nmt.sentencepiece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.colophon.nmt.Fixtures;
import press.colophon.nmt.Token;

/// What the reference implementation makes of the fixtures' lines, token by token.
class ReferenceTest {

  @Test
  void cutsEveryLineAsTheReferenceDoes() {
    cutsAsTheReference(Fixtures.folder());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiny", "split"})
  void spellsTheReferencesTranslations(String model) {
    spellsTheTranslations(Fixtures.folder(), model);
  }

  @Test
  void cutsEveryLineOfTheLargerSetAsTheReferenceDoes() {
    cutsAsTheReference(shared());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiny", "tiny-saturating", "split", "deep"})
  void spellsTheTranslationsOfTheLargerSet(String model) {
    spellsTheTranslations(shared(), model);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiny", "split"})
  void spellsNumbersWithAVocabularyOfNumbers(String model) {
    Vocabulary numbers = Vocabulary.read(Fixtures.file(model + "/trg-ids.spm"));
    int[] ids = IntStream.range(2, numbers.size()).toArray();

    String text = numbers.decode(ids).text();

    assertThat(text.split(" "))
        .isEqualTo(Arrays.stream(ids).mapToObj(Integer::toString).toArray(String[]::new));
  }

  private static void cutsAsTheReference(Path folder) {
    Vocabulary vocabulary = Vocabulary.read(folder.resolve("vocab.spm"));
    SoftAssertions softly = new SoftAssertions();

    for (JsonNode line : Fixtures.lines(folder.resolve("tokens.jsonl"))) {
      String source = line.get("src").textValue();
      softly.assertThat(vocabulary.encode(source)).as(source).isEqualTo(tokens(line));
    }

    softly.assertAll();
  }

  private static List<Token> tokens(JsonNode line) {
    return StreamSupport.stream(line.get("tokens").spliterator(), false)
        .map(t -> new Token(t.get(0).intValue(), t.get(1).intValue(), t.get(2).intValue()))
        .toList();
  }

  /// Only of lines that are one sentence and nothing else: around sentences the engine copies what
  /// stands in the source, which is not always a number.
  private static void spellsTheTranslations(Path folder, String model) {
    Vocabulary vocabulary = Vocabulary.read(folder.resolve("vocab.spm"));
    List<JsonNode> ids = Fixtures.lines(folder.resolve(model + "/alpha.ids.jsonl"));
    List<JsonNode> texts = Fixtures.lines(folder.resolve(model + "/alpha.text.jsonl"));
    SoftAssertions softly = new SoftAssertions();
    List<String> compared = new ArrayList<>();

    for (int i = 0; i < ids.size(); i++) {
      String source = ids.get(i).get("src").textValue();
      String translation = ids.get(i).get("text").textValue();
      if (ids.get(i).get("ranges").size() == 1 && translation.matches("[0-9]+( [0-9]+)*")) {
        String text = vocabulary.decode(numbers(translation)).text();
        softly.assertThat(text).as(source).isEqualTo(texts.get(i).get("text").textValue());
        compared.add(source);
      }
    }

    assertThat(compared).hasSizeGreaterThan(40);
    softly.assertAll();
  }

  private static int[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
  }

  private static Path shared() {
    return Fixtures.shared()
        .orElseGet(() -> abort("needs the folder shared/nmt/fixture beside the repository"));
  }
}
