package press.colophon.rights.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/// Any text as terms, and any page.
///
/// The build only tries the inputs that were kept; with `JAZZER_FUZZ=1` it looks for new ones.
class TermsReaderFuzzTest {
  private static final TermsReader READER = new TermsReader();

  @FuzzTest(maxDuration = "5m")
  void readsAnyText(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    check(text);
    check(TermsPage.text(text));
  }

  private static void check(String text) {
    Reading reading = READER.read(text);
    reading.clauses().forEach(c -> assertQuoted(text, c.quotation()));
    reading.duties().forEach(d -> assertQuoted(text, d.quotation()));
    assertThat(ReadingJson.line("1", reading)).startsWith("{");
  }

  private static void assertQuoted(String text, Quotation quotation) {
    assertThat(text.startsWith(quotation.text(), quotation.offset())).isTrue();
  }
}
