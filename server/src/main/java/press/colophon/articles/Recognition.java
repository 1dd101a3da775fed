package press.colophon.articles;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import press.colophon.taxonomy.Slug;

/// Knows an article again: by the very same bytes, by its address, by its paragraphs, or by
/// headline, origin and date - in this order, the surest first.
///
/// Only the same bytes, or the same page of the web, prove it alone. Everything else is a hint that
/// [Kinship] weighs, since pages give a section's address as that of the article, and share
/// paragraphs that say nothing of it.
final class Recognition {
  /// How many articles with a paragraph in common are looked at closely.
  private static final int CANDIDATES = 8;

  private final Handle h;

  Recognition(Handle h) {
    this.h = h;
  }

  Optional<Known> recognise(Manuscript m) {
    return bySameBytes(m).or(() -> byAddress(m)).or(() -> byParagraphs(m)).or(() -> byHeadline(m));
  }

  /// The same bytes say nothing new, even where a later revision has come since: they stay with the
  /// revision they made.
  private Optional<Known> bySameBytes(Manuscript m) {
    return h.createQuery(
            """
            select r.article_id, r.id from retrieval t join revision r on r.id = t.revision_id
            where t.sha256 = :sha256 order by t.id limit 1
            """)
        .bind("sha256", m.retrieval().sha256())
        .map((row, context) -> Map.entry(row.getLong("article_id"), row.getLong("id")))
        .findOne()
        .map(e -> new Known.SameBytes(current(e.getKey()), e.getValue()));
  }

  private Optional<Known> byAddress(Manuscript m) {
    if (m.originalUrl() == null) {
      return Optional.empty();
    }
    List<Article> there =
        new ArticleLoader(h)
            .load(
                "p.original_url = :url order by a.id limit " + CANDIDATES,
                Map.of("url", m.originalUrl()));
    return there.stream()
        .filter(a -> isSamePage(a, m) || Kinship.of(a, m, commonplaces(a, m)).isAtOneAddress())
        .findFirst()
        .map(a -> new Known.Copy(a, source(a, m)));
  }

  /// Both were read from the web, at that very address.
  private static boolean isSamePage(Article a, Manuscript m) {
    String from = m.retrieval().from();
    return from.equals(m.originalUrl()) && from.equals(a.provenance().retrieval().from());
  }

  private Optional<Known> byParagraphs(Manuscript m) {
    List<String> paragraphs = m.body().fingerprints();
    if (paragraphs.isEmpty()) {
      return Optional.empty();
    }
    return sharing(paragraphs).stream()
        .map(id -> current(id))
        .filter(a -> Kinship.of(a, m, commonplaces(a, m)).isOneText())
        .findFirst()
        .map(a -> new Known.Copy(a, source(a, m)));
  }

  /// The articles whose current text has any of these paragraphs, most of them first.
  private List<Long> sharing(List<String> paragraphs) {
    return h.createQuery(
            """
            with latest as (
              select distinct on (r.article_id) r.article_id, r.paragraphs
              from revision r where r.article_id in (
                select article_id from revision where paragraphs && :paragraphs::text[])
              order by r.article_id, r.number desc)
            select article_id
            from latest, lateral (
              select count(*) as shared from unnest(paragraphs) p
              where p = any(:paragraphs::text[])) s
            where shared > 0
            order by shared desc, article_id limit :most
            """)
        .bindArray("paragraphs", String.class, paragraphs)
        .bind("most", CANDIDATES)
        .mapTo(Long.class)
        .list();
  }

  /// Those paragraphs of the manuscript that a third article has too.
  private List<String> commonplaces(Article a, Manuscript m) {
    return h.createQuery(
            """
            select p from unnest(:paragraphs::text[]) p
            where exists (
              select from revision where paragraphs @> array[p] and article_id <> :article)
            """)
        .bindArray("paragraphs", String.class, m.body().fingerprints())
        .bind("article", a.id().value())
        .mapTo(String.class)
        .list();
  }

  private Optional<Known> byHeadline(Manuscript m) {
    Manuscript.Named credited = m.origin() != null ? m.origin() : m.publisher();
    if (credited == null) {
      return Optional.empty();
    }
    return h
        .createQuery(
            """
            select a.id from article a
            join provenance p on p.article_id = a.id
            join publication b on b.id = coalesce(p.origin_id, p.publisher_id)
            join revision r on r.article_id = a.id
            where r.headline = :headline and b.slug = :credited and a.published_on = :day
            order by r.number desc
            """)
        .bind("headline", m.headline())
        .bind("credited", Slug.of(credited.name()).text())
        .bind("day", m.publishedOn())
        .mapTo(Long.class)
        .stream()
        .map(id -> current(id))
        .filter(a -> !Kinship.haveOwnAddresses(a, m))
        .findFirst()
        .map(a -> new Known.Copy(a, source(a, m)));
  }

  private Known.Source source(Article a, Manuscript m) {
    boolean sameAddress =
        m.originalUrl() != null && m.originalUrl().equals(a.provenance().originalUrl());
    if (isFromElsewhere(a, m)) {
      return Known.Source.OTHER;
    }
    return sameAddress || isSamePublisher(a, m) || cameFrom(a, m)
        ? Known.Source.SAME
        : Known.Source.UNTOLD;
  }

  private static boolean isSamePublisher(Article a, Manuscript m) {
    Publication publisher = a.provenance().publisher();
    return publisher != null
        && isNamed(publisher, m.publisher())
        && !Kinship.haveOwnAddresses(a, m);
  }

  /// Another publisher than the one we took it from, and not its origin either.
  private static boolean isFromElsewhere(Article a, Manuscript m) {
    Publication publisher = a.provenance().publisher();
    Publication origin = a.provenance().origin();
    return publisher != null
        && m.publisher() != null
        && !isNamed(publisher, m.publisher())
        && (origin == null || !isNamed(origin, m.publisher()));
  }

  private static boolean isNamed(Publication publication, Manuscript.@Nullable Named name) {
    return name != null && publication.slug().equals(Slug.of(name.name()));
  }

  private boolean cameFrom(Article a, Manuscript m) {
    return h.createQuery(
            """
            select exists (
              select from retrieval t join revision r on r.id = t.revision_id
              where r.article_id = :article and t.retrieved_from = :from)
            """)
        .bind("article", a.id().value())
        .bind("from", m.retrieval().from())
        .mapTo(Boolean.class)
        .one();
  }

  private Article current(long id) {
    return new ArticleLoader(h).load("a.id = :id", Map.of("id", id)).getFirst();
  }

  /// Whether a manuscript gives the readers of a revision nothing new to read.
  static boolean isSameText(Revision r, Manuscript m) {
    return r.headline().equals(m.headline())
        && Objects.equals(r.standfirst(), m.standfirst())
        && r.body().equals(m.body())
        && isSameImage(r.image(), m.image());
  }

  private static boolean isSameImage(@Nullable FeaturedImage a, @Nullable FeaturedImage b) {
    if (a == null || b == null) {
      return a == null && b == null;
    }
    return Objects.equals(a.caption(), b.caption())
        && Objects.equals(a.credit(), b.credit())
        && Objects.equals(a.picture(), b.picture());
  }
}
