package press.colophon.intake.format.feed;

import java.io.IOException;
import java.util.Optional;
import press.colophon.intake.Original;
import press.colophon.intake.format.Sample;

/// Tells whether an original is a feed, and what the feed says of itself.
///
///     FeedReader.head(original).ifPresent(head -> follow(head.hubs(), head.every()))
///
/// Reads RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1. Its entries are read like
/// any other original, by `OriginalReader`. Thread-safe.
public final class FeedReader {
  private FeedReader() {}

  /// What a feed says of itself; empty where the original is no feed.
  ///
  /// @throws IOException where its bytes are not to be had
  public static Optional<FeedHead> head(Original original) throws IOException {
    Sample sample = Sample.of(original);
    if (XmlFeed.isFeed(sample.lower())) {
      return XmlFeed.head(original).map(XmlFeedHead::of);
    }
    return JsonFeed.isFeed(sample) ? Optional.of(JsonFeed.head(original)) : Optional.empty();
  }
}
