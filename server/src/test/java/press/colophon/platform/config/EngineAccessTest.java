package press.colophon.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Text leaves this machine only where somebody said so.
final class EngineAccessTest {
  @TempDir private Path data;

  private Settings read(String... keysAndValues) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      options.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return Settings.read(data, Map.of(), options);
  }

  @Test
  void sendsTextNowhereByDefault() {
    Settings settings = read();

    assertThat(settings.libreTranslate().access()).isEmpty();
    assertThat(settings.deepl().access()).isEmpty();
    assertThat(settings.openai().access()).isEmpty();
  }

  @Test
  void takesAnAddressWhoseHostIsNamedOnceMore() {
    EngineAccess access =
        read(
                "deepl.address", "https://API.deepl.com/",
                "deepl.send-text-to", "api.deepl.com",
                "deepl.key", "sesame")
            .deepl()
            .access()
            .orElseThrow();

    assertThat(access.address()).isEqualTo(URI.create("https://API.deepl.com"));
    assertThat(access.key()).isEqualTo(new Secret("sesame"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://lt.example | '' | would send the text of articles to lt.example. Who wants that"
            + " says so: libretranslate.send-text-to = lt.example",
        "https://lt.example | lt.example.evil.example | names lt.example.evil.example, but"
            + " libretranslate.address leads to lt.example.",
        "https://lt.example@evil.example | lt.example | leads to evil.example",
        "https://me:sesame@lt.example | lt.example | has a scheme, a host and a path only",
        "https://lt.example?a=b | lt.example | has a scheme, a host and a path only",
        "http://lt.example | lt.example | is not encrypted (http)",
        "'' | lt.example | names lt.example, but libretranslate.address is not set"
      })
  void refusesAnAddressToWhichNobodyAgreed(String address, String host, String sentence) {
    assertThatThrownBy(
            () -> read("libretranslate.address", address, "libretranslate.send-text-to", host))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(sentence)
        .hasMessageNotContaining("sesame");
  }

  @Test
  void wantsWhatAnEngineCannotDoWithout() {
    assertThatThrownBy(
            () ->
                read(
                    "deepl.address",
                    "https://api.deepl.com",
                    "deepl.send-text-to",
                    "api.deepl.com"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("deepl.address is set, but neither deepl.key nor deepl.key-file.");
    assertThatThrownBy(
            () ->
                read(
                    "openai.address", "http://localhost:8000",
                    "openai.send-text-to", "localhost",
                    "openai.own-network", "yes",
                    "openai.languages", "en"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("openai.model and two openai.languages or more must be, too");
  }

  @Test
  void readsTheKeyFromTheEnvironmentAndPrintsItNowhere() {
    Map<String, String> environment =
        Map.of(
            "COLOPHON_LIBRETRANSLATE_ADDRESS", "https://lt.example",
            "COLOPHON_LIBRETRANSLATE_SEND_TEXT_TO", "lt.example",
            "COLOPHON_LIBRETRANSLATE_KEY", "sesame");

    Settings settings = Settings.read(data, environment, Map.of());

    EngineAccess access = settings.libreTranslate().access().orElseThrow();
    assertThat(access.key()).extracting(Secret::reveal).isEqualTo("sesame");
    assertThat(settings.toString() + access).doesNotContain("sesame");
  }

  @Test
  void readsTheKeyFromAFile() throws IOException {
    Path file = Files.writeString(data.resolve("key"), "sesame\n");
    Settings settings = withKeyFile(file);

    assertThat(settings.libreTranslate().access().orElseThrow().key())
        .isEqualTo(new Secret("sesame"));

    Files.writeString(file, "two words sesame");
    assertThatThrownBy(() -> settings.libreTranslate().access())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("more than one word")
        .hasMessageNotContaining("sesame");
    assertThatThrownBy(() -> withKeyFile(data.resolve("none")).libreTranslate().access())
        .hasMessageContaining("libretranslate.key-file: cannot read " + data.resolve("none"));
  }

  private Settings withKeyFile(Path file) {
    return read(
        "libretranslate.address", "https://lt.example",
        "libretranslate.send-text-to", "lt.example",
        "libretranslate.key-file", file.toString());
  }
}
