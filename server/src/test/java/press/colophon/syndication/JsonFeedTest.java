package press.colophon.syndication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

final class JsonFeedTest {

  private static String json(Dispatch... dispatches) {
    return Dispatches.written(Dispatches.feed(dispatches), Feed.Form.JSON);
  }

  private static JsonNode item(Dispatch dispatch) {
    return Parsed.json(json(dispatch)).at("/items/0");
  }

  @Test
  void staysAsItWasReviewed() {
    Golden.assertSame(json(Dispatches.harbour()), "harbour.feed.json");
  }

  @Test
  void saysWhatTheListIs() {
    JsonNode feed = Parsed.json(json());

    assertThat(feed.at("/version").asText()).isEqualTo("https://jsonfeed.org/version/1.1");
    assertThat(feed.at("/feed_url").asText()).isEqualTo("https://paper.example/feed.json");
    assertThat(feed.at("/home_page_url").asText()).isEqualTo("https://paper.example/");
    assertThat(feed.at("/language").asText()).isEqualTo("en");
    assertThat(feed.at("/_colophon/languages/fr").asText())
        .isEqualTo("https://paper.example/fr/feed.json");
    assertThat(feed.at("/items").isArray()).isTrue();
  }

  @Test
  void carriesTheArticle() {
    JsonNode item = item(Dispatches.harbour());

    assertThat(item.at("/id").asText()).isEqualTo(Dispatches.ORIGINAL);
    assertThat(item.at("/external_url").asText())
        .isEqualTo("https://coast.example/2022/harbour?id=7&view=full");
    assertThat(item.at("/summary").asText()).isEqualTo("A town on the coast follows its water.");
    assertThat(item.at("/content_html").asText()).contains("<h2>Who pays</h2>", "By Ida Brook");
    assertThat(item.at("/date_published").asText()).isEqualTo("2022-06-13T00:00:00Z");
    assertThat(item.at("/authors/0/url").asText()).isEqualTo("https://coast.example/ida");
    assertThat(item.at("/tags/1").asText()).isEqualTo("Shipping & Ports");
    assertThat(item.at("/attachments/0/size_in_bytes").asLong()).isEqualTo(48_213L);
  }

  @Test
  void carriesOriginRightsAndLicenceInTheExtension() {
    JsonNode ours = item(Dispatches.harbour()).at("/_colophon");

    assertThat(ours.at("/origin/name").asText()).isEqualTo("Coast Courier");
    assertThat(ours.at("/origin/url").asText()).isEqualTo("https://coast.example/");
    assertThat(ours.at("/original_published").asText()).isEqualTo("2022-06-12");
    assertThat(ours.at("/copyright/holder").asText()).isEqualTo("Coast Courier");
    assertThat(ours.at("/copyright/year").asInt()).isEqualTo(2022);
    assertThat(ours.at("/licence/url").asText())
        .isEqualTo("https://creativecommons.org/licenses/by/4.0/");
    assertThat(ours.at("/image/credit").asText()).isEqualTo("Photo: Ida Brook");
    assertThat(ours.at("/languages/es").asText())
        .isEqualTo("https://paper.example/es/2022/06/the-harbour-that-moved");
  }

  @Test
  void marksATranslationMadeByMachine() {
    JsonNode item = item(Dispatches.port(Dispatches.licensed("CC-BY-4.0")));

    assertThat(item.at("/language").asText()).isEqualTo("fr");
    assertThat(item.at("/_colophon/translation/engine").asText()).isEqualTo("Apertium eng-fra");
    assertThat(item.at("/_colophon/translation/from").asText()).isEqualTo("en");
    assertThat(item.at("/date_modified").asText()).isEqualTo("2022-06-14T08:30:00Z");
  }
}
