package press.colophon.intake.format.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import press.colophon.intake.Original;

final class FeedReaderTest {

  @Test
  void tellsWhatAnRssFeedSaysOfItself() throws IOException {
    FeedHead head =
        head(
            """
            <?xml version="1.0"?>
            <rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom"
                xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
              <title>Harbour Wire</title><link>/</link><language>en-gb</language>
              <item><title>One</title><ttl>5</ttl></item>
              <a:link rel="self" href="https://harbour.example/feed.xml"/>
              <a:link rel="hub" href="https://hub.example/"/>
              <a:link rel="next" href="?page=2"/>
              <ttl>90</ttl><skipHours><hour>24</hour><hour>3</hour></skipHours>
              <skipDays><day>Sunday</day></skipDays>
              <lastBuildDate>Thu, 26 Nov 2026 17:00:00 EST</lastBuildDate>
              <itunes:new-feed-url>https://new.example/feed</itunes:new-feed-url>
            </channel></rss>
            """);

    assertThat(head.format()).isEqualTo("RSS 2.0");
    assertThat(head.title()).isEqualTo("Harbour Wire");
    assertThat(head.site()).isEqualTo("https://harbour.example/");
    assertThat(head.self()).isEqualTo("https://harbour.example/feed.xml");
    assertThat(head.hubs()).containsExactly("https://hub.example/");
    assertThat(head.next()).isEqualTo("https://harbour.example/rss?page=2");
    assertThat(head.language()).isEqualTo("en-GB");
    assertThat(head.every()).isEqualTo(Duration.ofMinutes(90));
    assertThat(head.skipHours()).containsExactlyInAnyOrder(0, 3);
    assertThat(head.skipDays()).containsExactly(DayOfWeek.SUNDAY);
    assertThat(head.updated()).isEqualTo(Instant.parse("2026-11-26T22:00:00Z"));
    assertThat(head.podcast()).isTrue();
    assertThat(head.movedTo()).isEqualTo("https://new.example/feed");
  }

  @Test
  void tellsWhatAnAtomFeedSaysOfItself() throws IOException {
    FeedHead head =
        head(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr" xml:base="https://quai.example/a/">
              <title type="html">Le &lt;b>Quai&lt;/b></title>
              <link href="index.html"/><link rel="self" href="feed"/>
              <link rel="prev-archive" href="2025"/>
              <updated>2026-11-26T17:00:00Z</updated>
              <entry><title>Un</title></entry>
            </feed>
            """);

    assertThat(head.format()).isEqualTo("Atom 1.0");
    assertThat(head.site()).isEqualTo("https://quai.example/a/index.html");
    assertThat(head.self()).isEqualTo("https://quai.example/a/feed");
    assertThat(head.next()).isEqualTo("https://quai.example/a/2025");
    assertThat(head.language()).isEqualTo("fr");
    assertThat(head.updated()).isEqualTo(Instant.parse("2026-11-26T17:00:00Z"));
  }

  @Test
  void tellsWhatAJsonFeedSaysOfItself() throws IOException {
    FeedHead head =
        head(
            """
            {"version": "https://jsonfeed.org/version/1.1", "title": "Tern Tribune",
             "home_page_url": "https://tern.example/", "feed_url": "https://tern.example/feed.json",
             "items": [{"id": 1}, {"id": 2}],
             "hubs": [{"type": "WebSub", "url": "https://hub.example/"}],
             "next_url": "https://tern.example/feed.json?p=2", "language": "en", "expired": true}
            """);

    assertThat(head.format()).isEqualTo("JSON Feed 1.1");
    assertThat(head.title()).isEqualTo("Tern Tribune");
    assertThat(head.hubs()).containsExactly("https://hub.example/");
    assertThat(head.next()).isEqualTo("https://tern.example/feed.json?p=2");
    assertThat(head.expired()).isTrue();
  }

  @Test
  void aPageIsNoFeed() throws IOException {
    assertThat(FeedReader.head(original("<!doctype html><html><title>x</title></html>"))).isEmpty();
  }

  private static FeedHead head(String feed) throws IOException {
    return FeedReader.head(original(feed)).orElseThrow();
  }

  private static Original original(String feed) {
    return new Original(
        "feed",
        feed.getBytes(StandardCharsets.UTF_8),
        URI.create("https://harbour.example/rss"),
        null,
        Instant.parse("2026-11-26T18:00:00Z"));
  }
}
