package press.colophon.platform.http;

import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Addresses of the web as others write them, made safe to ask.
///
/// Only http and https, no user names, no host in a spelling that programs read differently.
public final class WebAddresses {

  private static final Pattern AUTHORITY = Pattern.compile("(\\[[^\\]]*\\]|[^:]+)(?::([0-9]*))?");

  private WebAddresses() {}

  /// Reads an address, its host in small ASCII letters; a fragment is dropped.
  public static URI parse(String address) throws RefusedException {
    try {
      URI uri = new URI(escaped(address.strip()));
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      if (!scheme.equals("http") && !scheme.equals("https")) {
        throw new RefusedException("only http and https addresses are read");
      }
      if (uri.getRawUserInfo() != null || authority(uri).contains("@")) {
        throw new RefusedException("an address with a user name or password is not read");
      }
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      URI plain = new URI(scheme + "://" + hostAndPort(authority(uri)) + uri.getRawPath() + query);
      if (plain.getPort() == 0 || plain.getPort() > 65_535) {
        throw new RefusedException("port " + plain.getPort() + " does not exist");
      }
      return plain;
    } catch (URISyntaxException e) {
      throw new RefusedException("this is not an address of the web", e);
    }
  }

  private static String authority(URI uri) {
    return uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
  }

  /// The host in small ASCII letters, and the port behind it.
  private static String hostAndPort(String authority) throws RefusedException {
    Matcher parts = AUTHORITY.matcher(authority);
    if (!parts.matches()) {
      throw new RefusedException("it names no host");
    }
    String port = parts.group(2) == null || parts.group(2).isEmpty() ? "" : ":" + parts.group(2);
    return host(parts.group(1)) + port;
  }

  private static String host(String written) throws RefusedException {
    if (written.startsWith("[")) {
      return written;
    }
    try {
      String decoded = URLDecoder.decode(written, StandardCharsets.UTF_8);
      Optional<String> odd = PublicAddresses.oddHost(decoded);
      if (odd.isPresent()) {
        throw new RefusedException(odd.get());
      }
      String ascii = IDN.toASCII(decoded.toLowerCase(Locale.ROOT), IDN.USE_STD3_ASCII_RULES);
      String host = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
      if (new URI("http://" + host).getHost() != null) {
        return host;
      }
    } catch (IllegalArgumentException | URISyntaxException e) {
      throw new RefusedException("its host name is not valid", e);
    }
    throw new RefusedException("its host name is not valid");
  }

  /// People and servers write spaces and letters into addresses; only the address's own signs stay.
  private static String escaped(String address) {
    return RequestPath.encode(address, c -> c > ' ' && c < 0x7f && "\"<>\\^`{|}".indexOf(c) < 0);
  }

  /// Where a redirect leads.
  ///
  /// @param location as the server wrote it, relative or not
  public static URI redirected(URI from, String location) throws RefusedException {
    try {
      return parse(from.resolve(new URI(escaped(location.strip()))).toString());
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new RefusedException("it redirects to something that is not an address", e);
    } catch (RefusedException e) {
      throw new RefusedException(
          "it redirects to " + shown(location) + ", and " + e.getMessage(), e);
    }
  }

  /// The port of an address, its scheme's own when it names none.
  public static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return uri.getScheme().equals("https") ? 443 : 80;
  }

  /// A host without the brackets of an address of version 6.
  static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /// An address as it may be shown: short, plain signs, no password.
  public static String shown(String address) {
    String plain = RequestLog.plain(address.strip());
    return plain.replaceFirst("//[^/@]*@", "//...@");
  }

  /// Whether an internet address belongs to the public net and not to our own machines.
  public static boolean isPublic(InetAddress address) {
    return PublicAddresses.contains(address);
  }
}
