package press.colophon.site;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.colophon.articles.Article;
import press.colophon.articles.Articles;
import press.colophon.articles.Selection;
import press.colophon.articles.Topics;
import press.colophon.platform.http.Answer;
import press.colophon.platform.http.Page;
import press.colophon.rights.Channel;
import press.colophon.syndication.Feed;
import press.colophon.syndication.Feeds;
import press.colophon.translation.Rendition;
import press.colophon.translation.Translations;

/// Feeds of the whole site and of every region, theme, author, origin and month, in every language.
final class FeedPages {
  private static final int ENTRIES = 30;

  private final Articles articles;
  private final Dispatches dispatches;
  private final Translations translations;
  private final Feeds feeds;
  private final Frames frames;
  private final SiteIdentity identity;

  FeedPages(
      Articles articles,
      Dispatches dispatches,
      Translations translations,
      Feeds feeds,
      Frames frames,
      SiteIdentity identity) {
    this.articles = articles;
    this.dispatches = dispatches;
    this.translations = translations;
    this.feeds = feeds;
    this.frames = frames;
    this.identity = identity;
  }

  /// The feed of the whole site.
  Answer all(Reader reader, Feed.Form form) {
    return feed(reader, new Selection.All(), identity.name(), form);
  }

  /// The feed of one list.
  Answer list(Reader reader, Listing listing, Feed.Form form) {
    String title = listing.title() + " · " + identity.name();
    return feed(reader, listing.selection(), title, form);
  }

  private Answer feed(Reader reader, Selection selection, String title, Feed.Form form) {
    List<Article> latest = articles.list(selection, ENTRIES, 0);
    List<Rendition> renditions = translations.renditions(latest, reader.language());
    Feed feed =
        new Feed(
            selection,
            reader.tag(),
            reader.texts(),
            title,
            identity.tagline(),
            updated(renditions),
            List.copyOf(frames.readableLists()),
            dispatches.of(renditions, Channel.FEED, reader.texts()));
    return Page.text(form.mediaType() + "; charset=utf-8", feeds.write(feed, form))
        .about(Topics.of(selection, reader.tag()))
        .about(Topics.ofNames(reader.tag()))
        .about(latest.stream().map(a -> Topics.of(a.id())).collect(Collectors.toSet()));
  }

  /// When readers of this feed last saw a change: of an article or of a translation.
  private static Instant updated(List<Rendition> renditions) {
    return renditions.stream()
        .flatMap(
            r ->
                Stream.of(
                    r.article().changedAt(),
                    r.translation() == null ? Instant.EPOCH : r.translation().at()))
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }
}
