package press.colophon.site;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Article;
import press.colophon.articles.Publication;
import press.colophon.rights.Colophon;
import press.colophon.rights.CounterPolicy;
import press.colophon.syndication.Canonical;
import press.colophon.taxonomy.Slug;

/// Who publishes the site.
///
/// @param contact an e-mail address for readers and rights holders
/// @param reprints what reprints in the original's language say to search engines
/// @param exceptions origins for which the other policy holds
/// @param counters what pages do where a source asks to count its readers
public record SiteIdentity(
    String name,
    String tagline,
    @Nullable String contact,
    Canonical.Policy reprints,
    Set<Slug> exceptions,
    CounterPolicy counters) {

  /// A site that loads no counter.
  public SiteIdentity(
      String name,
      String tagline,
      @Nullable String contact,
      Canonical.Policy reprints,
      Set<Slug> exceptions) {
    this(name, tagline, contact, reprints, exceptions, CounterPolicy.BLOCK);
  }

  public SiteIdentity {
    exceptions = Set.copyOf(exceptions);
  }

  /// What a reprint of this article says to search engines.
  Canonical.Policy reprintsOf(Article article) {
    Publication origin = article.provenance().credited();
    if (origin == null || !exceptions.contains(origin.slug())) {
      return reprints;
    }
    return switch (reprints) {
      case POINT_TO_ORIGINAL -> Canonical.Policy.NOINDEX;
      case NOINDEX -> Canonical.Policy.POINT_TO_ORIGINAL;
    };
  }

  Colophon.House house() {
    return new Colophon.House(name, contact, counters);
  }
}
