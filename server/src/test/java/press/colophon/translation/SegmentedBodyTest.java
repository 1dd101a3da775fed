package press.colophon.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentedBodyTest {

  private static final Language ARABIC = new Language("ar");

  @Test
  void cutsABodyIntoTheInlineTextOfItsBlocks() {
    String html =
        "<h2>Head</h2>\n<p>One <a href=\"/\">link</a>.</p><ul><li>Two<ul><li>Three</li></ul></li></ul>"
            + "<figure><img src=\"a.png\"><figcaption>Four</figcaption></figure>"
            + "<table><tbody><tr><td>Five</td><td></td></tr></tbody></table><pre>code</pre><p> </p>";

    assertThat(SegmentedBody.of(html, Language.ENGLISH).segments())
        .extracting(Segment::html)
        .containsExactly("Head", "One <a href=\"/\">link</a>.", "Two", "Three", "Four", "Five");
  }

  @Test
  void fillsTheSameStructure() {
    String html =
        "<h2>Head</h2>\n<p>One <em>two</em>.</p><blockquote><p>Three</p></blockquote>"
            + "<pre>code</pre><p translate=\"no\">Name</p><div>Four<p>Five</p>six</div>";

    assertThat(shouted(html, "es"))
        .isEqualTo(
            "<h2>HEAD</h2>\n<p>ONE <em>TWO</em>.</p><blockquote><p>THREE</p></blockquote>"
                + "<pre>code</pre><p translate=\"no\">Name</p><div>FOUR<p>FIVE</p>SIX</div>");
  }

  @Test
  void saysTheNewLanguageAndItsDirection() {
    assertThat(shouted("<p lang=\"en\" dir=\"ltr\">One</p><p lang=\"fr\" dir=\"ltr\">Un</p>", "ar"))
        .isEqualTo("<p lang=\"ar\" dir=\"rtl\">ONE</p><p lang=\"fr\" dir=\"ltr\">Un</p>");
  }

  @Test
  void cutsBetweenSentencesButNotWithinAnElementOrAfterAnInitial() {
    String html =
        "<p>One <em>two.</em> Three by J. Ito.<sup>1</sup> <em>Four. Five.</em> Six<br>Seven</p>"
            + "<p>\"Stop!\" she said. <a href=\"#a\">At 5 p.m.</a> it stopped.\n*** </p>";

    assertThat(SegmentedBody.of(html, Language.ENGLISH).segments())
        .extracting(Segment::html)
        .containsExactly(
            "One <em>two.</em>",
            "Three by J. Ito.<sup>1</sup>",
            "<em>Four. Five.</em>",
            "Six",
            "Seven",
            "\"Stop!\" she said.",
            "<a href=\"#a\">At 5 p.m.</a> it stopped.");
    assertThat(shouted(html, "es"))
        .isEqualTo(
            html.replace("One", "ONE")
                .replace("two", "TWO")
                .replace("Three by J. Ito", "THREE BY J. ITO")
                .replace("Four. Five", "FOUR. FIVE")
                .replace("Six", "SIX")
                .replace("Seven", "SEVEN")
                .replace("Stop", "STOP")
                .replace("she said", "SHE SAID")
                .replace("At 5 p.m", "AT 5 P.M")
                .replace("it stopped", "IT STOPPED"));
  }

  @Test
  void spacesSentencesAsTheNewLanguageDoes() {
    assertThat(shouted("<p>One. Two.<br> Three.</p>", "ja"))
        .isEqualTo("<p>ONE.TWO.<br> THREE.</p>");
    SegmentedBody chinese = SegmentedBody.of("<p>港口关闭了。船走了。</p>", new Language("zh-Hans"));
    assertThat(
            chinese.filled(
                List.of(new Segment("The harbour is closed."), new Segment("The ship left.")),
                Language.ENGLISH))
        .isEqualTo("<p>The harbour is closed. The ship left.</p>");
  }

  @Test
  void anEmptyBodyStaysEmpty() {
    assertThat(shouted("", "es")).isEmpty();
  }

  @Test
  void refusesAWrongNumberOfTranslations() {
    SegmentedBody body = SegmentedBody.of("<p>One</p>", Language.ENGLISH);

    assertThatThrownBy(() -> body.filled(List.of(), ARABIC)).hasMessageContaining("0 translations");
  }

  @Test
  void aWholeArticleGoesThroughWithItsPlainTextParts() {
    ArticleText article =
        new ArticleText(
            "Profit & <loss>", "", "a boat", "", "<p>One</p>", List.of("<p>Share it.</p>"));

    assertThat(article.through(ShoutingEngine.route("en", "es")))
        .isEqualTo(
            new ArticleText(
                "PROFIT & <LOSS>", "", "A BOAT", "", "<p>ONE</p>", List.of("<p>SHARE IT.</p>")));
  }

  private static String shouted(String html, String to) {
    Route route = ShoutingEngine.route("en", to);
    SegmentedBody body = SegmentedBody.of(html, Language.ENGLISH);
    return body.filled(route.translate(body.segments()), route.to());
  }
}
