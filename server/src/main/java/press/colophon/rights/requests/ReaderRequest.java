package press.colophon.rights.requests;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.ArticleId;
import press.colophon.platform.mail.EmailAddress;

/// What somebody asks of us, and what became of it. Immutable.
///
/// @param confirmed whether its sender has shown to read mail at that address
/// @param dueAt until when it should be settled
/// @param letters what went to and fro since
public record ReaderRequest(
    long number,
    ArticleId article,
    RequestKind kind,
    String name,
    @Nullable String organisation,
    EmailAddress email,
    boolean confirmed,
    String words,
    String language,
    State state,
    Instant receivedAt,
    @Nullable Instant dueAt,
    @Nullable String settledBy,
    List<Exchanged> letters) {

  public ReaderRequest {
    letters = List.copyOf(letters);
  }

  /// How far it is.
  public enum State {
    /// Nobody has answered the letter to its address yet; no editor sees it.
    UNCONFIRMED,
    OPEN,
    /// We asked back.
    WAITING,
    GRANTED,
    REFUSED,
    /// The rights holder has it.
    FORWARDED,
    DONE;

    /// The word used in the database and at the terminal.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State ofWord(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /// A letter about it.
  ///
  /// @param sent by us; otherwise filed by an editor
  /// @param person of the Desk
  public record Exchanged(boolean sent, String text, String person, Instant at) {}

  /// Whether something is to be done.
  public boolean isOpen() {
    return state == State.OPEN || state == State.WAITING;
  }

  public boolean isOverdue(Instant now) {
    return isOpen() && dueAt != null && dueAt.isBefore(now);
  }

  /// Who asks, in one line.
  public String who() {
    return organisation == null ? name : name + ", " + organisation;
  }

  /// All that was written, in order: the evidence of what was permitted.
  public String correspondence() {
    String first = "%s, %s <%s>:\n%s".formatted(receivedAt, who(), email, words);
    return letters.stream()
        .map(l -> "%s, %s:\n%s".formatted(l.at(), l.sent() ? l.person() + " (we)" : name, l.text()))
        .collect(Collectors.joining("\n\n", letters.isEmpty() ? first : first + "\n\n", ""));
  }
}
