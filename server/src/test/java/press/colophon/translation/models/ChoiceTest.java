package press.colophon.translation.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ChoiceTest {
  private static final Choice GOOD = new Choice(false, false, null);
  private static final Choice FAST = new Choice(true, false, null);
  private static final Choice EVERY = new Choice(false, true, null);
  private static final Pair PAIR = Pair.parse("en-es").orElseThrow();

  private static ModelEntry entry(Architecture architecture, ReleaseStatus status) {
    ModelFile model = new ModelFile(FileRole.MODEL, "model.enes.bin", 1L, null);
    return new ModelEntry(PAIR, architecture, status, List.of(model), null, "MPL-2.0");
  }

  private static Registry registry(ModelEntry... entries) {
    return new Registry("", "", List.of(entries), List.of(), "");
  }

  private static final ModelEntry BASE = entry(Architecture.BASE, ReleaseStatus.RELEASE);
  private static final ModelEntry BASE_MEMORY =
      entry(Architecture.BASE_MEMORY, ReleaseStatus.RELEASE);
  private static final ModelEntry TINY = entry(Architecture.TINY, ReleaseStatus.RELEASE);
  private static final ModelEntry NIGHTLY = entry(Architecture.BASE_MEMORY, ReleaseStatus.NIGHTLY);
  private static final ModelEntry NEVER = entry(Architecture.BASE_MEMORY, ReleaseStatus.UNRELEASED);

  @Test
  void takesTheBetterOfTwoReleases() {
    assertThat(GOOD.best(List.of(BASE, BASE_MEMORY, TINY))).contains(BASE_MEMORY);
    assertThat(GOOD.best(List.of(BASE, TINY))).contains(BASE);
  }

  @Test
  void takesTheFasterOfTwoReleasesWhereSpeedCounts() {
    assertThat(FAST.best(List.of(BASE, BASE_MEMORY, TINY))).contains(TINY);
  }

  @Test
  void prefersWhatHasComeFurther() {
    assertThat(GOOD.best(List.of(NIGHTLY, TINY))).contains(TINY);
    assertThat(GOOD.best(List.of(NIGHTLY))).contains(NIGHTLY);
  }

  @Test
  void takesWhatNeverShippedOnlyWhenAsked() {
    assertThat(GOOD.best(List.of(NEVER))).isEmpty();
    assertThat(EVERY.best(List.of(NEVER))).contains(NEVER);
    assertThat(EVERY.best(List.of(NEVER, TINY))).contains(TINY);
  }

  @Test
  void takesTheArchitectureAskedFor() {
    assertThat(new Choice(false, false, Architecture.TINY).best(List.of(BASE_MEMORY, TINY)))
        .contains(TINY);
  }

  @Test
  void saysWhatThereIsInstead() {
    assertThatThrownBy(() -> GOOD.best(registry(NEVER), PAIR, "The registry"))
        .hasMessage(
            "The registry has en-es only as base-memory (unreleased). Ask for one with"
                + " --architecture; --all-statuses takes unreleased ones, too.");
    assertThatThrownBy(
            () -> GOOD.best(registry(TINY), Pair.parse("en-fr").orElseThrow(), "The registry"))
        .hasMessage("The registry has no model for en-fr. It has en-es.");
  }

  @Test
  void saysWhyAPairWasLeftOut() {
    Registry registry = new Registry("", "", List.of(), List.of("en-es tiny: it is odd"), "");

    assertThatThrownBy(() -> GOOD.best(registry, PAIR, "The registry"))
        .hasMessage("The registry has no model for en-es. It was left out, en-es tiny: it is odd.");
  }
}
