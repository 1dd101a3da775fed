package press.colophon.platform.http;

import java.net.InetAddress;
import java.util.Locale;

/// A block of internet addresses, such as `10.0.0.0/8` or `::1/128`.
///
/// @param network the first address, its host bits as given
/// @param prefix how many leading bits count
public record AddressRange(InetAddress network, int prefix) {

  public AddressRange {
    if (prefix < 0 || prefix > network.getAddress().length * 8) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a prefix of %d bits does not fit %s",
              prefix,
              network.getHostAddress()));
    }
  }

  /// Reads `address/prefix` or a single address; names are refused, so nothing is looked up.
  public static AddressRange of(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    try {
      InetAddress network = InetAddress.ofLiteral(address);
      int whole = network.getAddress().length * 8;
      return new AddressRange(
          network, slash < 0 ? whole : Integer.parseInt(text.substring(slash + 1)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("not a block of internet addresses: " + text, e);
    }
  }

  /// Whether the address is of the same family and in this block.
  public boolean contains(InetAddress address) {
    byte[] ours = network.getAddress();
    byte[] theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    int whole = prefix / 8;
    for (int i = 0; i < whole; i++) {
      if (ours[i] != theirs[i]) {
        return false;
      }
    }
    int rest = prefix % 8;
    return rest == 0 || ((ours[whole] ^ theirs[whole]) & (0xff << (8 - rest)) & 0xff) == 0;
  }
}
