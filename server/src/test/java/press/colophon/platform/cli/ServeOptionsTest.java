package press.colophon.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import press.colophon.platform.config.ConfigurationException;
import press.colophon.platform.config.Settings;

final class ServeOptionsTest {
  @TempDir Path data;

  @Test
  void winOverTheEnvironment() {
    Settings settings =
        parse("--port", "9000", "--database", "postgresql://h/d")
            .settings(Map.of("COLOPHON_DATA", data.toString(), "COLOPHON_SERVER_PORT", "1"));

    assertThat(settings.server().port()).isEqualTo(9000);
    assertThat(settings.database().url()).isEqualTo("postgresql://h/d");
    assertThat(settings.data()).isEqualTo(data);
  }

  @Test
  void refuseABadPortInPlainWords() {
    assertThatThrownBy(() -> parse("--data", data.toString(), "--port", "abc").settings(Map.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("command line: server.port = abc is not a whole number from 0 to 65535.");
  }

  private static ServeOptions parse(String... arguments) {
    Probe probe = new Probe();
    new CommandLine(probe).parseArgs(arguments);
    return probe.options;
  }

  @Command
  private static final class Probe {
    @Mixin private final ServeOptions options = new ServeOptions();
  }
}
