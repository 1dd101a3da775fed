package press.colophon.intake.source;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.PageBytes;
import press.colophon.intake.Original;
import press.colophon.intake.format.Formats;
import press.colophon.intake.format.Sample;
import press.colophon.intake.format.feed.FeedHead;
import press.colophon.intake.format.feed.FeedReader;
import press.colophon.platform.http.Fetch;

/// What a site says when it is asked for a feed.
sealed interface FeedAnswer {

  /// It is as it was.
  record Unchanged() implements FeedAnswer {}

  /// A feed, to be read.
  ///
  /// @param head what it says of itself; null for formats that say nothing
  record Feed(Fetch.Fetched fetched, Original original, @Nullable FeedHead head)
      implements FeedAnswer {}

  /// It cannot be read now.
  ///
  /// @param retryAfter the time that the site asks for
  record Failed(String said, @Nullable Duration retryAfter) implements FeedAnswer {}

  /// It is gone for good.
  record Gone(String said) implements FeedAnswer {}

  static FeedAnswer of(Fetch fetch, Instant now) {
    return switch (fetch) {
      case Fetch.Refused(Fetch.Because because, String reason) -> new Failed(reason, null);
      case Fetch.Fetched fetched -> of(fetched, now);
    };
  }

  private static FeedAnswer of(Fetch.Fetched fetched, Instant now) {
    return switch (fetched.status()) {
      case 200 -> read(fetched, now);
      case 304 -> new Unchanged();
      case 410 -> new Gone("the site says that this feed is gone for good (410)");
      case 429 -> new Failed("the site asks us to come more rarely (429)", wait(fetched));
      case 401, 403 ->
          new Failed(
              "the site does not let us read it (%d)".formatted(fetched.status()), wait(fetched));
      case 404 -> new Failed("there is no such feed (404)", null);
      default -> new Failed("the site answers with status " + fetched.status(), wait(fetched));
    };
  }

  private static @Nullable Duration wait(Fetch.Fetched fetched) {
    return fetched.retryAfter().orElse(null);
  }

  private static FeedAnswer read(Fetch.Fetched fetched, Instant now) {
    Original original = Original.of(fetched, now);
    Optional<FeedHead> head = head(original);
    if (head.isPresent() || Formats.of(Sample.of(original)).isPresent()) {
      return new Feed(fetched, original, head.orElse(null));
    }
    return new Failed(noFeed(fetched), null);
  }

  /// What a feed says of itself; empty where it says nothing or is none.
  static Optional<FeedHead> head(Original original) {
    try {
      return FeedReader.head(original);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String noFeed(Fetch.Fetched fetched) {
    if (fetched.bytes().length == 0) {
      return "the answer is empty";
    }
    String text = PageBytes.decode(fetched.bytes(), fetched.charset().orElse(null)).text();
    if (!text.stripLeading().startsWith("<")) {
      return "what came is no feed";
    }
    URI page = fetched.finalUri();
    List<FeedLink> links = FeedLink.of(text, page);
    return links.isEmpty()
        ? "a web page came instead of a feed"
        : "a web page came instead of a feed; it links to the feed "
            + links.getFirst().address()
            + ": ./colophon source add "
            + links.getFirst().address();
  }
}
