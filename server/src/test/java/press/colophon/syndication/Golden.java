package press.colophon.syndication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Compares a text with the file that holds what it should be; `-Dgolden=update` writes the file.
final class Golden {

  private Golden() {}

  static void assertSame(String actual, String file) {
    Path golden = Path.of("src/test/resources/syndication", file);
    try {
      if (System.getProperty("golden", "check").equals("update")) {
        Files.createDirectories(golden.getParent());
        Files.writeString(golden, actual);
      }
      assertThat(actual).isEqualTo(Files.readString(golden));
    } catch (IOException e) {
      throw new UncheckedIOException("the golden file cannot be used: " + golden, e);
    }
  }
}
