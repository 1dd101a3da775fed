package press.colophon.translation.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RegistryReaderTest {
  private final PublishedModels published = new PublishedModels();

  private Registry read() {
    return read(published.json());
  }

  private static Registry read(String json) {
    return RegistryReader.read(json.getBytes(StandardCharsets.UTF_8), "the registry");
  }

  private ObjectNode tiny() {
    return published.entry("en-es", 1);
  }

  @Test
  void readsEveryEntry() {
    Registry registry = read();

    assertThat(registry.day()).isEqualTo("2025-12-16");
    assertThat(registry.skipped()).isEmpty();
    assertThat(registry.entries())
        .extracting(e -> e.pair() + " " + e.architecture() + " " + e.status())
        .containsExactly(
            "en-es base-memory Release",
            "en-es tiny Release",
            "es-en tiny Release Desktop",
            "en-ru tiny unreleased");
    assertThat(registry.entries().getFirst().files())
        .extracting(ModelFile::name)
        .containsExactly(
            "model.enes.intgemm.alphas.bin",
            "lex.50.50.enes.s2t.bin",
            "srcvocab.enes.spm",
            "trgvocab.enes.spm");
    assertThat(registry.entries().getFirst().quality())
        .isEqualTo(new Quality("flores200-plus", 55.04, 27.7));
  }

  @Test
  void believesTheLanguagesMoreThanTheKey() {
    tiny().put("targetLanguage", "zh_hant");

    assertThat(read().entries().get(1).pair()).hasToString("en-zh-Hant");
  }

  @Test
  void takesTheLanguagesFromTheKeyWhereTheyAreMissing() {
    tiny().remove("sourceLanguage");
    tiny().remove("targetLanguage");

    assertThat(read().entries().get(1).pair()).hasToString("en-es");
  }

  @Test
  void runsWithoutAShortlistAndWithoutFigures() {
    ((ObjectNode) tiny().path("files")).remove("lexicalShortlist");
    tiny().remove("metrics");

    assertThat(read().skipped()).isEmpty();
    assertThat(read().entries().get(1).files()).hasSize(2);
    assertThat(read().entries().get(1).quality()).isNull();
  }

  @Test
  void leavesOutAndNamesWhatLacksAVocabulary() {
    ((ObjectNode) tiny().path("files")).remove("vocab");

    assertThat(read().entries()).hasSize(3);
    assertThat(read().skipped()).containsExactly("en-es tiny: it lacks a model or a vocabulary");
  }

  @Test
  void leavesOutAndNamesAnArchitectureItDoesNotKnow() {
    tiny().put("architecture", "enormous");

    assertThat(read().skipped())
        .containsExactly("en-es enormous: its architecture is not one we run");
  }

  @Test
  void leavesOutAndNamesAModelWithoutAHash() {
    ((ObjectNode) tiny().path("files").path("model")).put("uncompressedHash", "none");

    assertThat(read().skipped())
        .containsExactly("en-es tiny: it does not state the SHA-256 of its model");
  }

  @Test
  void leavesOutAndNamesALanguageNobodyKnows() {
    tiny().put("targetLanguage", "qqz");

    assertThat(read().skipped()).containsExactly("en-es tiny: \"qqz\" is not a language");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/vocab.spm",
        "/etc/vocab.spm",
        "a/../../vocab.spm",
        "http://evil.example/vocab.spm",
        "models/.spm",
        "models/vo cab.spm",
        "models/vocab.sh",
        "a\\vocab.spm"
      })
  void leavesOutAndNamesAPathThatLeadsElsewhere(String path) {
    ((ObjectNode) tiny().path("files").path("vocab")).put("path", path);

    assertThat(read().entries()).hasSize(3);
    assertThat(read().skipped().getFirst()).startsWith("en-es tiny: the path \"" + path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"models\": 3}", "{\"models\": "})
  void saysWhatIsNoRegistry(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(ModelsException.class)
        .hasMessageStartingWith("the registry is not a registry of models");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"models\": {\"en-es\": 3, \"x\": [4, null, [], {}, {\"files\": []}]}}",
        "{\"models\": {\"en-es\": [{\"architecture\": {}, \"files\": 7, \"metrics\": [1]}]}}"
      })
  void leavesOutWhatIsOfAnotherShape(String json) {
    assertThat(read(json).entries()).isEmpty();
  }
}
