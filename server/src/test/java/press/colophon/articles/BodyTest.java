package press.colophon.articles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BodyTest {
  private static final URI PAGE = URI.create("https://coast.example/news/harbour");

  @Test
  void keepsWhatATextMeans() {
    String text =
        """
        <h2>Head</h2><p>A <em>b</em> <strong>c</strong><sup>2</sup></p><ul><li>d</li></ul>\
        <blockquote><p>e</p></blockquote><table><tbody><tr><td colspan="2">f</td></tr></tbody></table>\
        <pre>g</pre><p lang="fr" dir="ltr">h <a href="https://x.example/">i</a></p>""";

    assertThat(html(text)).isEqualTo(text);
  }

  @Test
  void givesLooksTheirMeaning() {
    assertThat(html("<h1>a</h1><h5>b</h5><p><b>c</b> <i>d</i></p>"))
        .isEqualTo("<h2>a</h2><h4>b</h4><p><strong>c</strong> <em>d</em></p>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>steal()</script><p>ok</p>",
        "<p onclick=\"steal()\" style=\"color:red\" class=\"x\">ok</p>",
        "<style>p{}</style><p>ok</p>",
        "<iframe src=\"https://evil.example\"></iframe><p>ok</p>",
        "<svg onload=\"steal()\"><script>steal()</script></svg><p>ok</p>",
        "<form action=\"/x\"><input value=\"y\"></form><p>ok</p>",
        "<p>ok<!-- steal() --></p>",
      })
  void dropsWhatRunsOrLooks(String hostile) {
    assertThat(html(hostile)).isEqualTo("<p>ok</p>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " &#1;javascript:alert(1)",
        "java&#10;script:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
      })
  void linksOfOtherProtocolsLoseTheirTarget(String address) {
    assertThat(html("<p><a href=\"%s\">ok</a></p>".formatted(address))).isEqualTo("<p>ok</p>");
  }

  @Test
  void makesLinksAbsolute() {
    assertThat(html("<p><a href=\"../ferry?a=1&amp;b=2\">ferry</a></p>"))
        .isEqualTo("<p><a href=\"https://coast.example/ferry?a=1&amp;b=2\">ferry</a></p>");
  }

  @Test
  void relativeLinksWithoutAPageLoseTheirTarget() {
    assertThat(html("<p><a href=\"/ferry\">ferry</a></p>", null)).isEqualTo("<p>ferry</p>");
  }

  @Test
  void footnotesStayLinkedWithinThePage() {
    assertThat(
            html(
                "<p>Sea<sup id=\"r1\"><a href=\"#fn1\">1</a></sup></p>"
                    + "<ol><li id=\"fn1\">Salt <a href=\"#r1\">↩</a></li></ol>"))
        .isEqualTo(
            "<p>Sea<sup id=\"t-r1\"><a href=\"#t-fn1\">1</a></sup></p>"
                + "<ol><li id=\"t-fn1\">Salt <a href=\"#t-r1\">↩</a></li></ol>");
  }

  @Test
  void footnotesLinkedByTheAddressOfThePageStayWithinOurs() {
    assertThat(html("<p id=\"n\">a <a href=\"" + PAGE + "#n\">b</a></p>"))
        .isEqualTo("<p id=\"t-n\">a <a href=\"#t-n\">b</a></p>");
  }

  @Test
  void footnotesWorkWithoutAPage() {
    assertThat(html("<p id=\"n\">a <a href=\"#n\">b</a></p>", null))
        .isEqualTo("<p id=\"t-n\">a <a href=\"#t-n\">b</a></p>");
  }

  @Test
  void aLinkToAPlaceThatDidNotComeAlongLeadsToTheOriginal() {
    assertThat(html("<p><a href=\"#comments\">b</a></p>"))
        .isEqualTo("<p><a href=\"" + PAGE + "#comments\">b</a></p>");
  }

  @Test
  void namesOfPlacesCannotBeThoseOfOurPage() {
    assertThat(html("<p id=\"main\">a</p><p id='\" onx=\"'>b</p><p id=\"main\">c</p>"))
        .isEqualTo("<p id=\"t-main\">a</p><p>b</p><p>c</p>");
  }

  @Test
  void sanitisingAgainChangesNothing() {
    String once =
        html(
            "<p>a<sup id=\"r\"><a href=\"#f\">1</a></sup> <a href=\"/x\">y</a></p>"
                + "<p id=\"f\">f &amp; g <img src=\"p.png\" alt=\"h\"></p>");

    assertThat(html(once, null)).isEqualTo(once);
  }

  @Test
  void imagesInTheTextBecomeLinks() {
    assertThat(html("<p><img src=\"/a/quay.jpg\" alt=\"The quay\"> <img src=\"/a/b.png\"></p>"))
        .isEqualTo(
            "<p><a href=\"https://coast.example/a/quay.jpg\">The quay</a>"
                + " <a href=\"https://coast.example/a/b.png\">b.png</a></p>");
  }

  @Test
  void emptyBlocksGo() {
    assertThat(html("<p></p><h2></h2><p>a</p><ul><li></li><li>b</li></ul>"))
        .isEqualTo("<p>a</p><ul><li>b</li></ul>");
  }

  @Test
  void nothingButWhiteSpaceIsEmpty() {
    assertThat(Body.sanitise("<p> &nbsp; </p><script>x</script>", null).isEmpty()).isTrue();
  }

  @Test
  void aHundredThousandTagsDeepTakesNoLongerThanItsLength() {
    String deep = "<div>".repeat(100_000) + "<p>bottom</p>" + "</div>".repeat(100_000);

    Body body = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Body.sanitise(deep, PAGE));

    assertThat(body.text()).isEqualTo("bottom");
  }

  @Test
  void deepQuotationsKeepTheirWordsAndLoseTheirDepth() {
    String deep = "<blockquote>".repeat(50_000) + "bottom";

    Body body = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Body.sanitise(deep, PAGE));

    assertThat(body.text()).isEqualTo("bottom");
    assertThat(body.html().split("<blockquote>", -1)).hasSizeLessThan(70);
  }

  @Test
  void knowsParagraphsAgainThatDifferInSignsOnly() {
    assertThat(Body.sanitise("<p>“The old harbour” silted up, within a single year.</p>", null))
        .extracting(Body::fingerprints)
        .isEqualTo(
            Body.sanitise("<p>The  old harbour silted up within a SINGLE year</p>", null)
                .fingerprints());
  }

  @Test
  void cutsAnExcerptAtAWord() {
    assertThat(Body.ofText("one two three four").excerpt(10)).isEqualTo("one two…");
  }

  @Test
  void aPlainTextIsEscaped() {
    assertThat(Body.ofText("a < b & c").html()).isEqualTo("<p>a &lt; b &amp; c</p>");
  }

  private static String html(String dirty) {
    return html(dirty, PAGE);
  }

  private static String html(String dirty, @Nullable URI page) {
    return Body.sanitise(dirty, page).html();
  }
}
