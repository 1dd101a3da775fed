package press.colophon.platform.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tells addresses of the public internet from those of our own machines and networks.
///
/// From the IANA registries of special-purpose addresses for IPv4 and IPv6. IPv6 is allowed only in
/// 2000::/3, the part that is handed out; forms that carry an IPv4 address are refused whole,
/// because what they reach depends on the network we stand in.
final class PublicAddresses {

  private static final List<AddressRange> NOT_PUBLIC =
      List.of(
          AddressRange.of("0.0.0.0/8"),
          AddressRange.of("10.0.0.0/8"),
          AddressRange.of("100.64.0.0/10"),
          AddressRange.of("127.0.0.0/8"),
          AddressRange.of("169.254.0.0/16"),
          AddressRange.of("172.16.0.0/12"),
          AddressRange.of("192.0.0.0/24"),
          AddressRange.of("192.0.2.0/24"),
          AddressRange.of("192.88.99.0/24"),
          AddressRange.of("192.168.0.0/16"),
          AddressRange.of("198.18.0.0/15"),
          AddressRange.of("198.51.100.0/24"),
          AddressRange.of("203.0.113.0/24"),
          // 168.63.129.16 is a public address that one large host gives its machines' own agent.
          AddressRange.of("168.63.129.16/32"),
          AddressRange.of("224.0.0.0/4"),
          AddressRange.of("240.0.0.0/4"),
          AddressRange.of("2001::/23"),
          AddressRange.of("2001:db8::/32"),
          AddressRange.of("2002::/16"),
          AddressRange.of("3fff::/20"));

  /// Where a newsroom's own machines stand (RFC 1918, RFC 6598, RFC 4193, loopback).
  private static final List<AddressRange> PRIVATE =
      List.of(
          AddressRange.of("10.0.0.0/8"),
          AddressRange.of("100.64.0.0/10"),
          AddressRange.of("127.0.0.0/8"),
          AddressRange.of("172.16.0.0/12"),
          AddressRange.of("192.168.0.0/16"),
          AddressRange.of("::1/128"),
          AddressRange.of("fc00::/7"));

  /// Private by form, but where clouds tell their machines' secrets.
  private static final List<AddressRange> SECRETS =
      List.of(AddressRange.of("fd00:ec2::/32"), AddressRange.of("100.100.100.200/32"));

  private static final AddressRange HANDED_OUT = AddressRange.of("2000::/3");

  /// RFC 6052's way of mapping IPv4 into a network's own prefix also ends in the low 32 bits;
  /// ISATAP (RFC 5214) marks it with 0:5efe before them.
  private static final int ISATAP_OFFSET = 8;

  private static final Pattern NUMBER = Pattern.compile("0[xX][0-9a-fA-F]*|[0-9]+");
  private static final Pattern DOTTED =
      Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");

  private PublicAddresses() {}

  static boolean contains(InetAddress address) {
    if (NOT_PUBLIC.stream().anyMatch(range -> range.contains(address))) {
      return false;
    }
    return !(address instanceof Inet6Address)
        || (HANDED_OUT.contains(address) && !isIsatap(address.getAddress()));
  }

  /// Whether it is an address of this machine or of a network of our own.
  static boolean isPrivate(InetAddress address) {
    return PRIVATE.stream().anyMatch(range -> range.contains(address))
        && SECRETS.stream().noneMatch(range -> range.contains(address));
  }

  private static boolean isIsatap(byte[] address) {
    return (address[ISATAP_OFFSET] & 0xfd) == 0
        && address[ISATAP_OFFSET + 1] == 0
        && address[ISATAP_OFFSET + 2] == 0x5e
        && address[ISATAP_OFFSET + 3] == (byte) 0xfe;
  }

  /// Why a host must not even be looked up: numbers that some programs read as an address and
  /// others as a name (`0x7f.1`, `2130706433`, `0177.0.0.1`).
  static Optional<String> oddHost(String host) {
    String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    String last = bare.substring(bare.lastIndexOf('.') + 1);
    boolean isNumeric = NUMBER.matcher(last).matches();
    return isNumeric && !DOTTED.matcher(host).matches()
        ? Optional.of("its host is an internet address in an unusual spelling")
        : Optional.empty();
  }
}
