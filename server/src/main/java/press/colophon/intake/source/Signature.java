package press.colophon.intake.source;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

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
      return MessageDigest.isEqual(given, hmac(method, secret, body));
    } catch (IllegalArgumentException notHexadecimal) {
      return false;
    }
  }

  private static byte[] hmac(String method, String secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance(method);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), method));
      return mac.doFinal(body);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has " + method, e);
    }
  }
}
