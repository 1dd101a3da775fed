package press.colophon.syndication;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Addresses as printed on other people's pages, made fit for machines.
///
/// Feeds and structured data must hold ASCII addresses (RFC 3986); pages print them with letters of
/// every script and with blanks, and sometimes print what is no web address at all.
final class WebAddress {
  private static final Pattern FORM =
      Pattern.compile("(https?)://([^/?#@:\\s]+)(:\\d{1,5})?([/?#].*)?", Pattern.CASE_INSENSITIVE);
  private static final String ALLOWED = "-._~:/?#[]@!$&'()*+,;=%";

  private WebAddress() {}

  /// The same address in ASCII; empty where it is not one of the web.
  static Optional<String> of(@Nullable String printed) {
    Matcher m = FORM.matcher(printed == null ? "" : printed.strip());
    if (!m.matches()) {
      return Optional.empty();
    }
    String port = m.group(3) == null ? "" : m.group(3);
    String rest = m.group(4) == null ? "" : encoded(m.group(4));
    return host(m.group(2))
        .map(host -> m.group(1).toLowerCase(Locale.ROOT) + "://" + host + port + rest);
  }

  private static Optional<String> host(String printed) {
    try {
      String ascii = IDN.toASCII(printed, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
      return ascii.matches("[a-z0-9._-]+") ? Optional.of(ascii) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // No name that a resolver could know.
    }
  }

  private static String encoded(String rest) {
    StringBuilder out = new StringBuilder();
    for (byte b : rest.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = b > 0 && (Character.isLetterOrDigit(b) || ALLOWED.indexOf(b) >= 0);
      out.append(plain ? String.valueOf((char) b) : String.format(Locale.ROOT, "%%%02X", b));
    }
    return out.toString();
  }
}
