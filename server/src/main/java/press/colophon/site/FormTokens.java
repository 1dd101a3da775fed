package press.colophon.site;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import press.colophon.platform.Hmac;
import press.colophon.platform.RandomText;

/// Signed tokens of forms: a form that was not given out here for this page, or comes back faster
/// than anybody types, is not taken. Nothing is stored for a form that is only looked at.
/// Thread-safe.
final class FormTokens {
  /// Nobody fills in a form in less.
  static final Duration SHORTEST = Duration.ofSeconds(3);

  private static final Duration LONGEST = Duration.ofHours(24);
  private static final int NONCE_BYTES = 9;
  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] key;
  private final SecureRandom random = new SecureRandom();
  private final InstantSource clock;

  FormTokens(byte[] key, InstantSource clock) {
    this.key = key.clone();
    this.clock = clock;
  }

  /// A token for the form of a page.
  String give(String page) {
    String body = clock.millis() + "." + RandomText.ofUrl(random, NONCE_BYTES);
    return body + "." + signature(page, body);
  }

  /// Whether a token is of the form of this page, and neither too young nor too old.
  boolean isGood(String token, String page) {
    int dot = token.lastIndexOf('.');
    if (dot < 0 || !isSigned(token.substring(0, dot), token.substring(dot + 1), page)) {
      return false;
    }
    long given = Long.parseLong(token.substring(0, token.indexOf('.')));
    Duration age = Duration.ofMillis(clock.millis() - given);
    return age.compareTo(SHORTEST) >= 0 && age.compareTo(LONGEST) <= 0;
  }

  private boolean isSigned(String body, String signature, String page) {
    return MessageDigest.isEqual(
        signature(page, body).getBytes(StandardCharsets.UTF_8),
        signature.getBytes(StandardCharsets.UTF_8));
  }

  private String signature(String page, String body) {
    byte[] signed = (page + "\n" + body).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Hmac.of(ALGORITHM, key, signed));
  }
}
