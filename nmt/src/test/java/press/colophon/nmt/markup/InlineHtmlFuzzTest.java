package press.colophon.nmt.markup;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

class InlineHtmlFuzzTest {

  @FuzzTest(maxDuration = "30s")
  void readsOrRefusesAnything(FuzzedDataProvider data) {
    String html = data.consumeRemainingAsString();
    try {
      InlineHtml read = InlineHtml.read(html);
      assertThat(read.text().length()).isLessThanOrEqualTo(html.length() + 2);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageStartingWith("ill-formed HTML: ");
    }
  }
}
