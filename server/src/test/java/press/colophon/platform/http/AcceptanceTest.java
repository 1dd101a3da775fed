package press.colophon.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptanceTest {

  private final PreparedPage page = prepared();

  private static PreparedPage prepared() {
    PreparedPage page =
        new PreparedPage(
            "/",
            Page.html("<p>harbour</p>".repeat(500)),
            io.vertx.core.MultiMap.caseInsensitiveMultiMap(),
            9);
    page.compressFurther();
    return page;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip, deflate, br, zstd | br",
        "gzip | gzip",
        "x-gzip | gzip",
        "GZIP;Q=0.5 | gzip",
        "br;q=0, gzip | gzip",
        "br;q=0.2, gzip;q=0.8 | gzip",
        "identity, gzip;q=0.5 | identity",
        "gzip;q=0.001 | gzip",
        "* | br",
        "*;q=0.5, br;q=0 | gzip",
        "'' | identity",
        "deflate | identity",
        "gzip;q=nonsense | identity",
        "gzip;q=0, br;q=0 | identity",
        "identity;q=0, gzip | gzip",
        "br ; q=1.0 , gzip ; q=0.9 | br",
      })
  void picksTheFormTheClientLikesBest(String header, String coding) {
    assertThat(page.choose(Acceptance.of(header)).orElseThrow().coding().token).isEqualTo(coding);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"identity;q=0", "*;q=0", "identity;q=0, deflate"})
  void hasNoFormForAClientThatRefusesThemAll(String header) {
    assertThat(page.choose(Acceptance.of(header))).isEmpty();
  }

  @Test
  void sendsPlainBytesToAClientThatSaysNothing() {
    assertThat(page.choose(Acceptance.of(null)).orElseThrow().coding()).isEqualTo(Coding.IDENTITY);
  }
}
