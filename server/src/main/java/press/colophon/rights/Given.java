package press.colophon.rights;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A permission that somebody gave us beyond the terms, as a person has recorded it. Immutable.
///
/// @param evidence their words, or where the letter is kept
/// @param revokedAt when it ended before its time
public record Given(
    long id,
    Set<Use> uses,
    Scope scope,
    String by,
    LocalDate on,
    String evidence,
    String recordedBy,
    Instant recordedAt,
    @Nullable Instant revokedAt) {

  public Given {
    uses = Set.copyOf(uses);
    if (uses.isEmpty()) {
      throw new IllegalArgumentException("a permission needs a use that it permits");
    }
    if (by.isBlank() || evidence.isBlank()) {
      throw new IllegalArgumentException("a permission needs who gave it, and the evidence");
    }
  }

  boolean permits(Use use, Occasion occasion) {
    return uses.contains(use)
        && (revokedAt == null || occasion.at().isBefore(revokedAt))
        && scope.covers(occasion);
  }
}
