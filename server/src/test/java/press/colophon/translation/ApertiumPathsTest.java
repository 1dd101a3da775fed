package press.colophon.translation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApertiumPathsTest {

  @Test
  void everyPathHasAModePerHopAndAKnownPackage() {
    assertThat(ApertiumPaths.all())
        .allSatisfy(
            path -> {
              assertThat(path.modes()).hasSize(path.hop().stops().size() - 1);
              assertThat(path.packages()).isNotEmpty();
            });
  }

  @Test
  void brokenDirectionsAreNotOffered() {
    assertThat(ApertiumPaths.all())
        .flatExtracting(path -> path.hop().stops())
        .extracting(Language::tag)
        .doesNotContain("sr", "hr", "bs", "sl", "mk", "bg", "uk", "be", "is", "ru");
  }
}
