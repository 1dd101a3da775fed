package press.colophon.site;

/// When a page asks again by itself, and where: for browsers without scripts.
///
/// @param content of `<meta http-equiv="refresh">`; empty for never
public record Refresh(String content) {
  static final Refresh NEVER = new Refresh("");

  /// The same address again.
  static Refresh after(int seconds) {
    return new Refresh(Integer.toString(seconds));
  }

  /// At once, elsewhere: a browser goes there, a search engine reads the page as it is.
  static Refresh at(String address) {
    return new Refresh("0; url=" + address);
  }

  public boolean isWanted() {
    return !content.isEmpty();
  }
}
