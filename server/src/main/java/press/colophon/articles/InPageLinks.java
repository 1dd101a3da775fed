package press.colophon.articles;

import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Footnotes and other links from one place of a text to another go on working within our page:
/// their targets get names that cannot be those of the page around the text.
///
/// Every other link is made absolute.
final class InPageLinks {
  private static final String PREFIX = "t-";
  private static final int LONGEST = 80;
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.:-]+");

  private final @Nullable String base;
  private final Set<String> targets = new HashSet<>();

  private final boolean isPiece;

  private InPageLinks(@Nullable URI base, boolean isPiece) {
    this.isPiece = isPiece;
    this.base = base == null ? null : withoutFragment(base.toString());
  }

  /// Changes `page`.
  ///
  /// @param base the address of the page
  /// @param isPiece whether targets may be elsewhere in the text
  static void keep(Document page, @Nullable URI base, boolean isPiece) {
    InPageLinks links = new InPageLinks(base, isPiece);
    page.select("a[name]:not([id])").forEach(a -> a.attr("id", a.attr("name")));
    page.select("[id]").forEach(links::target);
    page.select("a[href]").forEach(links::link);
  }

  private void target(Element element) {
    String id = named(element.attr("id"));
    if (isName(id) && targets.add(id)) {
      element.attr("id", id);
    } else {
      element.removeAttr("id");
    }
  }

  private void link(Element a) {
    String href = a.attr("href").strip();
    String absolute = a.absUrl("href");
    String fragment = fragment(href.startsWith("#") ? href : absolute);
    boolean within = href.startsWith("#") || withoutFragment(absolute).equals(base);
    if (within && fragment != null && isThere(named(fragment))) {
      a.attr("href", "#" + named(fragment));
    } else if (absolute.isEmpty()) {
      a.removeAttr("href");
    } else {
      a.attr("href", absolute);
    }
  }

  private boolean isThere(String id) {
    return targets.contains(id) || (isPiece && isName(id));
  }

  private static String named(String id) {
    return id.startsWith(PREFIX) ? id : PREFIX + id;
  }

  private static boolean isName(String id) {
    return id.length() > PREFIX.length() && id.length() <= LONGEST && NAME.matcher(id).matches();
  }

  private static @Nullable String fragment(String address) {
    int hash = address.indexOf('#');
    return hash < 0 ? null : address.substring(hash + 1);
  }

  private static String withoutFragment(String address) {
    int hash = address.indexOf('#');
    return hash < 0 ? address : address.substring(0, hash);
  }
}
