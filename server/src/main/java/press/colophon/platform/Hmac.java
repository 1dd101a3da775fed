package press.colophon.platform;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Message authentication codes (RFC 2104). Stateless.
public final class Hmac {
  private Hmac() {}

  /// The code of a message.
  ///
  /// @param method one that every Java has, such as `HmacSHA256`
  public static byte[] of(String method, byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance(method);
      mac.init(new SecretKeySpec(key, method));
      return mac.doFinal(message);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has " + method, e);
    }
  }
}
