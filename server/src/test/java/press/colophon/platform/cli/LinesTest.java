package press.colophon.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LinesTest {

  private static Lines lines(String text) {
    return new Lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void givesAtMostAsManyAsAreWanted() throws IOException {
    Lines lines = lines("one\r\n\nthree");

    assertThat(lines.next(2)).containsExactly("one", "");
    assertThat(lines.next(2)).containsExactly("three");
    assertThat(lines.next(2)).isEmpty();
  }

  @Test
  void givesNoMoreLinesOnceTheyAreLargeTogether() throws IOException {
    String large = "x".repeat(700_000);
    Lines lines = lines((large + "\n").repeat(3));

    assertThat(lines.next(100)).isEqualTo(List.of(large, large));
    assertThat(lines.next(100)).isEqualTo(List.of(large));
  }
}
