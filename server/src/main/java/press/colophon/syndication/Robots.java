package press.colophon.syndication;

import java.util.List;

/// Writes robots.txt (RFC 9309), with the line `License` of RSL 1.0.
public final class Robots {

  /// Where readers order translations. Nothing is to be read there, and no robot orders any.
  public static final String ORDERS = "/translate";

  /// Forms, in every language: nothing is to be found there.
  private static final String FORMS =
      "Disallow: %1$s/\nDisallow: /*%1$s/\n".formatted(Addresses.REQUEST);

  private Robots() {}

  /// Everything may be read; the terms for machines and the sitemaps are named; `extraLines` of the
  /// operator come last.
  ///
  /// @throws IllegalArgumentException where an extra line holds a line break or a control character
  public static String text(Addresses addresses, List<String> extraLines) {
    StringBuilder text =
        new StringBuilder("User-agent: *\nAllow: /\nDisallow: " + ORDERS + "/\n" + FORMS + "\n");
    text.append("License: ").append(addresses.base()).append(RightsStatements.RSL_OF_SITE);
    text.append("\n\n");
    text.append("Sitemap: ").append(addresses.sitemap()).append('\n');
    text.append("Sitemap: ").append(addresses.newsSitemap()).append('\n');
    if (!extraLines.isEmpty()) {
      text.append('\n');
    }
    extraLines.forEach(line -> text.append(checked(line)).append('\n'));
    return text.toString();
  }

  private static String checked(String line) {
    if (line.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("not one line of robots.txt: " + line);
    }
    return line;
  }
}
