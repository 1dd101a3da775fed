package press.colophon.articles;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of an article without its text: for what looks through all of them.
///
/// @param hasAuthors whether somebody is named as its author
public record Outline(
    ArticleId id,
    String path,
    LocalDate publishedOn,
    String language,
    boolean hasAuthors,
    @Nullable String originalUrl,
    @Nullable Publication origin,
    @Nullable Publication publisher) {

  public static Outline of(Article article) {
    Provenance from = article.provenance();
    return new Outline(
        article.id(),
        article.path(),
        article.publishedOn(),
        article.language(),
        !article.authors().isEmpty(),
        from.originalUrl(),
        from.origin(),
        from.publisher());
  }

  /// Whom to credit first: the origin, or the publisher where no other origin is known.
  public @Nullable Publication credited() {
    return origin != null ? origin : publisher;
  }

  /// What an article must have before it is published, and this one has not, in plain English.
  public List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (credited() == null) {
      missing.add("where it is from");
    }
    if (!hasAuthors) {
      missing.add("who wrote it");
    }
    if (originalUrl == null) {
      missing.add("the address of the original");
    }
    return missing;
  }
}
