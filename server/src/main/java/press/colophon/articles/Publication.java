package press.colophon.articles;

import org.jspecify.annotations.Nullable;
import press.colophon.taxonomy.Slug;

/// A newspaper, agency or site that published an article, as origin or on the way to us.
public record Publication(long id, String name, Slug slug, @Nullable String url) {

  /// Whether this is how a publication of that name is known.
  public boolean isNamed(String other) {
    return slug.equals(Slug.of(other));
  }
}
