package press.colophon.intake.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.Hmac;

/// Proof that a delivery is the hub's (WebSub section 8): `X-Hub-Signature: sha256=...`, an HMAC of
/// the body with the secret of the subscription.
final class Signature {
  private static final Map<String, String> METHODS =
      Map.of(
          "sha1", "HmacSHA1",
          "sha256", "HmacSHA256",
          "sha384", "HmacSHA384",
          "sha512", "HmacSHA512");

  private Signature() {}

  /// Whether a header proves that whoever knows the secret has sent these bytes.
  static boolean isOf(@Nullable String header, String secret, byte[] body) {
    if (header == null) {
      return false;
    }
    String[] parts = header.strip().split("=", 2);
    String method = METHODS.get(parts[0].toLowerCase(Locale.ROOT));
    if (method == null || parts.length < 2) {
      return false;
    }
    try {
      byte[] given = HexFormat.of().parseHex(parts[1].toLowerCase(Locale.ROOT));
      byte[] key = secret.getBytes(StandardCharsets.UTF_8);
      return MessageDigest.isEqual(given, Hmac.of(method, key, body));
    } catch (IllegalArgumentException notHexadecimal) {
      return false;
    }
  }
}
