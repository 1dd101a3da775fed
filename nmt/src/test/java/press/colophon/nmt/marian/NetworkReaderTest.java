package press.colophon.nmt.marian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import press.colophon.nmt.ModelException;

/// Parameters of a network: all of them, none besides, each as it should be.
class NetworkReaderTest {

  @Test
  void readsEveryFormOfANetwork() {
    Network small = SampleModel.small().read();
    Network split = SampleModel.ofTwoVocabularies().read();
    Network floats = SampleModel.unquantised().read();

    assertThat(small.target()).isSameAs(small.source());
    assertThat(split.target()).isNotSameAs(split.source());
    assertThat(floats.source().floats()).hasSize(SampleModel.WORDS * SampleModel.DIM);
    assertThat(small.encoder()).hasSize(1);
    assertThat(small.decoder()).hasSize(1);
  }

  @Test
  void refusesANetworkThatLacksAnything() {
    for (SampleModel whole :
        new SampleModel[] {
          SampleModel.small(), SampleModel.unquantised(), SampleModel.ofTwoVocabularies()
        }) {
      for (String name : whole.names()) {
        if (!name.equals(SampleModel.CONFIGURATION) && !isSpare(name)) {
          refuses(copy(whole).without(name), name.equals("Wemb") ? "decoder_Wemb" : name);
        }
      }
    }
  }

  /// The multiplier of a lookup's input, which has none.
  private static boolean isSpare(String name) {
    return name.equals("encoder_Wemb_QuantMultA");
  }

  private static SampleModel copy(SampleModel model) {
    if (model.names().contains("encoder_Wemb")) {
      return SampleModel.ofTwoVocabularies();
    }
    return model.names().contains("Wemb_QuantMultA")
        ? SampleModel.small()
        : SampleModel.unquantised();
  }

  @Test
  void refusesAFileWithoutAConfiguration() {
    byte[] nothing = {0};
    refuses(
        SampleModel.small().item(SampleModel.CONFIGURATION, SampleModel.INT8, nothing, 1),
        "its configuration does not say ");
    SampleModel model = SampleModel.small();
    byte[] file = model.toBytes();
    String text = new String(file, StandardCharsets.ISO_8859_1);
    file[text.indexOf(SampleModel.CONFIGURATION)] = 'S';
    refuses(file, "has no special:model.yml");
  }

  @Test
  void refusesAConfigurationThatIsNoText() {
    byte[] numbers = new byte[256];
    refuses(
        SampleModel.small().item(SampleModel.CONFIGURATION, SampleModel.FLOAT32, numbers, 64),
        "special:model.yml is FLOAT32, expected INT8");
    byte[] endless = new byte[2_000_000];
    refuses(
        SampleModel.small()
            .item(SampleModel.CONFIGURATION, SampleModel.INT8, endless, endless.length),
        "special:model.yml has 2000000 bytes");
  }

