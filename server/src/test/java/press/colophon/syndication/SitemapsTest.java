package press.colophon.syndication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import press.colophon.articles.Sample;
import press.colophon.articles.Selection;
import press.colophon.articles.Status;

final class SitemapsTest {
  private static final String PROTOCOL = "http://www.sitemaps.org/schemas/sitemap/0.9";
  private static final String XHTML = "http://www.w3.org/1999/xhtml";
  private static final String NEWS = "http://www.google.com/schemas/sitemap-news/0.9";
  private static final Instant CHANGED = Instant.parse("2022-06-13T01:00:00Z");

  private final Sitemaps sitemaps = new Sitemaps(Dispatches.ADDRESSES, Dispatches.HOUSE);

  private static Sitemaps.Page article(int number, String... translations) {
    return new Sitemaps.Page(
        Alternates.of(
            Dispatches.ADDRESSES,
            Sample.notice().path("2022/06/a-" + number).article(),
            List.of(translations)),
        CHANGED.plusSeconds(number));
  }

  private static List<Sitemaps.Page> articles(int count) {
    return IntStream.range(0, count).mapToObj(i -> article(i)).toList();
  }

  private String news(Sample... samples) {
    return sitemaps.news(
        Arrays.stream(samples).map(s -> Dispatches.of(s, Dispatches.silent())).toList(),
        Dispatches.NOW);
  }

  /// The rules of sitemap.xsd and siteindex.xsd for the elements we write.
  private static void assertValid(String text, String root, String child) {
    assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThan(50_000_000);
    Document xml = Parsed.xml(text);
    assertThat(xml.getDocumentElement().getLocalName()).isEqualTo(root);
    assertThat(xml.getDocumentElement().getNamespaceURI()).isEqualTo(PROTOCOL);
    List<Element> children = Parsed.elements(xml, PROTOCOL, child);
    assertThat(children).hasSizeBetween(1, 50_000);
    for (Element one : children) {
      assertThat(one.getElementsByTagNameNS(PROTOCOL, "loc").getLength()).isEqualTo(1);
      assertThat(one.getElementsByTagNameNS(PROTOCOL, "lastmod").getLength()).isLessThan(2);
    }
    for (String loc : Parsed.texts(xml, PROTOCOL, "loc")) {
      assertThat(loc).hasSizeBetween(12, 2048);
      assertThat(URI.create(loc).isAbsolute()).isTrue();
    }
    Parsed.texts(xml, PROTOCOL, "lastmod").forEach(OffsetDateTime::parse);
  }

  @Test
  void listsAnArticleInEveryLanguageWithAllItsLanguages() {
    String text = sitemaps.write(List.of(article(1, "fr", "es"))).get(Sitemaps.FIRST);

    assertValid(text, "urlset", "url");
    Document xml = Parsed.xml(text);
    assertThat(Parsed.texts(xml, PROTOCOL, "loc"))
        .containsExactly(
            "https://paper.example/2022/06/a-1",
            "https://paper.example/es/2022/06/a-1",
            "https://paper.example/fr/2022/06/a-1");
    assertThat(Parsed.elements(xml, XHTML, "link"))
        .hasSize(12)
        .extracting(l -> l.getAttribute("hreflang"))
        .startsWith("en", "es", "fr", "x-default");
    assertThat(Parsed.texts(xml, PROTOCOL, "lastmod")).contains("2022-06-13T01:00:01Z");
  }

  @Test
  void leavesOutPagesThatAskNotToBeIndexed() {
    var page = new Sitemaps.Page(article(1, "fr").alternates(), Set.of("en"), CHANGED);

    assertThat(sitemaps.write(List.of(page)).get(Sitemaps.FIRST))
        .contains("<loc>https://paper.example/fr/2022/06/a-1</loc>")
        .doesNotContain("<loc>https://paper.example/2022/06/a-1</loc>");
  }

  @Test
  void listsListsToo() {
    var home =
        new Sitemaps.Page(
            Alternates.of(Dispatches.ADDRESSES, new Selection.All(), List.of("fr")), null);

    assertThat(
            Parsed.texts(
                Parsed.xml(sitemaps.write(List.of(home)).get(Sitemaps.FIRST)), PROTOCOL, "loc"))
        .containsExactly("https://paper.example/", "https://paper.example/fr");
  }

  @Test
  void splitsAtTheLimitAndNamesThePartsInAnIndex() {
    SequencedMap<String, String> files =
        new Sitemaps(Dispatches.ADDRESSES, Dispatches.HOUSE, 2).write(articles(5));

    assertThat(files.keySet())
        .containsExactly("sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml");
    assertValid(files.firstEntry().getValue(), "sitemapindex", "sitemap");
    Document index = Parsed.xml(files.firstEntry().getValue());
    assertThat(Parsed.texts(index, PROTOCOL, "loc"))
        .contains("https://paper.example/sitemap-3.xml");
    assertThat(Parsed.texts(index, PROTOCOL, "lastmod"))
        .containsExactly("2022-06-13T01:00:01Z", "2022-06-13T01:00:03Z", "2022-06-13T01:00:04Z");
    files.sequencedValues().stream().skip(1).forEach(part -> assertValid(part, "urlset", "url"));
  }

  @Test
  void splitsBeforeAFileGrowsTooLarge() {
    var files =
        new Sitemaps(Dispatches.ADDRESSES, Dispatches.HOUSE, 1_000, 2_000).write(articles(40));

    assertThat(files.size()).isGreaterThan(2);
    files.sequencedValues().stream()
        .skip(1)
        .forEach(part -> assertThat(part.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(2_000));
  }

  @Test
  void refusesALimitBeyondTheProtocol() {
    for (int limit : new int[] {0, 50_001}) {
      assertThatThrownBy(() -> new Sitemaps(Dispatches.ADDRESSES, Dispatches.HOUSE, limit))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(Integer.toString(limit));
    }
  }

  @Test
  void callsNewsWhatIsYoungerThanTwoDays() {
    String text =
        news(
            Sample.notice().path("2022/06/today").publishedOn(LocalDate.of(2022, 6, 14)),
            Sample.harbour(),
            Sample.notice().path("2022/06/old").publishedOn(LocalDate.of(2022, 6, 12)),
            Sample.notice().path("2022/06/future").publishedOn(LocalDate.of(2022, 6, 15)));

    Document xml = Parsed.xml(text);
    assertThat(Parsed.texts(xml, PROTOCOL, "loc"))
        .containsExactly("https://paper.example/2022/06/today", Dispatches.ORIGINAL);
    assertThat(Parsed.texts(xml, NEWS, "name")).containsOnly("The Paper");
    assertThat(Parsed.texts(xml, NEWS, "language")).containsOnly("en");
    assertThat(Parsed.texts(xml, NEWS, "publication_date")).contains("2022-06-13T00:00:00Z");
    assertThat(Parsed.texts(xml, NEWS, "title"))
        .containsExactly("A notice", "The harbour that moved");
  }

  @Test
  void namesTheLanguageOfNewsAsNewsSitemapsDo() {
    assertThat(
            Parsed.texts(Parsed.xml(news(Sample.harbour().language("zh-Hans"))), NEWS, "language"))
        .containsExactly("zh-cn");
    assertThat(
            Parsed.texts(Parsed.xml(news(Sample.harbour().language("sr-Latn"))), NEWS, "language"))
        .containsExactly("sr");
  }

  @Test
  void keepsWithdrawnArticlesOutOfTheNews() {
    assertThat(news(Sample.harbour().status(Status.WITHDRAWN))).doesNotContain("<url>");
  }
}
