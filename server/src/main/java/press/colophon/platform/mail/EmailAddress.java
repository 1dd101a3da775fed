package press.colophon.platform.mail;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An e-mail address that can stand in the head of a letter: one line of ASCII, as browsers check
/// it (HTML, "valid e-mail address"), with a dot in its domain.
public record EmailAddress(String text) {
  private static final int LONGEST = 254;
  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final Pattern FORM =
      Pattern.compile(
          "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@"
              + LABEL
              + "(?:\\."
              + LABEL
              + ")+");
  private static final Pattern WITHIN =
      Pattern.compile("[\\p{Alnum}._%+-]{1,64}@[\\p{Alnum}.-]{1,253}");

  public EmailAddress {
    if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not an e-mail address: \"" + text + "\"");
    }
  }

  /// The address somebody wrote; a domain in another script in its ASCII form (RFC 5891).
  public static Optional<EmailAddress> of(@Nullable String written) {
    if (written == null || written.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.of(new EmailAddress(ascii(written.strip())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// The first address within a text, such as `mailto:desk@coast.example`.
  public static Optional<EmailAddress> within(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    Matcher found = WITHIN.matcher(text);
    return found.find() ? of(found.group().replaceAll("[.-]+$", "")) : Optional.empty();
  }

  private static String ascii(String address) {
    int at = address.lastIndexOf('@');
    return at < 0 ? address : address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
  }

  @Override
  public String toString() {
    return text;
  }
}
