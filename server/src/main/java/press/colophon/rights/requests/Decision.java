package press.colophon.rights.requests;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.mail.EmailAddress;
import press.colophon.platform.mail.Letter;

/// What an editor decides on a request, with the letter that says so. Immutable.
///
/// @param text of the letter
/// @param to the rights holder, where it is forwarded
/// @param until the last day on which a permission holds
/// @param seen how many letters the editor had before them: what came since may change the answer
public record Decision(
    Kind kind,
    String text,
    @Nullable EmailAddress to,
    @Nullable LocalDate until,
    int seen,
    String by) {
  /// What is decided.
  public enum Kind {
    GRANT,
    REFUSE,
    ASK_BACK,
    /// To the rights holder, because the article is not ours.
    FORWARD,
    /// What was asked for has been done: it is corrected, or withdrawn.
    DONE;

    /// The word used in forms and at the terminal.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The kind of this word.
    public static Optional<Kind> ofWord(String word) {
      return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
  }

  public Decision {
    if (text.isBlank() || text.length() > Letter.LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "An answer has 1 to %d characters.".formatted(Letter.LONGEST_TEXT));
    }
    if (kind == Kind.FORWARD && to == null) {
      throw new IllegalArgumentException("Name the rights holder's e-mail address.");
    }
  }
}
