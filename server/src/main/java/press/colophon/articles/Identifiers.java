package press.colophon.articles;

import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.Sha256;
import press.colophon.taxonomy.Slug;

/// The names by which machines know an article: ids of feeds and agencies, and its addresses.
///
/// An id that is unique in the world (`urn:`, `tag:`, an address) stands for itself. Any other,
/// such as `4711`, is unique at its source only and has the source's name before it. Addresses are
/// compared without what does not tell pages apart: the scheme, `www.`, the fragment, a slash at
/// the end, and parameters that count visitors.
final class Identifiers {
  private static final Pattern GLOBAL = Pattern.compile("(urn|tag|doi|ni|ark):.+");
  private static final Pattern WEB = Pattern.compile("https?://.+");
  private static final Pattern COUNTING =
      Pattern.compile("utm_.*|fbclid|gclid|msclkid|mc_[ce]id|ref|ref_src|cmpid|amp");

  /// What no database keeps and no sender means.
  private static final Pattern UNKEPT = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

  /// A longer one is kept as its hash; an index does not take everything.
  private static final int LONGEST = 400;

  /// So many of one manuscript, at most.
  private static final int MOST = 16;

  private Identifiers() {}

  static List<String> of(Manuscript m) {
    Set<String> names = new LinkedHashSet<>(of(m.identifiers(), source(m)));
    add(names, address(m.originalUrl()));
    if (m.identifiers().isEmpty() && m.originalUrl() != null) {
      // What has ids of its own, or no page, came within something else, whose address it is.
      add(names, address(m.retrieval().from()));
    }
    return names.stream().limit(MOST).toList();
  }

  /// The names of ids alone.
  ///
  /// @param source the slug of the publication that gives them, or its host; without it, only those
  ///     that are unique in the world have a name
  static List<String> of(List<String> ids, @Nullable String source) {
    Set<String> names = new LinkedHashSet<>();
    ids.stream()
        .map(id -> UNKEPT.matcher(id).replaceAll("").strip())
        .filter(id -> !id.isEmpty())
        .forEach(id -> add(names, name(id, source)));
    return List.copyOf(names);
  }

  private static void add(Set<String> names, @Nullable String name) {
    if (name != null) {
      names.add(name.length() > LONGEST ? Sha256.hex(name, 32) : name);
    }
  }

  private static @Nullable String name(String id, @Nullable String source) {
    if (WEB.matcher(id).matches()) {
      return address(id);
    }
    if (GLOBAL.matcher(id.toLowerCase(Locale.ROOT)).matches()) {
      return id;
    }
    return source == null ? null : source + "#" + id;
  }

  private static @Nullable String source(Manuscript m) {
    return m.publisher() != null
        ? Slug.of(m.publisher().name()).text()
        : host(m.retrieval().from());
  }

  /// The host of a web address without `www.`; null where it is none.
  static @Nullable String host(@Nullable String address) {
    URI uri = parse(address);
    return uri == null ? null : plainHost(uri);
  }

  /// What tells one page of the web from another; null where `address` is not one.
  static @Nullable String address(@Nullable String address) {
    URI uri = parse(address);
    if (uri == null) {
      return null;
    }
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    String query = query(uri.getRawQuery());
    return "//"
        + plainHost(uri)
        + path.replaceAll("/+$", "")
        + (query.isEmpty() ? "" : "?" + query);
  }

  private static @Nullable URI parse(@Nullable String address) {
    if (address == null || !WEB.matcher(address).matches()) {
      return null;
    }
    try {
      URI uri = URI.create(address);
      return uri.getHost() == null ? null : uri;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String plainHost(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    return host.startsWith("www.") ? host.substring("www.".length()) : host;
  }

  private static String query(@Nullable String query) {
    return query == null
        ? ""
        : Arrays.stream(query.split("&", -1))
            .filter(p -> !p.isEmpty() && !COUNTING.matcher(nameOf(p)).matches())
            .sorted()
            .collect(Collectors.joining("&"));
  }

  private static String nameOf(String parameter) {
    return parameter.replaceFirst("=.*", "").toLowerCase(Locale.ROOT);
  }
}
