package press.colophon.nmt.marian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.colophon.nmt.ModelException;

/// Configurations of networks that we run, and of others.
class ArchitectureTest {

  @Test
  void readsTheMeasuresOfANetwork() {
    SampleModel model =
        SampleModel.small()
            .configured("dim-emb", "384")
            .configured("transformer-heads", "8")
            .configured("transformer-dim-ffn", "1536")
            .configured("enc-depth", "6")
            .configured("dec-depth", "2");

    assertThat(read(model)).isEqualTo(new Architecture(384, 6, 2, 8, 1536));
  }

  @ParameterizedTest
  @CsvSource({
    "type, s2s",
    "transformer-ffn-depth, 3",
    "transformer-ffn-activation, swish",
    "transformer-preprocess, n",
    "transformer-postprocess, da",
    "transformer-postprocess-emb, nd",
    "transformer-postprocess-top, n",
    "transformer-decoder-autoreg, self-attention",
    "transformer-decoder-dim-ffn, 2048",
    "transformer-decoder-ffn-depth, 1",
    "dec-cell, gru",
    "layer-normalization, true",
    "transformer-no-projection, true",
    "transformer-no-bias, true",
    "transformer-no-affine, true",
    "transformer-rnn-projection, true",
    "transformer-pool, true",
    "transformer-train-position-embeddings, true",
    "output-omit-bias, true",
    "right-left, true",
    "ulr, true",
    "lemma-dim-emb, 64",
    "factors-dim-emb, 16"
  })
  void refusesAnotherNetwork(String key, String value) {
    refuses(
        SampleModel.small().configured(key, value),
        "cannot run a model with " + key + ": '" + value + "', only with '");
  }

  @Test
  void refusesListsWhereThereShouldBeNone() {
    refuses(
        SampleModel.small().configured("transformer-tied-layers", "[1, 1]"),
        "cannot run a model with transformer-tied-layers: '[1, 1]', only with '[]'");
    refuses(
        SampleModel.small().configured("transformer-tied-layers", "\n  - 1\n  - 1"),
        "cannot run a model with transformer-tied-layers: '', only with '[]'");
    refuses(
        SampleModel.small().configured("input-types", "\n  - sequence\n  - class"),
        "cannot run a model with input-types: '', only with '[]'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type",
        "transformer-preprocess",
        "transformer-postprocess",
        "transformer-decoder-autoreg",
        "transformer-ffn-activation",
        "dec-cell",
        "dim-emb",
        "enc-depth",
        "dec-depth",
        "transformer-heads",
        "transformer-dim-ffn"
      })
  void refusesAConfigurationThatLeavesOutWhatMatters(String key) {
    refuses(SampleModel.small().notConfigured(key), "its configuration does not say " + key);
  }

  @ParameterizedTest
  @CsvSource({
    "dim-emb, 0",
    "dim-emb, -64",
    "dim-emb, 64.0",
    "dim-emb, 8256",
    "dim-emb, 99999999999",
    "dim-emb, ''",
    "enc-depth, 0",
    "dec-depth, 65",
    "transformer-heads, 0",
    "transformer-dim-ffn, wide"
  })
  void refusesMeasuresOutOfRange(String key, String value) {
    refuses(
        SampleModel.small().configured(key, value),
        key + " is '" + value + "', expected a number from 1 to ");
  }

  @Test
  void refusesMeasuresThatDoNotFitTogether() {
    refuses(SampleModel.small().configured("dim-emb", "96"), "dim-emb 96 cannot be shared by");
    refuses(
        SampleModel.small().configured("dim-emb", "96").configured("transformer-heads", "8"),
        "dim-emb is 96, expected a multiple of 64");
    refuses(
        SampleModel.small().configured("transformer-dim-ffn", "100"),
        "transformer-dim-ffn is 100, expected a multiple of 64");
    refuses(
        SampleModel.small().configured("transformer-heads", "32"),
        "dim-emb 64 cannot be shared by transformer-heads 32");
  }

  @Test
  void refusesAKeyThatSaysTwoThings() {
    refuses(SampleModel.small().configuration() + "type: s2s\n", "says type twice");
  }

  @Test
  void understandsQuotesAndSkipsWhatIsNested() {
    SampleModel model =
        SampleModel.small()
            .configured("type", "'transformer'")
            .configured("dim-vocabs", "\n  - 1000\n- 1000")
            .configured("nested", "\n  type: s2s")
            .configured("transformer-postprocess-emb", "\"\"");

    assertThat(read(model).dim()).isEqualTo(64);
  }

  @Test
  void shortensWhatItCannotRun() {
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> read(SampleModel.small().configured("type", "x".repeat(10_000))))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
  }

  private static Architecture read(SampleModel model) {
    return Architecture.read(model.configuration(), "sample.bin");
  }

  private static void refuses(SampleModel model, String because) {
    refuses(model.configuration(), because);
  }

  private static void refuses(String configuration, String because) {
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> Architecture.read(configuration, "sample.bin"))
        .withMessageStartingWith("sample.bin: ")
        .withMessageContaining(because);
  }
}
