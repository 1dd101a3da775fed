package press.colophon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine line =
      Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

  @Test
  void showsTheHelpWithoutACommand() {
    assertThat(line.execute()).isZero();
    assertThat(out.toString()).contains("colophon", "init", "version").doesNotContain("warm-up");
  }

  @Test
  void everyCommandHasHelp() {
    for (String command : line.getSubcommands().keySet()) {
      assertThat(line.execute(command, "--help")).isZero();
    }
  }

  @Test
  void answersATypingErrorWithTheNearestCommandAndCodeTwo() {
    assertThat(line.execute("inti")).isEqualTo(2);
    assertThat(err.toString()).contains("'inti'", "init").doesNotContain("Exception");
  }

  @Test
  void answersAFailureWithOneSentenceAndCodeOne() {
    assertThat(line.execute("init", "--data", "/dev/null/data")).isEqualTo(1);
    assertThat(err.toString()).contains("/dev/null").doesNotContain("\tat ");
  }

  @Test
  void addsTheStackTraceOnlyOnRequest() {
    line.execute("init", "--debug", "--data", "/dev/null/data");

    assertThat(err.toString()).contains("\tat press.colophon");
  }

  @Test
  void writesTheConfigurationOnce(@TempDir Path folder) {
    assertThat(line.execute("init", "--data", folder.toString())).isZero();
    assertThat(folder.resolve("colophon.conf")).exists();
    assertThat(line.execute("init", "--data", folder.toString())).isZero();
    assertThat(out.toString()).contains("left as it is");
  }
}
