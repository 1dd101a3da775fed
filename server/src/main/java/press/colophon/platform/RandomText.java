package press.colophon.platform;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// Keys and names that nobody can guess. Stateless.
public final class RandomText {
  private RandomText() {}

  /// So many random bytes in the letters of URLs (RFC 4648 section 5), without padding.
  public static String ofUrl(SecureRandom random, int bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(random, bytes));
  }

  /// So many random bytes in hexadecimal digits.
  public static String hex(SecureRandom random, int bytes) {
    return HexFormat.of().formatHex(bytes(random, bytes));
  }

  private static byte[] bytes(SecureRandom random, int number) {
    byte[] bytes = new byte[number];
    random.nextBytes(bytes);
    return bytes;
  }
}
