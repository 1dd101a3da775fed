package press.colophon.intake.review;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.ArticleId;

/// A change of an article that an original brought: proposed, decided on, or made at once.
///
/// @param id by which people name it
/// @param because who or what wants it, a sentence
/// @param sha256 of the original that says so
/// @param difference between the article and what it would be; null for a withdrawal and for an
///     article that is new
/// @param parcel what is stored when it is accepted, as JSON
/// @param decidedBy the name of a user of the system
public record Proposal(
    long id,
    ArticleId article,
    Kind kind,
    State state,
    String because,
    @Nullable String sha256,
    @Nullable Difference difference,
    @Nullable String parcel,
    Instant madeAt,
    @Nullable Instant decidedAt,
    @Nullable String decidedBy) {

  /// What would become of the article.
  public enum Kind {
    /// It is new and a draft, and would be published.
    ARTICLE,
    /// Its text, or what is said of it, would change.
    REVISION,
    WITHDRAWAL;

    /// The word used in the database and for people.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What has become of the proposal.
  public enum State {
    OPEN,
    /// Its source publishes at once: nobody was asked.
    MADE,
    ACCEPTED,
    REJECTED,
    /// A newer one came before anybody decided.
    REPLACED;

    /// The word used in the database and for people.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public boolean isOpen() {
    return state == State.OPEN;
  }
}
