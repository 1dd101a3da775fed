package press.colophon.articles;

import org.jspecify.annotations.Nullable;
import press.colophon.taxonomy.Slug;

/// Someone who wrote an article: a person, or an organisation where no person is named.
public record Author(long id, String name, Slug slug, @Nullable String url) {}
