package press.colophon.site;

import org.jspecify.annotations.Nullable;

/// When a page asks again by itself, and where: for browsers without scripts.
///
/// @param content of `<meta http-equiv="refresh">`; empty for never
/// @param bulletins where a browser with scripts hears of it instead, within the site
public record Refresh(String content, @Nullable String bulletins) {
  static final Refresh NEVER = new Refresh("", null);

  /// The same address again, or what is told at `bulletins` meanwhile.
  static Refresh after(int seconds, String bulletins) {
    return new Refresh(Integer.toString(seconds), bulletins);
  }

  /// At once, elsewhere: a browser goes there, a search engine reads the page as it is.
  static Refresh at(String address) {
    return new Refresh("0; url=" + address, null);
  }

  public boolean isWanted() {
    return !content.isEmpty();
  }
}
