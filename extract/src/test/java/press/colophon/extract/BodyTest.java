package press.colophon.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static press.colophon.extract.Pages.PROSE;
import static press.colophon.extract.Pages.article;
import static press.colophon.extract.Pages.with;

import org.junit.jupiter.api.Test;

/// What counts as the article's text, and how it is written.
class BodyTest {

  private static String body(String added) {
    return String.join("\n", article(with("", PROSE + added + PROSE)).body());
  }

  @Test
  void leavesOutShareBarsRelatedListsNewslettersAndComments() {
    String body =
        body(
            "<div class='share-bar'>Share this on everything</div>"
                + "<div class=related><h3>Related</h3><ul><li><a href=/a>Old storm</a></li></ul></div>"
                + "<div class=newsletter-signup>Get our letter every morning</div>"
                + "<section id=comments><p>First comment, which is long enough to be prose.</p></section>");

    assertThat(body).doesNotContain("Share", "Old storm", "letter", "comment");
  }

  @Test
  void leavesOutReadMoreLinesBetweenParagraphs() {
    assertThat(body("<p>Read more: <a href=/b>The storm of 1953</a></p>")).doesNotContain("1953");
  }

  @Test
  void keepsSubheadsListsQuotationsTablesAndEmphasis() {
    String body =
        body(
            "<h2>The tide</h2><ul><li>High at <b>nine</b></li><li>Low at three</li></ul>"
                + "<blockquote>We asked for a tug.</blockquote>"
                + "<table><tr><th>Ship</th><th>Tons</th></tr><tr><td>Alma</td><td>900</td></tr></table>");

    assertThat(body)
        .contains("<h2>The tide</h2>", "<strong>nine</strong>", "<li>Low at three</li>")
        .contains("<blockquote><p>We asked for a tug.</p></blockquote>", "<td>900</td>");
  }

  @Test
  void makesLinksAbsolute() {
    assertThat(body("<p>As <a href='../05/tug'>reported in May</a>, the tug is old and slow.</p>"))
        .contains("<a href=\"https://harbour.example/2022/05/tug\">reported in May</a>");
  }

  @Test
  void makesParagraphsOfTextPartedByDoubleLineBreaks() {
    String text =
        "The harbour was closed on Monday, officials said, after a storm moved the sand bank.";
    var article = article("<h1>Storm</h1><div>" + (text + "<br><br>").repeat(6) + "</div>");

    assertThat(article.body()).hasSize(6).containsOnly("<p>" + text + "</p>");
  }

  @Test
  void writesNothingThatRuns() {
    String body =
        body(
            "<p onclick=steal()>A quiet <a href='javascript:steal()'>link</a> and <a href=' java&#10;script:steal()'>one</a>"
                + " more<script>steal()</script><img src=x onerror=steal()><svg onload=steal()></svg>, said the captain.</p>"
                + "<iframe src='https://evil.example'></iframe><style>p{}</style>");

    assertThat(body)
        .contains("A quiet link and one more")
        .doesNotContain("steal", "iframe", "svg", "style", "javascript");
  }

  @Test
  void keepsEntitiesEscaped() {
    assertThat(
            body(
                "<p>Tugs &lt;script&gt;steal()&lt;/script&gt; &amp; pilots were late again on Monday.</p>"))
        .contains("&lt;script&gt;steal()&lt;/script&gt; &amp; pilots");
  }

  @Test
  void survivesBrokenTags() {
    assertThat(body("<p>The <b>pilots <i>were</b> late</i> <p <div>again<a href=\""))
        .contains("late");
  }

  @Test
  void keepsPicturesInTheTextWithTheirCaptions() {
    String figure =
        "<figure><img src=/tug.jpg alt='A tug'><figcaption>The tug Alma</figcaption></figure>";
    var article = article(with("<meta property=og:image content=/lead.jpg>", PROSE + figure));

    assertThat(String.join("", article.body()))
        .contains(
            "<figure><img src=\"https://harbour.example/tug.jpg\" alt=\"A tug\"><figcaption>The tug Alma</figcaption></figure>");
  }

  @Test
  void takesTheStatedTextWhereThePageShowsNone() {
    String stated = "The harbour was closed on Monday, officials said, after a storm. ".repeat(8);
    var article =
        article(
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Storm\",\"articleBody\":\""
                + stated
                + "\\n\\nSecond <b>part</b>.\"}</script><div id=app></div>");

    assertThat(article.body()).hasSize(2).last().isEqualTo("<p>Second part.</p>");
  }

  @Test
  void recognisesFurnitureAndTellsItsKind() {
    var article =
        article(
            with(
                "",
                PROSE
                    + "<div class=newsletter>Our letter, every morning</div><footer>Imprint</footer>"));

    assertThat(article.furniture())
        .contains(
            new ExtractedArticle.Furniture(
                ExtractedArticle.Kind.NEWSLETTER, "Our letter, every morning"));
  }

  @Test
  void setsNotesToReadersApart() {
    var article =
        article(
            with(
                "",
                "<p>Note to readers: click the button above to share this article with everyone you know.</p>"
                    + PROSE));

    assertThat(article.notes()).singleElement().asString().startsWith("<p>Note to readers");
    assertThat(String.join("", article.body())).doesNotContain("Note to readers");
  }

  @Test
  void saysWhyAPageIsNoArticle() {
    var extractor = new ArticleExtractor();

    assertThat(extractor.extract("", null)).isInstanceOf(NoArticle.class);
    assertThat(extractor.extract("<ul><li><a href=/a>One</a><li><a href=/b>Two</a></ul>", null))
        .isInstanceOf(NoArticle.class);
  }

  @Test
  void doesNotChangeTheDocumentItReads() {
    var document = org.jsoup.Jsoup.parse(with("", PROSE), "https://harbour.example/");
    String before = document.outerHtml();

    new ArticleExtractor().extract(document, null);

    assertThat(document.outerHtml()).isEqualTo(before);
  }
}
