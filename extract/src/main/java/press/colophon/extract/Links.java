package press.colophon.extract;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Tag;
import org.jspecify.annotations.Nullable;

/// Absolute addresses of links and pictures; anything a browser would run is no address.
final class Links {

  private static final Pattern BLANKS = Pattern.compile("[\\x00-\\x20]+");

  private static final Pattern SCHEME = Pattern.compile("^(?:[A-Za-z][A-Za-z0-9+.-]*:|//)");

  private static final int LONGEST = 4000;

  /// The attributes that may hold the address of a picture, those for a script first.
  static final List<String> PICTURE = List.of("data-src", "data-lazy-src", "data-original", "src");

  private Links() {}

  static @Nullable String link(Element element) {
    return absolute(element, "href", true);
  }

  /// The address of a picture, also where a script would load it later; null for a tracking dot or
  /// inline data.
  static @Nullable String image(Element element, @Nullable URI page) {
    if (element.attr("width").equals("1") || element.attr("height").equals("1")) {
      return null;
    }
    for (String attribute : PICTURE) {
      String address = picture(element.attr(attribute), element.baseUri(), page);
      if (address != null) {
        return address;
      }
    }
    return null;
  }

  /// The address of a picture. The pictures of a saved page lie beside it: there a relative address
  /// leads from the file, whatever base the page states. On the web a base on another host is not
  /// followed.
  static @Nullable String picture(String url, String base, @Nullable URI page) {
    if (url.isBlank() || url.length() > LONGEST) {
      return null;
    }
    if (page == null) {
      return safe(resolve(base, url), false);
    }
    if ("file".equals(page.getScheme()) && !SCHEME.matcher(url.strip()).find()) {
      String beside = resolve(page.toString(), url.strip());
      return beside.startsWith("file:") ? beside : null;
    }
    boolean elsewhere = page.getHost() != null && !base.contains(page.getHost());
    return safe(resolve(elsewhere ? page.toString() : base, url.strip()), false);
  }

  private static String resolve(String base, String url) {
    return new Element(Tag.valueOf("img"), base).attr("src", url).absUrl("src");
  }

  static @Nullable String absolute(Element element, String attribute, boolean mail) {
    if (element.attr(attribute).isBlank() || element.attr(attribute).length() > LONGEST) {
      return null;
    }
    return safe(element.absUrl(attribute), mail);
  }

  private static @Nullable String safe(String address, boolean mail) {
    String scheme = BLANKS.matcher(address).replaceAll("").toLowerCase(Locale.ROOT);
    boolean safe =
        scheme.startsWith("http://")
            || scheme.startsWith("https://")
            || (mail && scheme.startsWith("mailto:"));
    return safe ? address.strip() : null;
  }
}
