package press.colophon.platform.mail;

import org.jspecify.annotations.Nullable;

/// A letter to one person, in plain text. Immutable.
///
/// Names and headlines come from strangers: line breaks and control characters of the subject are
/// spaces here, so that none of them can begin another header.
///
/// @param replyTo where the answer goes, if not to our own address
/// @param automatic whether no person wrote it (RFC 3834)
public record Letter(
    EmailAddress to,
    String subject,
    String text,
    @Nullable EmailAddress replyTo,
    boolean automatic) {
  private static final int LONGEST_SUBJECT = 200;

  /// How many characters a text may have.
  public static final int LONGEST_TEXT = 100_000;

  public Letter {
    subject = oneLine(subject);
    text = lines(text);
    if (text.isBlank() || text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "a letter has 1 to %d characters, not %d".formatted(LONGEST_TEXT, text.length()));
    }
  }

  /// A letter that an editor wrote.
  public static Letter by(EmailAddress to, String subject, String text) {
    return new Letter(to, subject, text, null, false);
  }

  /// A letter that follows from something by itself.
  public static Letter automatic(EmailAddress to, String subject, String text) {
    return new Letter(to, subject, text, null, true);
  }

  /// The same, to be answered to somebody else.
  public Letter answeredTo(EmailAddress other) {
    return new Letter(to, subject, text, other, automatic);
  }

  private static String oneLine(String text) {
    String line = text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
    return line.codePointCount(0, line.length()) <= LONGEST_SUBJECT
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_SUBJECT - 1)) + "…";
  }

  private static String lines(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\p{Cc}&&[^\\n\\t]]", "");
  }
}
