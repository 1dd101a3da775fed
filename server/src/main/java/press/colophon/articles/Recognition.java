package press.colophon.articles;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import press.colophon.taxonomy.Slug;

/// Knows an article again: by the very same bytes, by its identifiers and address, by its text, by
/// its paragraphs, by headline, origin and date, or by its wording - in this order, the surest
/// first.
///
/// Only the same bytes, or the same page of the web, prove it alone. Everything else is a hint that
/// [Kinship] and [Likeness] weigh, since pages give a section's address as that of the article,
/// feeds give one id to all items, and texts share paragraphs that say nothing of them.
final class Recognition {
  /// How many articles under one address that came before identifiers were kept are looked at.
  private static final int CANDIDATES = 8;

  /// A paragraph that so many other articles have is a standing one for wording, too.
  private static final int STANDING = 3;

  /// A text with fewer words is a notice that stands at many places.
  private static final int NOTICE = 80;

  private final Handle h;
  private final Traces traces;
  private final Manuscript m;

  Recognition(Handle h, Manuscript m) {
    this.h = h;
    this.traces = new Traces(h);
    this.m = m;
  }

  Optional<Known> recognise() {
    return bySameBytes()
        .or(this::byIdentifier)
        .or(this::bySameText)
        .or(this::byParagraphs)
        .or(this::byHeadline)
        .or(this::byWording);
  }

  /// The same bytes say nothing new, even where a later revision has come since: they stay with the
  /// revision they made.
  private Optional<Known> bySameBytes() {
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

  /// An id or an address proves nothing where neither headline nor text bear it out.
  private Optional<Known> byIdentifier() {
    Set<Long> there = new LinkedHashSet<>(atAddress());
    there.addAll(traces.named(Identifiers.of(m)));
    return there.stream()
        .map(this::current)
        .filter(a -> isSamePage(a) || kinship(a).isAtOneAddress())
        .findFirst()
        .map(this::copy);
  }

  private List<Long> atAddress() {
    return h.createQuery(
            "select article_id from provenance where original_url = :url order by 1 limit :most")
        .bind("url", m.originalUrl())
        .bind("most", CANDIDATES)
        .mapTo(Long.class)
        .list();
  }

  /// Both were read from the web, at that very address.
  private boolean isSamePage(Article a) {
    String from = Identifiers.address(m.retrieval().from());
    return from != null
        && from.equals(Identifiers.address(m.originalUrl()))
        && from.equals(Identifiers.address(a.provenance().retrieval().from()));
  }

  private Optional<Known> bySameText() {
    return traces.saying(m.body()).stream()
        .map(this::current)
        .filter(a -> Kinship.isAlike(a.headline(), m.headline()) || isMoreThanANotice(a))
        .findFirst()
        .map(this::copy);
  }

  private boolean isMoreThanANotice(Article a) {
    return !Kinship.haveOwnAddresses(a, m) && Shingles.of(m.body().text()).words() >= NOTICE;
  }

  private Optional<Known> byParagraphs() {
    return traces.sharing(m.body().fingerprints()).stream()
        .map(this::current)
        .filter(a -> kinship(a).isOneText() && !isUpdateElsewhere(a))
        .findFirst()
        .map(this::copy);
  }

  /// Another outlet's later state of a live story is an article of its own.
  private boolean isUpdateElsewhere(Article a) {
    return isFromElsewhere(a) && days(a) > 0 && likeness(a).isUpdate(days(a));
  }

  /// What has the wording alone in common comes from another publication unless it says that it
  /// does not: its cuts and additions are not the author's.
  private Optional<Known> byWording() {
    return traces.like(Shingles.of(m.body().text())).stream()
        .map(this::current)
        .filter(a -> !Kinship.haveOwnAddresses(a, m))
        .filter(a -> likeness(a).isOneStory(Kinship.isAlike(a.headline(), m.headline()), days(a)))
        .findFirst()
        .map(a -> new Known.Copy(a, isFromSameSource(a) ? Known.Source.SAME : Known.Source.OTHER));
  }

  private Known copy(Article a) {
    return new Known.Copy(a, source(a));
  }

  private Kinship kinship(Article a) {
    return Kinship.of(a, m, traces.commonplaces(a.id(), m.body().fingerprints(), 1));
  }

  private Likeness likeness(Article a) {
    List<String> standing = traces.commonplaces(a.id(), m.body().fingerprints(), STANDING);
    return Likeness.of(
        Shingles.of(a.revision().body().textWithout(standing)),
        Shingles.of(m.body().textWithout(standing)));
  }

  private long days(Article a) {
    return Math.abs(ChronoUnit.DAYS.between(a.publishedOn(), m.publishedOn()));
  }

  private Optional<Known> byHeadline() {
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
        .map(this::current)
        .filter(a -> !Kinship.haveOwnAddresses(a, m))
        .findFirst()
        .map(this::copy);
  }

  private Known.Source source(Article a) {
    if (isFromElsewhere(a)) {
      return Known.Source.OTHER;
    }
    return isFromSameSource(a) ? Known.Source.SAME : Known.Source.UNTOLD;
  }

  private boolean isFromSameSource(Article a) {
    String address = Identifiers.address(m.originalUrl());
    boolean sameAddress =
        address != null && address.equals(Identifiers.address(a.provenance().originalUrl()));
    return !isFromElsewhere(a) && (sameAddress || isSamePublisher(a) || cameFrom(a));
  }

  private boolean isSamePublisher(Article a) {
    Publication publisher = a.provenance().publisher();
    return publisher != null
        && isNamed(publisher, m.publisher())
        && !Kinship.haveOwnAddresses(a, m);
  }

  /// Another publisher than the one we took it from, and not its origin either.
  private boolean isFromElsewhere(Article a) {
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

  private boolean cameFrom(Article a) {
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
    return new ArticleLoader(h).one(new ArticleId(id)).orElseThrow();
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
        && Objects.equals(hash(a.picture()), hash(b.picture()));
  }

  private static @Nullable String hash(@Nullable Picture picture) {
    return picture == null ? null : picture.sha256();
  }
}
