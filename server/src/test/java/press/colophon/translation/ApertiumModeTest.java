package press.colophon.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ApertiumModeTest {

  @Test
  void readsStagesWordsAndPlaceholders() {
    ApertiumMode mode =
        ApertiumMode.parse(
            "lt-proc -z '/data/a b.bin' | apertium-tagger -g $2 \"/data/x|y.prob\"|lt-proc $1 g\\ h\n");

    assertThat(mode.stages())
        .containsExactly(
            List.of("lt-proc", "-z", "/data/a b.bin"),
            List.of("apertium-tagger", "-g", "/data/x|y.prob"),
            List.of("lt-proc", "-n", "g h"));
    assertThat(mode.programs()).containsExactly("lt-proc", "apertium-tagger");
    assertThat(mode.files()).containsExactly("/data/a b.bin", "/data/x|y.prob");
  }

  @Test
  void neverReadsAnythingAsACommandForAShell() {
    ApertiumMode mode = ApertiumMode.parse("lt-proc $(reboot) `id` ; rm");

    assertThat(mode.stages()).containsExactly(List.of("lt-proc", "$(reboot)", "`id`", ";", "rm"));
  }

  @Test
  void refusesBrokenModes() {
    assertThatThrownBy(() -> ApertiumMode.parse("lt-proc 'a")).hasMessageContaining("not closed");
    assertThatThrownBy(() -> ApertiumMode.parse("lt-proc a | | b"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ApertiumMode.parse("")).isInstanceOf(IllegalArgumentException.class);
  }
}
