package press.colophon.site;

import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Articles;
import press.colophon.articles.Author;
import press.colophon.articles.Publication;
import press.colophon.articles.Selection;
import press.colophon.taxonomy.Taxonomy;

/// Finds what the address of a list names: a region, a theme, an author, an origin or a month.
/// Thread-safe.
final class Listings {
  private final Articles articles;
  private final Taxonomy taxonomy;

  Listings(Articles articles, Taxonomy taxonomy) {
    this.articles = articles;
    this.taxonomy = taxonomy;
  }

  Optional<Listing> region(Reader reader, String slug) {
    return taxonomy
        .findRegion(slug)
        .map(
            region ->
                new Listing(
                    new Selection.InRegion(region),
                    reader.texts().regionName(region.name()),
                    null));
  }

  Optional<Listing> theme(Reader reader, String slug) {
    return taxonomy
        .findTheme(slug)
        .map(
            theme ->
                new Listing(
                    new Selection.OnTheme(theme), reader.texts().themeName(theme.name()), null));
  }

  Optional<Listing> author(Reader reader, String slug) {
    return articles
        .findAuthor(slug)
        .map(
            author ->
                new Listing(
                    new Selection.ByAuthor(author),
                    reader.texts().say("author.title", Map.of("author", author.name())),
                    websiteOf(author)));
  }

  Optional<Listing> origin(Reader reader, String slug) {
    return articles
        .findPublication(slug)
        .map(
            origin ->
                new Listing(
                    new Selection.FromOrigin(origin),
                    reader.texts().say("origin.title", Map.of("origin", origin.name())),
                    websiteOf(origin, reader)));
  }

  Listing month(Reader reader, YearMonth month) {
    return new Listing(new Selection.InMonth(month), reader.texts().month(month), null);
  }

  private static @Nullable Link websiteOf(Author author) {
    return author.url() == null ? null : new Link(author.name(), author.url());
  }

  private static @Nullable Link websiteOf(Publication origin, Reader reader) {
    return origin.url() == null
        ? null
        : new Link(
            reader.texts().say("origin.site", Map.of("origin", origin.name())), origin.url());
  }
}
