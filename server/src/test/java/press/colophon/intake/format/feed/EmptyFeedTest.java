package press.colophon.intake.format.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static press.colophon.intake.format.Readings.outcomes;

import org.junit.jupiter.api.Test;

class EmptyFeedTest {

  @Test
  void saysThatNothingIsInIt() {
    assertThat(outcomes("<rss version=\"2.0\"><channel><title>Wire</title></channel></rss>"))
        .containsExactly("empty: there is no entry in the feed");
    assertThat(outcomes("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Wire</title></feed>"))
        .containsExactly("empty: there is no entry in the feed");
    assertThat(
            outcomes(
                "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel></channel></rss>"))
        .containsExactly("empty: there is no item in the export");
    assertThat(outcomes("{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": []}"))
        .containsExactly("empty: there is no entry in the feed");
    assertThat(outcomes("{\"db\": [{\"meta\": {}, \"data\": {\"posts\": []}}]}"))
        .containsExactly("empty: there is no post in the export");
  }

  @Test
  void knowsAJsonFeedWhateverTheOrderOfItsFields() {
    String item = "{\"id\": \"%d\", \"title\": \"Ferries\", \"content_text\": \"%s\"}";
    String items = item.formatted(1, "One boat. ".repeat(3000)) + "," + item.formatted(2, "Two.");

    assertThat(
            outcomes(
                "{\"items\": [" + items + "], \"version\": \"https://jsonfeed.org/version/1\"}"))
        .containsExactly("article Ferries", "article Ferries");
  }

  @Test
  void otherJsonIsNoGhostExport() {
    assertThat(outcomes("{\"data\": {\"rows\": 1}, \"db\": \"main\", \"note\": \"exported_on\"}"))
        .containsExactly(
            "no-article: it is JSON, but not of a format that articles come in; its fields: data, db, note");
  }

  @Test
  void saysOfUnknownJsonWhatItIs() {
    assertThat(outcomes("[{\"a\": 1}, {\"b\": 2}]"))
        .containsExactly(
            "no-article: it is JSON, but not of a format that articles come in; its fields: a");
    assertThat(outcomes("{\"a\": [1, 2")).first().asString().startsWith("broken-format: its JSON");
    assertThat(outcomes("{}"))
        .containsExactly("no-article: it is JSON, but not of a format that articles come in");
  }

  @Test
  void aTextThatBeginsWithABracketIsAText() {
    String text =
        """
        [Photo: the quay at dawn]

        Ferry companies cut winter timetables

        The ferry company of Port Lune has cut its winter timetable by half, and four islands are left.

        The company says that the number of passengers fell by a third after the bridge was opened.
        """;

    assertThat(outcomes(text)).allSatisfy(said -> assertThat(said).doesNotContain("JSON"));
    assertThat(outcomes("{\"title\": \"Ferries\"}\n\n" + text))
        .allSatisfy(said -> assertThat(said).doesNotContain("JSON"));
  }
}
