package press.colophon.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a page calls itself in its head, and what of that is only the name of its site.
final class Titles {

  /// What stands between a headline and a site's name in a title.
  private static final Pattern PART =
      Pattern.compile("\\s+(?:[|\\-–—·•»«›‹⋆★/~<>]|::)+\\s+|\\s*[|»«｜]\\s*");

  /// Parts that blogs put between their name and the headline.
  private static final Set<String> ARCHIVE =
      Set.of("blogarchive", "blogarchiv", "archive", "archiv", "archives", "blog", "home", "news");

  /// How well a line agrees with a title that only begins with it, as with a label.
  private static final double PREFIX = 0.2;

  /// So many signs may stand between the words of one of two equal texts and not of the other.
  private static final int SIGNS = 12;

  /// Titles of so few words are often those of a site or of one of its parts.
  private static final int VAGUE = 3;

  /// Longer texts are no titles.
  private static final int LONGEST = 500;

  /// A title with what lines are compared with.
  private record Title(Found<String> found, String key, String bareKey, Set<String> words) {

    private boolean mayBe(int weight) {
      int least = Outline.weight(bareKey) - SIGNS;
      return weight >= least && weight <= Outline.weight(found.value()) + SIGNS;
    }
  }

  private final List<Title> stated = new ArrayList<>();
  private final Set<String> sites = new HashSet<>();
  private final String host;
  private final String wholeHost;
  private final Map<String, Double> asked = new HashMap<>();

  Titles(Page page) {
    host = label(page.host());
    wholeHost = Words.key(page.host());
    addSite(page.meta.first("og:site_name", "application-name", "apple-mobile-web-app-title"));
    for (String type : List.of("WebSite", "Blog", "Organization", "NewsMediaOrganization")) {
      Thing site = page.data.first(Set.of(type));
      String name = site == null ? null : site.text("name");
      addSite(name == null ? null : new Found<>(name, type));
    }
    addSite(page.named("publisher"));
    add(page.stated("headline"));
    add(page.meta.first("og:title"));
    add(page.meta.first("twitter:title", "sailthru.title", "parsely-title", "dc.title", "title"));
    add(new Found<>(Words.fold(page.document.title()), "title"));
  }

  private void add(@Nullable Found<String> title) {
    if (title != null && !title.value().isEmpty() && title.value().length() <= LONGEST) {
      Found<String> plain = title.map(text -> text.replace("\u00ad", ""));
      String bare = Words.key(withoutSite(plain.value()));
      stated.add(new Title(plain, Words.key(plain.value()), bare, Words.set(plain.value())));
    }
  }

  private void addSite(@Nullable Found<String> name) {
    if (name != null && name.value().length() < 80) {
      sites.add(Words.key(name.value()));
    }
  }

  /// `harbourpost` of `blog.harbourpost.co.uk`: the longest label.
  private static String label(String host) {
    String longest = "";
    for (String label : host.toLowerCase(Locale.ROOT).split("\\.", -1)) {
      longest = label.length() > longest.length() ? label : longest;
    }
    return Words.key(longest);
  }

  /// The first title that is more than the site's name, without that name.
  @Nullable Found<String> best() {
    for (Title title : stated) {
      if (!isSite(title.found.value())) {
        return title.found.map(this::withoutSite);
      }
    }
    return stated.isEmpty() ? null : stated.getFirst().found;
  }

  /// A heading of several parts as the page spells it elsewhere: with a colon between them.
  String spelt(String line) {
    String key = Words.key(line);
    for (Title title : stated) {
      String plain = withoutSite(title.found.value());
      if (line.indexOf(':') < 0 && plain.indexOf(':') > 0 && Words.key(plain).equals(key)) {
        return plain;
      }
    }
    return line;
  }

  /// Whether the page's title tells so little that a line above its text may tell more.
  boolean areVague() {
    Found<String> best = best();
    return best == null || Words.set(best.value()).size() <= VAGUE;
  }

  /// Whether a text is the name of the site.
  boolean isSite(String text) {
    String key = Words.key(text);
    return !key.isEmpty() && (sites.contains(key) || (key.length() >= 4 && isHost(key)));
  }

