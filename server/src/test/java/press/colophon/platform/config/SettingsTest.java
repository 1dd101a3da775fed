package press.colophon.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {
  @TempDir Path data;

  @Test
  void hasADefaultForEverything() {
    Settings settings = Settings.read(data, Map.of(), Map.of());

    assertThat(settings.server())
        .isEqualTo(new ServerSettings("localhost", 8080, Duration.ofHours(1)));
    assertThat(settings.fetch().timeLimit()).isEqualTo(Duration.ofSeconds(20));
    assertThat(settings.fetch().sizeLimit()).isEqualTo(new ByteSize(20_000_000));
    assertThat(settings.site().reprints()).isEqualTo(SiteSettings.ReprintPolicy.CANONICAL);
    assertThat(settings.site().address()).isNull();
    assertThat(settings.database().url()).isNull();
    assertThat(settings.translation().eagerLanguages()).containsExactly("all");
    assertThat(settings.translation().label()).isEqualTo(TranslationSettings.Label.ALL);
    assertThat(settings.translation().aiDisclosure()).isFalse();
  }

  @Test
  void keepsAsManyModelsOpenAsTheMemoryAllowsOrAsIsSaid() {
    ModelSettings unsaid = Settings.read(data, Map.of(), Map.of()).models();
    ModelSettings said = Settings.read(data, Map.of(), Map.of("models.open", "2")).models();

    assertThat(unsaid.mostOpen(256L << 20)).isEqualTo(4);
    assertThat(unsaid.mostOpen(4096L << 20)).isEqualTo(12);
    assertThat(said.mostOpen(4096L << 20)).isEqualTo(2);
  }

  @Test
  void readsTheFile() throws IOException {
    write(
        """
        # a comment
        site.name = Harbour = Post
        site.address = https://news.example.org
        site.reprints = noindex
        translation.eager-languages = es, fr ,gl
        translation.label = machine
        translation.ai-disclosure = yes
        fetch.time-limit = 1500 ms
        """);

    Settings settings = Settings.read(data, Map.of(), Map.of());

    assertThat(settings.site().name()).isEqualTo("Harbour = Post");
    assertThat(settings.site().address()).isEqualTo(URI.create("https://news.example.org"));
    assertThat(settings.site().reprints()).isEqualTo(SiteSettings.ReprintPolicy.NOINDEX);
    assertThat(settings.translation().eagerLanguages()).containsExactly("es", "fr", "gl");
    assertThat(settings.translation().label()).isEqualTo(TranslationSettings.Label.MACHINE);
    assertThat(settings.translation().aiDisclosure()).isTrue();
    assertThat(settings.fetch().timeLimit()).isEqualTo(Duration.ofMillis(1500));
  }

  @Test
  void putsTheEnvironmentOverTheFileAndOptionsOverBoth() throws IOException {
    write("server.port = 1000\nsite.name = File\nsite.tagline = File\n");
    Map<String, String> environment =
        Map.of("COLOPHON_SERVER_PORT", "2000", "COLOPHON_SITE_NAME", "Environment");

    Settings settings = Settings.read(data, environment, Map.of("server.port", "3000"));

    assertThat(settings.server().port()).isEqualTo(3000);
    assertThat(settings.site().name()).isEqualTo("Environment");
    assertThat(settings.site().tagline()).isEqualTo("File");
  }

  @Test
  void namesEveryFaultWithItsFileAndLine() throws IOException {
    write(
        """
        site.nmae = X
        server.port = many

        nonsense
        fetch.size-limit = 3 apples
        site.reprints = maybe
        site.reprints = canonical
        """);
    String file = data.resolve("colophon.conf").toString();

    assertThatThrownBy(() -> Settings.read(data, Map.of("COLOPHON_SITE_NAM", "x"), Map.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(
            file + ", line 1: there is no setting \"site.nmae\". Did you mean \"site.name\"?")
        .hasMessageContaining(
            file + ", line 2: server.port = many is not a whole number from 0 to 65535.")
        .hasMessageContaining(file + ", line 4: \"nonsense\" is not of the form: key = value")
        .hasMessageContaining(file + ", line 5: fetch.size-limit = 3 apples is not a size")
        .hasMessageContaining(
            file + ", line 6: site.reprints = maybe is not one of canonical | noindex.")
        .hasMessageContaining(file + ", line 7: site.reprints was already set in")
        .hasMessageContaining("environment variable COLOPHON_SITE_NAM: there is no such setting.");
  }

  @Test
  void leavesTheLaunchersVariablesAlone() {
    Map<String, String> environment = Map.of("COLOPHON_JAVA_OPTS", "-Xmx1g", "COLOPHON_DATA", "x");

    assertThat(Settings.read(data, environment, Map.of()).site().language()).isEqualTo("en");
  }

  @Test
  void neverPrintsTheDatabasePassword() {
    Map<String, String> options = Map.of("database.url", "postgresql://u:secret@host/news");

    assertThat(Settings.read(data, Map.of(), options).toString()).doesNotContain("secret");
  }

  private void write(String text) throws IOException {
    Files.writeString(data.resolve("colophon.conf"), text);
  }
}
