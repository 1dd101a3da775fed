package press.colophon.rights.requests;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.ArticleId;
import press.colophon.platform.mail.EmailAddress;
import press.colophon.rights.Use;

/// Our question to a source: what we would like to do with some of its articles. Immutable.
///
/// @param languages BCP 47 tags of the translations that are asked for; empty for all
/// @param sentAt since when we wait
/// @param reply their words
public record Ask(
    long number,
    EmailAddress contact,
    List<ArticleId> articles,
    Set<Use> uses,
    Set<String> languages,
    String subject,
    String text,
    State state,
    String draftedBy,
    Instant draftedAt,
    @Nullable Instant sentAt,
    @Nullable String reply,
    @Nullable Instant answeredAt) {

  /// How far it is.
  public enum State {
    DRAFT,
    /// We wait for the reply.
    SENT,
    GRANTED,
    REFUSED;

    /// The word used in the database and at the terminal.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State ofWord(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  public Ask {
    articles = List.copyOf(articles);
    uses = Set.copyOf(uses);
    languages = Set.copyOf(languages);
  }

  public boolean isOpen() {
    return state == State.DRAFT || state == State.SENT;
  }
}
