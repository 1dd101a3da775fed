package press.colophon.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.colophon.SamplePublication;

/// Who makes a translation happen, and who does not.
final class TranslationOrdersTest {
  @RegisterExtension static final SamplePublication publication = new SamplePublication();
  private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0";
  private static final String ROBOT = "Mozilla/5.0 (compatible; Examplebot/2.1)";

  @Test
  void lookingAtAPageOrdersNothingAndARobotNeitherButAReaderDoes() throws Exception {
    String path = "/pt" + publication.article(PageKind.PLAIN);
    assumeTrue(isOrderable(path), "no Apertium into Portuguese here");

    assertThat(isOrderable(path)).isTrue();
    HttpResponse<String> robot = get("/translate" + path, ROBOT);
    assertThat(robot.statusCode()).isEqualTo(303);
    assertThat(isOrderable(path)).isTrue();

    HttpResponse<String> reader = get("/translate" + path, BROWSER);

    assertThat(reader.statusCode()).isEqualTo(303);
    assertThat(reader.headers().firstValue("location")).hasValue(path);
    assertThat(isOrderable(path)).isFalse();
  }

  @Test
  void whatDoesNotExistCannotBeOrdered() throws Exception {
    assertThat(get("/translate/es/2022/01/nothing", BROWSER).statusCode()).isEqualTo(404);
    assertThat(get("/translate/xx" + publication.article(PageKind.PLAIN), BROWSER).statusCode())
        .isEqualTo(404);
  }

  /// Whether the page is one for those who only look: the original, and the way to order.
  private static boolean isOrderable(String path) throws IOException, InterruptedException {
    Document page = Jsoup.parse(get(path, BROWSER).body());
    boolean leadsOn =
        page.select("meta[http-equiv=refresh]").attr("content").equals("0; url=/translate" + path);
    if (leadsOn) {
      assertThat(page.select("meta[name=robots]").attr("content")).contains("noindex");
      assertThat(page.select(".notice a").attr("href")).isEqualTo("/translate" + path);
    }
    return leadsOn;
  }

  private static HttpResponse<String> get(String path, String agent)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(publication.base() + path))
              .header("User-Agent", agent)
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
