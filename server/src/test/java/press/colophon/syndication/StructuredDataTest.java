package press.colophon.syndication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import press.colophon.articles.Author;
import press.colophon.articles.Sample;
import press.colophon.articles.Selection;
import press.colophon.taxonomy.Region;
import press.colophon.taxonomy.Slug;

final class StructuredDataTest {
  private static final String ASK = "https://paper.example/ask";

  private final StructuredData data = new StructuredData(Dispatches.ADDRESSES, Dispatches.HOUSE);

  private JsonNode article(Dispatch dispatch) {
    return Parsed.json(data.article(dispatch, Dispatches.texts("en"), ASK));
  }

  private static String at(JsonNode node, String pointer) {
    return node.at(pointer).asText();
  }

  @Test
  void saysWhatTheArticleIs() {
    JsonNode article = article(Dispatches.harbour());

    assertThat(at(article, "/@context")).isEqualTo("https://schema.org");
    assertThat(at(article, "/@type")).isEqualTo("NewsArticle");
    assertThat(at(article, "/headline")).isEqualTo("The harbour that moved");
    assertThat(at(article, "/description")).isEqualTo("A town on the coast follows its water.");
    assertThat(at(article, "/mainEntityOfPage/@id")).isEqualTo(Dispatches.ORIGINAL);
    assertThat(at(article, "/datePublished")).isEqualTo("2022-06-13T00:00:00Z");
    assertThat(at(article, "/dateModified")).isEqualTo("2022-06-13T01:00:00Z");
    assertThat(at(article, "/inLanguage")).isEqualTo("en");
    assertThat(at(article, "/publisher/name")).isEqualTo("The Paper");
    assertThat(article.at("/isAccessibleForFree").asBoolean()).isTrue();
  }

  @Test
  void creditsAuthorsOriginAndHolder() {
    JsonNode article = article(Dispatches.harbour());

    assertThat(at(article, "/author/0/@type")).isEqualTo("Person");
    assertThat(at(article, "/author/0/url")).isEqualTo("https://paper.example/author/ida-brook");
    assertThat(at(article, "/author/0/sameAs")).isEqualTo("https://coast.example/ida");
    assertThat(at(article, "/isBasedOn/url"))
        .isEqualTo("https://coast.example/2022/harbour?id=7&view=full");
    assertThat(at(article, "/isBasedOn/publisher/name")).isEqualTo("Coast Courier");
    assertThat(at(article, "/creditText")).startsWith("By Ida Brook and Tomás Ó Sé · ");
    assertThat(at(article, "/copyrightHolder/@type")).isEqualTo("Organization");
    assertThat(at(article, "/copyrightHolder/name")).isEqualTo("Coast Courier");
    assertThat(article.at("/copyrightYear").asInt()).isEqualTo(2022);
    assertThat(at(article, "/copyrightNotice")).isEqualTo("© Coast Courier, 2022");
  }

  @Test
  void takesAnAuthorWithTheNameOfTheOriginForAnOrganisation() {
    Author paper = new Author(9, "Coast Courier", new Slug("coast-courier"), null);
    JsonNode article =
        article(Dispatches.of(Sample.harbour().authors(paper), Dispatches.licensed("CC-BY-4.0")));

    assertThat(at(article, "/author/0/@type")).isEqualTo("Organization");
  }

  @Test
  void leadsToTheLicenceOrToThePageWhereToAsk() {
    JsonNode licensed = article(Dispatches.harbour());
    JsonNode silent = article(Dispatches.of(Sample.harbour(), Dispatches.silent()));

    assertThat(at(licensed, "/license")).isEqualTo("https://creativecommons.org/licenses/by/4.0/");
    assertThat(silent.has("license")).isFalse();
    assertThat(at(silent, "/acquireLicensePage")).isEqualTo(ASK);
    assertThat(at(licensed, "/usageInfo"))
        .isEqualTo("https://paper.example/republish/2022/06/the-harbour-that-moved");
  }

  @Test
  void namesSubjectsAndPlaces() {
    JsonNode article = article(Dispatches.harbour());

    assertThat(at(article, "/articleSection/0")).isEqualTo("Shipping & Ports");
    assertThat(article.at("/keywords")).hasSize(3);
    assertThat(at(article, "/contentLocation/0/@type")).isEqualTo("Place");
    assertThat(at(article, "/contentLocation/0/name")).isEqualTo("Ireland");
  }

  @Test
  void creditsThePicture() {
    JsonNode image = article(Dispatches.harbour()).at("/image/0");

    assertThat(at(image, "/@type")).isEqualTo("ImageObject");
    assertThat(at(image, "/contentUrl")).startsWith("https://paper.example/media/");
    assertThat(at(image, "/creditText")).isEqualTo("Photo: Ida Brook");
    assertThat(at(image, "/caption")).isEqualTo("The new quay in spring");
    assertThat(at(image, "/license")).isEqualTo("https://creativecommons.org/licenses/by/4.0/");
    assertThat(image.at("/width").asInt()).isEqualTo(1600);
    assertThat(image.at("/height").asInt()).isEqualTo(900);
  }

  @Test
  void saysOfATranslationWhatItTranslatesAndWhoMadeIt() {
    JsonNode french = article(Dispatches.port(Dispatches.licensed("CC-BY-4.0")));

    assertThat(at(french, "/inLanguage")).isEqualTo("fr");
    assertThat(at(french, "/translationOfWork/url")).isEqualTo(Dispatches.ORIGINAL);
    assertThat(at(french, "/translationOfWork/@id"))
        .isEqualTo(at(article(Dispatches.harbour()), "/@id"));
    assertThat(at(french, "/translator/@type")).isEqualTo("SoftwareApplication");
    assertThat(at(french, "/translator/name")).isEqualTo("Apertium eng-fra");
    assertThat(at(french, "/isBasedOn/inLanguage")).isEqualTo("en");
  }

  @Test
  void basesOurOwnArticleOnNothing() {
    JsonNode notice = article(Dispatches.of(Sample.notice(), Dispatches.own()));

    assertThat(notice.has("isBasedOn")).isFalse();
    assertThat(notice.has("translationOfWork")).isFalse();
    assertThat(notice.has("image")).isFalse();
  }

  @Test
  void listsTheArticlesOfAList() {
    var region = new Selection.InRegion(new Region(5, "Ireland", new Slug("ireland")));
    JsonNode list = Parsed.json(data.list(region, "Ireland", "en", List.of(Dispatches.harbour())));

    assertThat(at(list, "/@type")).isEqualTo("CollectionPage");
    assertThat(at(list, "/url")).isEqualTo("https://paper.example/region/ireland");
    assertThat(at(list, "/mainEntity/itemListElement/0/url")).isEqualTo(Dispatches.ORIGINAL);
  }

  @Test
  void namesTheSiteOnItsFrontPageAndTheWayElsewhere() {
    JsonNode home = Parsed.json(data.home("The Paper", null, "fr"));
    JsonNode way =
        Parsed.json(
            data.way(List.of(new StructuredData.Step("The Paper", "https://paper.example/"))));

    assertThat(at(home, "/@type")).isEqualTo("WebSite");
    assertThat(at(home, "/url")).isEqualTo("https://paper.example/fr");
    assertThat(at(way, "/itemListElement/0/position")).isEqualTo("1");
  }
}
