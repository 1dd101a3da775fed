package press.colophon;

import java.net.URI;

/// The path of an article in what a person types or copies from a browser.
final class ArticlePath {
  private ArticlePath() {}

  /// The path alone: of an address without the host, of a path without its slashes.
  static String of(String typed) {
    String path = typed.contains("://") ? afterHost(typed) : typed;
    return path.replaceAll("^/+|/+$", "");
  }

  private static String afterHost(String address) {
    try {
      return String.valueOf(URI.create(address).getPath());
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}
