/// Articles and where they come from: [Article], its current [Revision], its [Provenance].
///
/// [Articles] is the door. A [Manuscript] goes in, a [Receipt] comes out; readers' pages ask for
/// one article by its path or for a [Selection] of them. Every text is a [Body], which only the
/// sanitiser makes. A copy of a known article is known by [Recognition] and becomes a [Witness]
/// of it. What others must hear of leaves as [ArticlePublished], a job of the same
/// transaction, and as [Topics], which tell caches what changed.
///
/// Uses taxonomy; is used by every other capability.
@NullMarked
package press.colophon.articles;

import org.jspecify.annotations.NullMarked;