  /// Whether a name is the host's, perhaps with one more word: "Harbour Forum" of
  /// `forum.harbour.example`.
  private boolean isHost(String key) {
    String rest = key.startsWith(host) && host.length() >= 6 ? key.substring(host.length()) : key;
    return key.equals(host) || (!rest.equals(key) && wholeHost.contains(rest));
  }

  private boolean isBeside(String part) {
    String key = Words.key(part);
    boolean likeHost = key.length() >= 4 && (host.startsWith(key) || key.equals(wholeHost));
    return isSite(part) || likeHost || ARCHIVE.contains(key) || key.isEmpty();
  }

  /// How well a line agrees with what the page calls itself, 0 to 1.
  double likeness(String line) {
    return asked.computeIfAbsent(line, this::compare);
  }

  private double compare(String line) {
    String key = Words.key(line);
    Set<String> words = Words.set(line);
    double best = 0;
    for (Title title : stated) {
      best = best == 1 ? 1 : Math.max(best, likeness(line, key, words, title));
    }
    return best;
  }

  /// Whether a text of some weight can be just what the page calls itself, signs aside: far cheaper
  /// than reading it.
  boolean mayBe(int weight) {
    return stated.stream().anyMatch(title -> title.mayBe(weight));
  }

  /// Whether a line is just what the page calls itself.
  boolean isTitle(String line) {
    String key = Words.key(line);
    return !key.isEmpty()
        && stated.stream().anyMatch(t -> key.equals(t.key) || key.equals(t.bareKey));
  }

  private static double likeness(String line, String key, Set<String> words, Title stated) {
    String title = stated.found.value();
    String other = stated.key;
    if (!key.isEmpty() && (key.equals(other) || key.equals(stated.bareKey))) {
      return 1;
    }
    if (title.startsWith(line + ": ")) {
      return PREFIX;
    }
    boolean begins =
        key.length() >= 12
            && (other.startsWith(key) || (key.startsWith(other) && other.length() > 12));
    boolean prefixed = key.length() >= 4 && title.endsWith(": " + line);
    return begins || prefixed ? 0.9 : Words.alike(words, stated.words) * 0.85;
  }

  /// A title without the site's name before or after it. A site that nothing names is taken to
  /// stand last, or to be the shorter of two.
  String withoutSite(String title) {
    List<String> parts = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    Matcher gap = PART.matcher(title);
    int from = 0;
    while (gap.find()) {
      parts.add(title.substring(from, gap.start()));
      starts.add(from);
      from = gap.end();
    }
    parts.add(title.substring(from));
    starts.add(from);
    int first = 0;
    int last = parts.size() - 1;
    while (last > first && isBeside(parts.get(last))) {
      last--;
    }
    while (first < last && isBeside(parts.get(first))) {
      first++;
    }
    if (last - first + 1 < parts.size()) {
      return unprefixed(
          title.substring(starts.get(first), starts.get(last) + parts.get(last).length()).strip());
    }
    return parts.size() == 1 ? unprefixed(title.strip()) : guessed(title, parts, starts);
  }

  private static String guessed(String title, List<String> parts, List<Integer> starts) {
    int before = parts.size() - 2;
    String allButLast = title.substring(0, starts.get(before) + parts.get(before).length());
    String longest = parts.getFirst();
    for (String part : parts) {
      longest = part.length() > longest.length() ? part : longest;
    }
    return (allButLast.length() >= longest.length() ? allButLast : longest).strip();
  }

  /// `Harbour Blog: Storm closes the harbour`, as one blog engine writes all its titles, and
  /// `Storm closes the harbour : Harbour Post`.
  private String unprefixed(String title) {
    int colon = title.indexOf(": ");
    if (colon > 0 && isBeside(title.substring(0, colon))) {
      return title.substring(colon + 2).strip();
    }
    int last = title.lastIndexOf(" : ");
    return last > 0 && isBeside(title.substring(last + 3)) ? title.substring(0, last) : title;
  }
}
