package press.colophon.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Holds the scores on the development pages, where those are at hand.
class ExtractionScoresTest {

  @Test
  void reachesTheBodyAndFieldFloorsOnNewsPages() throws IOException {
    ExtractionScores scores = ExtractionScores.of(set("scrapinghub-dev"));

    System.out.print(scores);
    assertThat(scores.bodyF1()).as("body F1").isGreaterThan(0.98);
    assertThat(scores.field("headline").exact()).as("headline exact").isGreaterThan(0.97);
    assertThat(scores.field("byline").loose()).as("byline loose").isGreaterThan(0.95);
    assertThat(scores.field("datePublished").loose()).as("day").isGreaterThan(0.98);
    assertThat(scores.field("siteName").loose()).as("site name").isGreaterThan(0.95);
    assertThat(scores.field("canonical").exact()).as("canonical").isGreaterThan(0.98);
  }

  @Test
  void reachesTheFloorForDaysOnPagesOfManyLanguages() throws IOException {
    ExtractionScores scores = ExtractionScores.of(set("htmldate-dev"));

    System.out.print(scores);
    assertThat(scores.field("datePublished").loose()).as("day").isGreaterThan(0.925);
  }

  private static Path set(String name) {
    Path data = Path.of("shared/benchmarks/extraction/dev", name);
    for (Path root : new Path[] {Path.of(".."), Path.of("../..")}) {
      if (Files.isDirectory(root.resolve(data))) {
        return root.resolve(data);
      }
    }
    assumeTrue(false, "development pages not found in ../shared: scores not taken");
    throw new AssertionError("unreachable");
  }
}
