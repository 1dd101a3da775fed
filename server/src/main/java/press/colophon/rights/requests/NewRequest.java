package press.colophon.rights.requests;

import org.jspecify.annotations.Nullable;
import press.colophon.articles.ArticleId;
import press.colophon.platform.mail.EmailAddress;

/// What a reader sent by the form of an article. Immutable.
///
/// @param words what exactly is asked for
/// @param language BCP 47 tag of the form
/// @param token of the form: sent twice, it is one request
public record NewRequest(
    ArticleId article,
    RequestKind kind,
    String name,
    @Nullable String organisation,
    EmailAddress email,
    String words,
    String language,
    String token) {
  /// How many characters a name may have.
  public static final int LONGEST_NAME = 120;

  /// How many characters a request may have.
  public static final int LONGEST_WORDS = 5_000;

  public NewRequest {
    name = line(name);
    organisation = organisation == null || organisation.isBlank() ? null : line(organisation);
    words = words.replace("\r\n", "\n").replaceAll("[\\p{Cc}&&[^\\n\\t]]", "").strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("a request has a name of 1 to 120 characters");
    }
    if (organisation != null && organisation.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("an organisation has a name of 1 to 120 characters");
    }
    if (words.isEmpty() || words.length() > LONGEST_WORDS) {
      throw new IllegalArgumentException("a request has 1 to 5000 characters");
    }
  }

  private static String line(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
  }
}
