package press.colophon.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class ProgressPrinterTest {
  private final StringWriter out = new StringWriter();

  private ProgressPrinter printer(boolean moving) {
    return new ProgressPrinter(new PrintWriter(out), moving);
  }

  @Test
  void drawsABarOnATerminal() {
    ProgressPrinter printer = printer(true);

    printer.at("model.bin.gz", 5_000_000, 20_000_000);
    printer.at("model.bin.gz", 20_000_000, 20_000_000);
    printer.done("model.bin.gz", 20_000_000);

    assertThat(out.toString())
        .contains("model.bin.gz  [######                  ]  25 %  5.0 of 20.0 MB")
        .contains("[########################] 100 %")
        .endsWith("\r\u001b[K  model.bin.gz  20.0 MB" + System.lineSeparator());
  }

  @Test
  void drawsNoBarWhereTheSizeIsUnknown() {
    printer(true).at("model.bin.gz", 5_000_000, -1);

    assertThat(out.toString()).contains("model.bin.gz  5.0 MB").doesNotContain("[#");
  }

  @Test
  void printsOneLineAFileElsewhere() {
    ProgressPrinter printer = printer(false);

    printer.at("model.bin.gz", 5_000_000, 20_000_000);
    printer.done("model.bin.gz", 20_000_000);

    assertThat(out.toString()).isEqualTo("  model.bin.gz  20.0 MB" + System.lineSeparator());
  }
}
