package press.colophon.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.Provenance;
import press.colophon.articles.Publication;
import press.colophon.articles.Selection;
import press.colophon.articles.Status;
import press.colophon.platform.texts.Html;
import press.colophon.platform.texts.Texts;
import press.colophon.syndication.Addresses;

/// What stands over an article: who wrote it, where it comes from, its dates, what it is about.
///
/// @param addresses of the lists that the names lead to
record ArticleHead(Article article, Reader reader, Addresses addresses) {

  @Nullable Html authors() {
    if (article.authors().isEmpty()) {
      return null;
    }
    List<Html> links =
        article.authors().stream()
            .map(a -> Html.link(within(new Selection.ByAuthor(a)), a.name()))
            .toList();
    return texts().html("article.by", Map.of("authors", texts().listOf(links)));
  }

  List<Html> dates() {
    List<Html> lines = new ArrayList<>();
    Publication credited = article.provenance().credited();
    if (credited != null) {
      lines.add(firstPublished(credited, article.provenance()));
    }
    lines.add(dated("article.published", texts().date(article.publishedOn())));
    if (article.revision().number() > 1) {
      lines.add(dated("article.updated", texts().date(article.revision().madeAt())));
    }
    return lines;
  }

  /// That the article was corrected, where it was, and when.
  @Nullable String correction() {
    Instant at = Objects.requireNonNullElse(article.correctedAt(), article.changedAt());
    return article.status() == Status.CORRECTED
        ? texts().say("article.corrected", Map.of("date", texts().date(at)))
        : null;
  }

  List<Link> regions() {
    return article.regions().stream()
        .map(r -> new Link(texts().regionName(r.name()), within(new Selection.InRegion(r))))
        .toList();
  }

  List<Link> themes() {
    return article.themes().stream()
        .map(t -> new Link(texts().themeName(t.name()), within(new Selection.OnTheme(t))))
        .toList();
  }

  /// The way to the article at its origin, where its address is known.
  @Nullable Link origin() {
    Provenance provenance = article.provenance();
    String address = provenance.originalUrl();
    Publication credited = provenance.credited();
    return address == null || credited == null
        ? null
        : new Link(
            texts().say("article.read-original", Map.of("origin", credited.name())), address);
  }

  private Html firstPublished(Publication origin, Provenance provenance) {
    Html link = Html.link(within(new Selection.FromOrigin(origin)), origin.name());
    if (provenance.originDate() == null) {
      return texts().html("article.origin", Map.of("origin", link));
    }
    Html date = Html.text(texts().date(provenance.originDate()));
    return texts().html("article.origin.dated", Map.of("origin", link, "date", date));
  }

  private Html dated(String key, String date) {
    return Html.text(texts().say(key, Map.of("date", date)));
  }

  private String within(Selection selection) {
    return addresses.within(addresses.of(selection, reader.tag()));
  }

  private Texts texts() {
    return reader.texts();
  }
}
