package press.colophon.articles;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of an article without its text: for what looks through all of them.
///
/// @param isSigned whether somebody is named as its author, or a line is printed in an author's
///     place, such as "By our staff"
/// @param isEdited whether the text was changed here against its source's
public record Outline(
    ArticleId id,
    String path,
    LocalDate publishedOn,
    String language,
    boolean isSigned,
    boolean isEdited,
    @Nullable String originalUrl,
    @Nullable Publication origin,
    @Nullable Publication publisher) {

  /// What an article says of itself before it is published.
  public enum Part {
    ORIGIN("where it is from"),
    AUTHORS("who wrote it"),
    ADDRESS("the address of the original");

    private final String words;

    Part(String words) {
      this.words = words;
    }

    /// In plain English, after "it does not say".
    public String words() {
      return words;
    }
  }

  public static Outline of(Article article) {
    Provenance from = article.provenance();
    return new Outline(
        article.id(),
        article.path(),
        article.publishedOn(),
        article.language(),
        !article.authors().isEmpty() || from.bylines() != null,
        !article.revision().alterations().isEmpty(),
        from.originalUrl(),
        from.origin(),
        from.publisher());
  }

  /// Whom to credit first: the origin, or the publisher where no other origin is known.
  public @Nullable Publication credited() {
    return origin != null ? origin : publisher;
  }

  /// What an article must say before it is published, and this one does not.
  public List<Part> missing() {
    List<Part> missing = new ArrayList<>();
    if (credited() == null) {
      missing.add(Part.ORIGIN);
    }
    if (!isSigned && !isAgencyCopy()) {
      missing.add(Part.AUTHORS);
    }
    if (originalUrl == null) {
      missing.add(Part.ADDRESS);
    }
    return missing;
  }

  /// A news agency signs with its own name what none of its writers does.
  private boolean isAgencyCopy() {
    Publication credited = credited();
    return credited != null && Agency.called(credited.name()).isPresent();
  }
}
