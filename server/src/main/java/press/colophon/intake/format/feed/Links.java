package press.colophon.intake.format.feed;

import java.net.URI;
import java.util.Locale;
import org.jsoup.internal.StringUtil;
import org.jspecify.annotations.Nullable;

/// Addresses in a feed, made absolute.
final class Links {
  private Links() {}

  /// An address against a base; as printed where the base is unknown or either is none.
  static @Nullable String resolve(@Nullable String base, @Nullable String link) {
    String printed = link == null ? "" : link.strip();
    if (printed.isEmpty()) {
      return null;
    }
    if (base == null || base.isBlank()) {
      return printed;
    }
    String absolute = StringUtil.resolve(base.strip(), printed);
    return absolute.isEmpty() ? printed : absolute;
  }

  /// The address where it leads to the web, else null.
  static @Nullable String web(@Nullable String address) {
    String lower = address == null ? "" : address.toLowerCase(Locale.ROOT);
    boolean web = lower.startsWith("https://") || lower.startsWith("http://");
    return web && lower.length() > 10 ? address : null;
  }

  /// The name by which an address that has no other is called.
  static String host(String address) {
    return address.replaceFirst("^\\w+://(?:www\\.)?", "").replaceFirst("[/?#].*", "");
  }

  /// The address of the original itself, where it came from the web.
  static @Nullable String of(@Nullable URI address) {
    return address == null ? null : web(address.toString());
  }
}
