package press.colophon.syndication;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import press.colophon.articles.Author;
import press.colophon.articles.Sample;
import press.colophon.taxonomy.Slug;

/// Texts that break what is built without care.
final class HostileTextTest {
  private static final String HEADLINE =
      "]]> </script><script>alert(1)</script> & &amp; \"q\" 'a' <!-- \uD83D\uDEA2 \u05E9\u05DC\u05D5\u05DD";
  private static final String DAMAGED = "a\u0000b\u0008c\u000Bd\u001Be\uFFFEf\uD800g\u0085h";

  private static Dispatch hostile() {
    return Dispatches.of(
        Sample.harbour()
            .headline(HEADLINE)
            .standfirst(DAMAGED)
            .body("<p>]]&gt; <script>alert(1)</script>tail \uD83D\uDEA2 &amp;amp;</p>")
            .authors(new Author(1, "<b>Bobby</b> & \u2028sons", new Slug("bobby"), "javascript:x"))
            .originalUrl("javascript:alert(1)"),
        Dispatches.silent(),
        "fr");
  }

  @ParameterizedTest
  @EnumSource(
      value = Feed.Form.class,
      names = {"RSS", "ATOM"})
  void survivesFeedsOfXml(Feed.Form form) {
    String text = Dispatches.written(Dispatches.feed(hostile()), form);

    Parsed.xml(text);
    SyndEntry entry = Parsed.feed(text).getEntries().getFirst();
    assertThat(entry.getTitle()).isEqualTo(HEADLINE);
    assertThat(entry.getDescription().getValue()).isEqualTo("abcdefgh");
    assertThat(entry.getContents().getFirst().getValue())
        .contains("]]&gt; tail \uD83D\uDEA2 &amp;amp;")
        .doesNotContain("<script");
    assertThat(text).doesNotContain("href=\"javascript:").doesNotContain(">javascript:");
  }

  @Test
  void survivesJsonFeed() {
    var item =
        Parsed.json(Dispatches.written(Dispatches.feed(hostile()), Feed.Form.JSON)).at("/items/0");

    assertThat(item.at("/title").asText()).isEqualTo(HEADLINE);
    assertThat(item.at("/summary").asText()).isEqualTo("abcdefgh");
    assertThat(item.has("external_url")).isFalse();
    assertThat(item.at("/authors/0/url").asText()).isEqualTo("https://paper.example/author/bobby");
  }

  @Test
  void cannotLeaveTheScriptElement() {
    String text =
        new StructuredData(Dispatches.ADDRESSES, Dispatches.HOUSE)
            .article(hostile(), Dispatches.texts("en"), null);

    assertThat(text).doesNotContain("<", ">", "&", "\u2028", "\u2029");
    assertThat(Parsed.json(text).at("/headline").asText()).isEqualTo(HEADLINE);
    assertThat(Parsed.json(text).at("/author/0/name").asText())
        .isEqualTo("<b>Bobby</b> & \u2028sons");
    assertThat(Parsed.json(text).at("/author/0").has("sameAs")).isFalse();
  }

  @Test
  void survivesTheNewsSitemap() {
    Dispatch today =
        Dispatches.of(
            Sample.harbour().headline(HEADLINE).publishedOn(LocalDate.of(2022, 6, 14)),
            Dispatches.silent());
    String text =
        new Sitemaps(Dispatches.ADDRESSES, Dispatches.HOUSE)
            .news(List.of(today), Instant.parse("2022-06-14T09:00:00Z"));

    assertThat(
            Parsed.texts(
                Parsed.xml(text), "http://www.google.com/schemas/sitemap-news/0.9", "title"))
        .containsExactly(HEADLINE);
  }

  @Test
  void keepsTheDirectionOfTextFromRightToLeft() {
    Dispatch arabic = Dispatches.of(Sample.lighthouse(), Dispatches.silent());
    String text = Dispatches.written(Dispatches.feed(arabic), Feed.Form.RSS);

    SyndEntry entry = Parsed.feed(text).getEntries().getFirst();
    assertThat(entry.getTitle()).isEqualTo("المنارة القديمة");
    assertThat(entry.getContents().getFirst().getValue())
        .startsWith("<div lang=\"ar\" dir=\"rtl\">");
  }
}
