package press.colophon.intake.format.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import press.colophon.intake.AccountJson;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.format.OriginalFormat;

/// Any bytes as a feed or an export.
///
/// The build only tries the inputs that were kept; with `JAZZER_FUZZ=1` it looks for new ones.
class FeedFuzzTest {

  @FuzzTest(maxDuration = "5m")
  void readsAnyXmlFeed(byte[] bytes) throws IOException {
    Original original = original(bytes);
    FeedReader.head(original);
    XmlFeed.head(original).ifPresent(XmlFeedHead::of);
    read(new XmlFeedReader(), original);
  }

  @FuzzTest(maxDuration = "5m")
  void readsAnyJsonFeed(byte[] bytes) throws IOException {
    Original original = original(bytes);
    JsonFeed.head(original);
    read(new JsonFeedReader(), original);
  }

  @FuzzTest(maxDuration = "5m")
  void readsAnyWordPressExport(byte[] bytes) throws IOException {
    read(new WordPressReader(), original(bytes));
  }

  @FuzzTest(maxDuration = "5m")
  void readsAnyGhostExport(byte[] bytes) throws IOException {
    read(new GhostReader(), original(bytes));
  }

  @FuzzTest(maxDuration = "5m")
  void readsAnyDate(byte[] bytes) {
    FeedDates.read(new String(bytes, StandardCharsets.UTF_8));
    People.in(new String(bytes, StandardCharsets.UTF_8));
    EntryText.plain(new String(bytes, StandardCharsets.UTF_8));
  }

  /// Something is said of anything, and an article can be written as JSON.
  private static void read(OriginalFormat format, Original original) throws IOException {
    List<Item> items = new ArrayList<>();
    format.read(original, items::add);
    assertThat(items).isNotEmpty();
    for (Item item : items) {
      if (item instanceof Item.Article article) {
        assertThat(AccountJson.of(article.name(), article.account()).toString()).isNotEmpty();
      }
    }
  }

  private static Original original(byte[] bytes) {
    return new Original(
        "feed",
        bytes,
        URI.create("https://harbour.example/feed"),
        null,
        Instant.parse("2026-11-26T18:00:00Z"));
  }
}
