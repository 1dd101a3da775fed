package press.colophon.articles;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An article's text at one time. Append-only: editing an article makes the next revision.
///
/// @param number 1 for the first
/// @param small why what it changed is small; null where it is not, and of the first
/// @param alterations what was changed here against what the source has
public record Revision(
    long id,
    int number,
    String headline,
    @Nullable String standfirst,
    Body body,
    @Nullable FeaturedImage image,
    Instant madeAt,
    @Nullable Smallness small,
    Set<Alteration> alterations) {

  public Revision {
    alterations = Collections.unmodifiableSet(copy(alterations));
  }

  /// As the source has it.
  public Revision(
      long id,
      int number,
      String headline,
      @Nullable String standfirst,
      Body body,
      @Nullable FeaturedImage image,
      Instant madeAt,
      @Nullable Smallness small) {
    this(id, number, headline, standfirst, body, image, madeAt, small, Set.of());
  }

  /// The same text without its picture, which is then known to have been left out.
  public Revision withoutImage() {
    Set<Alteration> altered = copy(alterations);
    if (image != null) {
      altered.add(Alteration.PICTURE);
    }
    return new Revision(id, number, headline, standfirst, body, null, madeAt, small, altered);
  }

  private static Set<Alteration> copy(Set<Alteration> alterations) {
    Set<Alteration> copy = EnumSet.noneOf(Alteration.class);
    copy.addAll(alterations);
    return copy;
  }
}
