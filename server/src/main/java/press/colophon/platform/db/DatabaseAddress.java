package press.colophon.platform.db;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Where a PostgreSQL is and how to sign in. Prints without the password.
///
/// @param jdbcUrl as the driver wants it; may carry user and password as parameters instead
/// @param user empty when the URL's parameters name it
/// @param password empty when the URL's parameters carry it or none is needed
public record DatabaseAddress(String jdbcUrl, String user, String password) {
  private static final String JDBC = "jdbc:postgresql:";

  /// Reads `postgresql://user:password@host:5432/name?sslmode=require`, `postgres://...` or
  /// `jdbc:postgresql://...`.
  public static DatabaseAddress parse(String url) {
    if (url.startsWith(JDBC)) {
      return new DatabaseAddress(url, "", "");
    }
    URI uri = uri(url);
    String scheme = uri.getScheme();
    boolean postgres = "postgresql".equals(scheme) || "postgres".equals(scheme);
    if (!postgres || uri.getHost() == null || uri.getRawPath().length() < 2) {
      throw unreadable(null);
    }
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return signedIn(uri, JDBC + "//" + uri.getHost() + port + uri.getRawPath() + query);
  }

  private static DatabaseAddress signedIn(URI uri, String jdbcUrl) {
    String signIn = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
    int colon = signIn.indexOf(':');
    String user = colon < 0 ? signIn : signIn.substring(0, colon);
    String password = colon < 0 ? "" : signIn.substring(colon + 1);
    return new DatabaseAddress(jdbcUrl, decode(user), decode(password));
  }

  private static URI uri(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      // The parser's own message would repeat the address, password included.
      throw unreadable(e.getReason());
    }
  }

  private static DatabaseException unreadable(@Nullable String reason) {
    return new DatabaseException(
        "The database address is not of the form postgresql://user:password@host:5432/name"
            + (reason == null ? "." : " (" + reason + "; write special signs as %40 and so on)."));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /// Host and database, for people: `jdbc:postgresql://host/name`.
  @Override
  public String toString() {
    int query = jdbcUrl.indexOf('?');
    String plain = query < 0 ? jdbcUrl : jdbcUrl.substring(0, query);
    return plain.replaceFirst("//[^/@]*@", "//");
  }
}
