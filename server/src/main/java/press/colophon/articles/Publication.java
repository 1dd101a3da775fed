package press.colophon.articles;

import org.jspecify.annotations.Nullable;
import press.colophon.taxonomy.Slug;

/// A newspaper, agency or site that published an article, as origin or on the way to us.
public record Publication(long id, String name, Slug slug, @Nullable String url) {}