  @Test
  void refusesParametersItDoesNotKnow() {
    refuses(
        SampleModel.small().floats("encoder_l2_self_bq", 1, 64),
        "has parameters of a network we cannot run: encoder_l2_self_bq");
    refuses(SampleModel.small().weights("encoder_Wemb", 12, 64), "encoder_Wemb");
    refuses(SampleModel.small().floats("other_QuantMultA", 1f, 1, 1), "other_QuantMultA");
    SampleModel many = SampleModel.small();
    for (int i = 0; i < 500; i++) {
      many.floats("parameter_that_nobody_knows_" + i, 1, 1);
    }
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(many::read)
        .withMessageContaining("and 492 more")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(600));
  }

  @Test
  void readsTheScaleThatALayerGetsWithAShortlist() {
    SampleModel model = SampleModel.small().floats("none_QuantMultA", 40f, 1, 1);

    assertThat(model.read().target().words()).isEqualTo(SampleModel.WORDS);
  }

  @Test
  void refusesParametersOfAnotherShape() {
    refuses(
        SampleModel.small().quantised("encoder_l1_self_Wq", 64, 128, 1),
        "encoder_l1_self_Wq has the shape [64, 128], expected [64, 64]");
    refuses(
        SampleModel.small().floats("encoder_l1_self_bq", 64),
        "encoder_l1_self_bq has the shape [64], expected [1, 64]");
    refuses(
        SampleModel.small().floats("decoder_ff_logit_out_b", 1, 13),
        "decoder_ff_logit_out_b has the shape [1, 13], expected [1, 12]");
    refuses(
        SampleModel.small().quantised("Wemb", 12, 128, 1),
        "Wemb has the shape [12, 128], expected rows of 64");
    refuses(SampleModel.small().floats("Wemb", 64), "Wemb has the shape [64], expected rows of 64");
  }

  @Test
  void refusesMeasuresThatTheParametersDoNotHave() {
    refuses(
        SampleModel.small().configured("dim-emb", "8192"),
        "Wemb has the shape [12, 64], expected rows of 8192");
    refuses(
        SampleModel.small().configured("transformer-dim-ffn", "8192"),
        "encoder_l1_ffn_b1 has the shape [1, 64], expected [1, 8192]");
    refuses(SampleModel.small().configured("enc-depth", "64"), "has no encoder_l2_");
    refuses(SampleModel.small().configured("dec-depth", "2"), "has no decoder_l2_");
  }

  @Test
  void refusesParametersOfAnotherType() {
    byte[] bytes = new byte[64 * 64];
    refuses(
        SampleModel.small().item("encoder_l1_self_Wq", SampleModel.INT8, bytes, 64, 64),
        "encoder_l1_self_Wq has no multiplier");
    refuses(
        SampleModel.small().item("Wemb", SampleModel.INT8, bytes, 64, 64),
        "Wemb has no multiplier");
    refuses(
        SampleModel.small().quantised("encoder_l1_self_bq", 1, 64, 1),
        "encoder_l1_self_bq is INTGEMM8, expected FLOAT32");
  }

  @Test
  void refusesNumbersThatAreNone() {
    for (float wrong : new float[] {Float.NaN, Float.POSITIVE_INFINITY, -Float.MAX_VALUE * 2}) {
      refuses(
          SampleModel.small().floats("encoder_l1_self_bq", wrong, 1, 64),
          "encoder_l1_self_bq holds " + wrong);
      refuses(
          SampleModel.small().quantised("encoder_l1_self_Wq", 64, 64, wrong),
          "the multiplier of encoder_l1_self_Wq is " + wrong);
      refuses(SampleModel.small().floats("Wemb_QuantMultA", wrong, 1, 1), "Wemb_QuantMultA holds");
    }
  }

  @Test
  void refusesMultipliersThatLeaveNothing() {
    for (float wrong : new float[] {0, -0f, -1, Float.MIN_VALUE, Float.MAX_VALUE}) {
      refuses(
          SampleModel.small().quantised("encoder_l1_self_Wq", 64, 64, wrong),
          "the multiplier of encoder_l1_self_Wq is " + wrong);
      refuses(
          SampleModel.small().quantised("Wemb", 12, 64, wrong),
          "the multiplier of Wemb is " + wrong);
      refuses(
          SampleModel.small().floats("Wemb_QuantMultA", wrong, 1, 1),
          "Wemb_QuantMultA is " + wrong);
      refuses(
          SampleModel.small().floats("decoder_l1_rnn_W_QuantMultA", wrong, 1, 1),
          "decoder_l1_rnn_W_QuantMultA is " + wrong);
    }
  }

  private static void refuses(SampleModel model, String because) {
    refuses(model.toBytes(), because);
  }

  private static void refuses(byte[] file, String because) {
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> SampleModel.read(file))
        .withMessageStartingWith("sample.bin: ")
        .withMessageContaining(because);
  }
}
