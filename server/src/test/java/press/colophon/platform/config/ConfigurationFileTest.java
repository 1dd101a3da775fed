package press.colophon.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationFileTest {
  @TempDir Path folder;

  @Test
  void documentsEveryKey() {
    String text = ConfigurationFile.text();

    for (Class<? extends Record> section : Settings.SECTIONS) {
      for (Key key : Key.of(section)) {
        assertThat(text).containsPattern("(?m)^#" + Pattern.quote(key.name()) + " =");
      }
    }
  }

  @Test
  void meansTheDefaultsWhenEveryCommentSignIsTakenAway() throws IOException {
    Files.writeString(
        folder.resolve("colophon.conf"),
        ConfigurationFile.text().replaceAll("(?m)^#([a-z]+\\.)", "$1"));

    Settings written = Settings.read(folder, Map.of(), Map.of());

    assertThat(written)
        .usingRecursiveComparison()
        .ignoringFields("data")
        .isEqualTo(Settings.read(folder.resolve("none"), Map.of(), Map.of()));
  }

  @Test
  void neverOverwrites() throws IOException {
    Path data = folder.resolve("new/data");
    assertThat(ConfigurationFile.write(data)).isTrue();
    Files.writeString(data.resolve("colophon.conf"), "site.name = Mine");

    assertThat(ConfigurationFile.write(data)).isFalse();
    assertThat(data.resolve("colophon.conf")).hasContent("site.name = Mine");
  }
}
