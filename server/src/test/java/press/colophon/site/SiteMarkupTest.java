package press.colophon.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import press.colophon.SamplePublication;

class SiteMarkupTest {
  @RegisterExtension static final SamplePublication publication = new SamplePublication();

  private static final int MOST_BYTES = 15_000;
  private static final Validator validator = new Validator();

  static List<PageKind> kinds() {
    return PageKind.all(publication);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void isValidHtml(PageKind kind) {
    HttpResponse<String> answer = publication.get(kind.path());

    assertThat(answer.statusCode()).isEqualTo(kind.status());
    assertThat(validator.html(answer.body())).isEmpty();
  }

  @Test
  void isValidHtmlWhileATranslationIsMade() {
    String page = publication.get("/gl" + publication.article(PageKind.PLAIN)).body();
    assumeTrue(page.contains("http-equiv=\"refresh\""), "no Apertium into Galician here");

    assertThat(validator.html(page)).isEmpty();
    assertThat(Jsoup.parse(page).select("meta[name=robots]").attr("content")).contains("noindex");
  }

  @Test
  void hasAValidStyleSheet() {
    Document home = page("/");

    String sheet = publication.get(home.select("link[rel=stylesheet]").attr("href")).body();

    assertThat(validator.css(sheet)).isEmpty();
  }

  @Test
  void keepsTheArticleWeWereGivenUnderFifteenThousandBytes() {
    String seed = publication.seed().orElse(null);
    assumeTrue(seed != null, "the shared seed article is not here");

    int bytes = publication.get(seed).body().getBytes(StandardCharsets.UTF_8).length;

    System.out.println("the article we were given: " + bytes + " bytes of HTML");
    assertThat(bytes).isLessThan(MOST_BYTES);
  }

  @Test
  void leadsAReprintToItsOriginalAndATranslationToItself() {
    String path = publication.article(PageKind.PICTURED);

    assertThat(canonical(page(path)))
        .isEqualTo("https://harbourpost.example/2026/11/quiet-harbour");
    assertThat(canonical(translated(path))).isEqualTo(publication.base() + "/es" + path);
    assertThat(canonical(page("/fi" + path))).isEqualTo(publication.base() + path);
  }

  @Test
  void namesTheLanguagesOfAnArticleAlikeOnEachOfItsPages() {
    String path = publication.article(PageKind.PICTURED);
    Document spanish = translated(path);

    Map<String, String> languages = alternates(spanish);

    assertThat(languages).containsEntry("es", publication.base() + "/es" + path);
    assertThat(languages).containsEntry("x-default", publication.base() + path);
    languages.values().forEach(a -> assertThat(alternates(at(a))).isEqualTo(languages));
  }

  @Test
  void namesTheLanguagesOfAListAlikeOnEachOfItsPages() {
    Map<String, String> languages = alternates(page("/themes"));

    languages.values().forEach(a -> assertThat(alternates(at(a))).isEqualTo(languages));
  }

  /// Every page that search engines may show names the same languages as each of these.
  @ParameterizedTest
  @MethodSource("kinds")
  void namesTheLanguagesOfEveryPageAlikeOnEachOfItsPages(PageKind kind) {
    Document page = page(kind.path());
    Map<String, String> languages = alternates(page);
    boolean isForIndexes = page.select("meta[name=robots]").isEmpty() && kind.status() == 200;

    if (isForIndexes && languages.size() > 1) {
      String itself = page.select("meta[property=og:url]").attr("content");
      assertThat(languages).containsKey("x-default").containsValue(itself);
    }
    languages.values().forEach(a -> assertThat(alternates(at(a))).isEqualTo(languages));
  }

  @Test
  void linksAFeedInEveryLanguageOfItsList() throws FeedException {
    Map<String, String> languages = alternates(page("/"));
    String feed = publication.get("/feed.xml").body();

    languages.keySet().stream()
        .filter(tag -> !tag.equals("en") && !tag.equals("x-default"))
        .forEach(
            tag ->
                assertThat(feed)
                    .contains("hreflang=\"" + tag + "\"")
                    .contains(publication.base() + "/" + tag + "/feed.xml"));
    for (String tag : languages.keySet()) {
      String path = tag.equals("en") || tag.equals("x-default") ? "" : "/" + tag;
      SyndFeed read =
          new SyndFeedInput().build(new StringReader(publication.get(path + "/feed.xml").body()));
      assertThat(read.getLanguage()).isEqualTo(path.isEmpty() ? "en" : tag);
    }
  }

  @Test
  void listsInTheSitemapOfALanguageItsFinishedPagesAlone() {
    String path = publication.article(PageKind.PICTURED);
    boolean isDone = translated(path).select("meta[name=robots]").isEmpty();

    List<String> spanish =
        Jsoup.parse(publication.get("/es/sitemap.xml").body(), Parser.xmlParser())
            .select("url > loc")
            .eachText();

    assertThat(spanish).allMatch(address -> at(address).select("html").attr("lang").equals("es"));
    assertThat(spanish.contains(publication.base() + "/es" + path)).isEqualTo(isDone);
    assertThat(spanish).doesNotContain(publication.base() + "/es" + unchangeable());
    assertThat(publication.get("/xx/sitemap.xml").statusCode()).isEqualTo(404);
  }

  private static String unchangeable() {
    return publication.article(PageKind.UNCHANGEABLE);
  }

  @Test
  void namesTheLicenceInAHeader() {
    assertThat(
            publication
                .get(publication.article(PageKind.PICTURED))
                .headers()
                .firstValue("link")
                .orElseThrow())
        .startsWith("<https://creativecommons.org/")
        .contains(">; rel=\"license\", <" + publication.base() + "/rsl/");
  }

  @Test
  void keepsPagesWithoutATranslationOutOfIndexes() {
    Document page = page("/fi" + publication.article(PageKind.PICTURED));

    assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
    assertThat(page.select("link[hreflang]")).isEmpty();
  }

  @Test
  void refusesATranslationThatTheTermsForbid() {
    Document page = page("/es" + publication.article(PageKind.UNCHANGEABLE));

    assertThat(page.select(".notice").text()).isNotBlank();
    assertThat(page.select(".body").attr("lang")).startsWith("en");
  }

  @Test
  void describesAnArticleForMachines() throws JsonProcessingException {
    JsonNode data = structuredData(page(publication.article(PageKind.PICTURED)));

    assertThat(data.at("/@type").asText()).isEqualTo("NewsArticle");
    assertThat(data.at("/author/0/name").asText()).isEqualTo("Maren Holst");
    assertThat(data.at("/isBasedOn/url").asText()).startsWith("https://harbourpost.example/");
    assertThat(data.at("/creditText").asText()).contains("Harbour Post");
    assertThat(data.at("/copyrightHolder/name").asText()).isEqualTo("Harbour Post");
    assertThat(data.at("/copyrightYear").asInt()).isEqualTo(2026);
    assertThat(data.at("/copyrightNotice").asText()).contains("Harbour Post");
    assertThat(data.at("/license").asText()).startsWith("https://creativecommons.org/");
    assertThat(data.at("/inLanguage").asText()).startsWith("en");
    assertThat(data.at("/image/0/width").asInt()).isPositive();
  }

  @Test
  void tellsMachinesWhatATranslationIsATranslationOf() throws JsonProcessingException {
    String path = publication.article(PageKind.PICTURED);

    JsonNode data = structuredData(translated(path));

    assertThat(data.at("/inLanguage").asText()).isEqualTo("es");
    assertThat(data.at("/translationOfWork/url").asText()).isEqualTo(publication.base() + path);
  }

  @Test
  void describesTheFrontPageAndListsForMachines() throws JsonProcessingException {
    String theme =
        page(publication.article(PageKind.PICTURED)).select("[href^=/theme/]").attr("href");

    assertThat(structuredData(page("/")).at("/@type").asText()).isEqualTo("WebSite");
    assertThat(structuredData(page(theme)).at("/mainEntity/itemListElement/0/url").asText())
        .startsWith(publication.base());
    assertThat(page(theme).select("meta[property=og:url]").attr("content"))
        .isEqualTo(publication.base() + theme);
  }

  @Test
  void linksFeedsThatAProgramReads() throws FeedException {
    String theme =
        page(publication.article(PageKind.PICTURED)).select("[href^=/theme/]").attr("href");
    Document page = page(theme);

    for (String type : List.of("application/rss+xml", "application/atom+xml")) {
      String address = page.select("link[type=" + type + "]").attr("href");
      SyndFeed feed = new SyndFeedInput().build(new StringReader(publication.get(address).body()));
      assertThat(feed.getEntries()).isNotEmpty();
      assertThat(address).startsWith(theme);
    }
  }

  @Test
  void tellsFeedReadersTheSizeOfAPicture() throws FeedException {
    SyndFeed feed =
        new SyndFeedInput().build(new StringReader(publication.get("/feed.xml").body()));

    assertThat(feed.getEntries())
        .flatMap(entry -> entry.getEnclosures())
        .isNotEmpty()
        .allMatch(enclosure -> enclosure.getLength() > 0);
  }

  @Test
  void marksTheLanguageOfEachArticleInAList() {
    Document home = page("/");

    Element arabic =
        home.selectFirst("article:has([href$=" + publication.article(PageKind.ARABIC) + "])");

    assertThat(arabic).isNotNull();
    assertThat(arabic.attr("lang")).isEqualTo("ar");
    assertThat(arabic.attr("dir")).isEqualTo("rtl");
    assertThat(arabic.select(".byline").attr("lang")).isEqualTo("en");
  }

  @Test
  void reservesTheSpaceOfEveryPicture() {
    assertThat(page("/").select("img"))
        .isNotEmpty()
        .allMatch(img -> !img.attr("width").isEmpty() && !img.attr("height").isEmpty());
  }

  @Test
  void showsNoArticleTwiceOnTheFrontPage() {
    List<String> addresses =
        page("/").select("main article h2 a, main article h3 a").eachAttr("href");

    assertThat(addresses).doesNotHaveDuplicates().hasSizeGreaterThan(8);
  }

  @Test
  void keepsReadersOfArabicInTheirInterface() {
    Document page = page(publication.article(PageKind.ARABIC));

    List<String> ways = page.select(".masthead a, .article > header a").eachAttr("href");

    assertThat(ways).isNotEmpty().allMatch(way -> way.equals("/ar") || way.startsWith("/ar/"));
    ways.forEach(way -> assertThat(publication.get(way).statusCode()).isEqualTo(200));
  }

  @Test
  void leadsNowhereThatIsNotThere() {
    for (String start : List.of("/", "/fr", publication.article(PageKind.PICTURED))) {
      for (String way : page(start).select("a[href^=/], link[href^=/]").eachAttr("href")) {
        assertThat(publication.get(way).statusCode()).as("%s from %s", way, start).isEqualTo(200);
      }
    }
  }

  private static Document page(String path) {
    return Jsoup.parse(publication.get(path).body(), publication.base());
  }

  private static Document at(String address) {
    return Jsoup.parse(publication.get(address).body());
  }

  private static Document translated(String path) {
    Document page = Jsoup.parse(publication.whenTranslated("/es" + path).body());
    assumeTrue(
        canonical(page).contains("/es/"),
        "no Apertium from English to Spanish here: ./colophon languages");
    return page;
  }

  private static String canonical(Document page) {
    return page.select("link[rel=canonical]").attr("href");
  }

  private static Map<String, String> alternates(Document page) {
    Map<String, String> links = new LinkedHashMap<>();
    page.select("link[hreflang]").forEach(l -> links.put(l.attr("hreflang"), l.attr("href")));
    return links;
  }

  private static JsonNode structuredData(Document page) throws JsonProcessingException {
    return new ObjectMapper().readTree(page.select("script[type=application/ld+json]").html());
  }
}
