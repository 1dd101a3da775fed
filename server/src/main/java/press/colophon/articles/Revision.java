package press.colophon.articles;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An article's text at one time. Append-only: editing an article makes the next revision.
///
/// @param number 1 for the first
/// @param small why what it changed is small; null where it is not, and of the first
public record Revision(
    long id,
    int number,
    String headline,
    @Nullable String standfirst,
    Body body,
    @Nullable FeaturedImage image,
    Instant madeAt,
    @Nullable Smallness small) {

  /// The same text without its picture.
  public Revision withoutImage() {
    return new Revision(id, number, headline, standfirst, body, null, madeAt, small);
  }
}
