package press.colophon.site;

import java.time.Instant;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import press.colophon.articles.Article;
import press.colophon.articles.Articles;
import press.colophon.articles.Selection;
import press.colophon.articles.Topics;
import press.colophon.platform.http.Answer;
import press.colophon.platform.http.Page;
import press.colophon.syndication.Feed;
import press.colophon.syndication.Feeds;
import press.colophon.taxonomy.Taxonomy;
import press.colophon.translation.Rendition;
import press.colophon.translation.Translations;

/// Feeds of the whole site and of every region, theme, author, origin and month, in every language.
final class FeedPages {
  private static final int ENTRIES = 30;

  private final Articles articles;
  private final Taxonomy taxonomy;
  private final Dispatches dispatches;
  private final Translations translations;
  private final Feeds feeds;
  private final Frames frames;
  private final SiteIdentity identity;

  FeedPages(
      Articles articles,
      Taxonomy taxonomy,
      Dispatches dispatches,
      Translations translations,
      Feeds feeds,
      Frames frames,
      SiteIdentity identity) {
    this.articles = articles;
    this.taxonomy = taxonomy;
    this.dispatches = dispatches;
    this.translations = translations;
    this.feeds = feeds;
    this.frames = frames;
    this.identity = identity;
  }

  Answer all(Reader reader, Feed.Form form) {
    return feed(reader, new Selection.All(), identity.name(), form);
  }

  Answer region(Reader reader, String slug, Feed.Form form) {
    return answer(
        taxonomy
            .findRegion(slug)
            .map(
                r ->
                    feed(
                        reader,
                        new Selection.InRegion(r),
                        reader.texts().regionName(r.name()),
                        form)));
  }

  Answer theme(Reader reader, String slug, Feed.Form form) {
    return answer(
        taxonomy.findTheme(slug).map(t -> feed(reader, new Selection.OnTheme(t), t.name(), form)));
  }

  Answer author(Reader reader, String slug, Feed.Form form) {
    return answer(
        articles
            .findAuthor(slug)
            .map(
                a ->
                    feed(
                        reader,
                        new Selection.ByAuthor(a),
                        reader.texts().say("author.title", Map.of("author", a.name())),
                        form)));
  }

  Answer origin(Reader reader, String slug, Feed.Form form) {
    return answer(
        articles
            .findPublication(slug)
            .map(
                o ->
                    feed(
                        reader,
                        new Selection.FromOrigin(o),
                        reader.texts().say("origin.title", Map.of("origin", o.name())),
                        form)));
  }

  Answer month(Reader reader, YearMonth month, Feed.Form form) {
    return feed(reader, new Selection.InMonth(month), reader.texts().month(month), form);
  }

  private static Answer answer(Optional<Answer> feed) {
    return feed.orElseGet(Answer.NotFound::new);
  }

  private Answer feed(Reader reader, Selection selection, String title, Feed.Form form) {
    List<Article> latest = articles.list(selection, ENTRIES, 0);
    List<Rendition> renditions = translations.renditions(latest, reader.language());
    Feed feed =
        new Feed(
            selection,
            reader.tag(),
            reader.texts(),
            selection instanceof Selection.All ? title : title + " · " + identity.name(),
            identity.tagline(),
            updated(renditions),
            List.copyOf(frames.readableLists()),
            renditions.stream().map(r -> dispatches.of(r, reader.texts())).toList());
    return Page.text(form.mediaType() + "; charset=utf-8", feeds.write(feed, form))
        .about(topics(selection, reader, latest));
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

  private static Set<String> topics(Selection selection, Reader reader, List<Article> latest) {
    Set<String> topics = new HashSet<>(Topics.in(reader.tag(), Set.of(Topics.of(selection))));
    topics.add(Topics.of(selection));
    latest.forEach(a -> topics.add(Topics.of(a.id())));
    return topics;
  }
}
