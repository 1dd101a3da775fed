package press.colophon.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static press.colophon.extract.Pages.PROSE;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages made to exhaust a reader: each must be done in time that grows with its size alone. The
/// limit is far above what any of them takes, and far below what a quadratic walk would.
class HugePagesTest {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div>",
        "<div><div>x",
        "<b>",
        "<ul><li>x ",
        "<blockquote>",
        "<table><tr><td>",
        "<span class=byline>By ",
        "<a href=x>",
        "<div itemscope itemprop=author>x"
      })
  void readsAHundredThousandNestedTags(String tag) {
    String page = "<h1>Storm</h1>" + PROSE + tag.repeat(100_000) + PROSE;

    Extraction extraction =
        assertTimeoutPreemptively(LIMIT, () -> new ArticleExtractor().extract(page, Pages.ADDRESS));

    assertThat(extraction).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"word, and ", "a", "1 Jan, ", "\u00a0 ", "&amp;", "(By "})
  void readsALineOfFiveMegabytes(String text) {
    String page =
        "<h1>Storm</h1>" + PROSE + "<p>" + text.repeat(5_000_000 / text.length()) + "</p>";

    Extraction extraction =
        assertTimeoutPreemptively(LIMIT, () -> new ArticleExtractor().extract(page, Pages.ADDRESS));

    assertThat(extraction).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<p>The harbour, officials said, was closed on Monday.</p>"})
  void readsAPageOfTenMegabytes(String part) {
    String page = "<h1>Storm</h1>" + PROSE + part.repeat(10_000_000 / part.length());

    Extraction extraction =
        assertTimeoutPreemptively(LIMIT, () -> new ArticleExtractor().extract(page, Pages.ADDRESS));

    assertThat(extraction).isInstanceOf(ExtractedArticle.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "[{\"@type\":\"Article\"},", "\"", "\\\\u"})
  void readsStructuredDataOfAnyShape(String json) {
    String page =
        "<script type='application/ld+json'>["
            + json.repeat(300_000)
            + "</script><h1>Storm</h1>"
            + PROSE;

    Extraction extraction =
        assertTimeoutPreemptively(LIMIT, () -> new ArticleExtractor().extract(page, Pages.ADDRESS));

    assertThat(extraction).isInstanceOf(ExtractedArticle.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!-- a comment, and more -->",
        "<p class='a b c' data-x='y' style='display:none' title=\"text\">",
        "<p>An unclosed <b>paragraph <i>of bold words",
        "&eacute;&#x41;&unknown; ",
        "<a href=/x>y</a> ",
        "<li><a href=/x>A link to another article</a>",
        "<h3>Comments</h3><p>",
        "<figure><img src=/a.jpg>",
        "<br><br>A line.",
        "<input type=text><h2>Read also</h2>"
      })
  void readsTenMegabytesOfOneThing(String part) {
    String page = "<h1>Storm</h1>" + PROSE + part.repeat(10_000_000 / part.length()) + PROSE;

    Extraction extraction =
        assertTimeoutPreemptively(LIMIT, () -> new ArticleExtractor().extract(page, Pages.ADDRESS));

    assertThat(extraction).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 1_000_000})
  void readsAnElementOfManyAttributes(int attributes) {
    StringBuilder page = new StringBuilder("<h1>Storm</h1><div");
    for (int i = 0; i < attributes && page.length() < 10_000_000; i++) {
      page.append(" data-").append(i).append("=x");
    }
    String html = page.append('>').append(PROSE).toString();

    Extraction extraction =
        assertTimeoutPreemptively(LIMIT, () -> new ArticleExtractor().extract(html, Pages.ADDRESS));

    assertThat(extraction).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/ld+json"})
  void readsFiveMegabytesOfData(String type) {
    String text = "A sentence of the article, said again. ".repeat(128_000);
    String page =
        "<script type='"
            + type
            + "'>{\"@type\":\"Article\",\"articleBody\":\""
            + text
            + "\"}</script>";

    Extraction extraction =
        assertTimeoutPreemptively(LIMIT, () -> new ArticleExtractor().extract(page, Pages.ADDRESS));

    assertThat(extraction).isInstanceOf(ExtractedArticle.class);
  }
}
