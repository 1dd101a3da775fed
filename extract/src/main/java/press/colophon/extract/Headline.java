package press.colophon.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// The headline a reader sees: the heading on the page that best agrees with what the page calls
/// itself, and only without one what it calls itself.
final class Headline {

  private static final Pattern TITLED =
      Pattern.compile(" (?:headline|title|heading|hed|titre|titulo|titel) ");

  /// What stands between a headline and a site's name in a title.
  private static final Pattern PART = Pattern.compile("\\s+[|\\-–—·•»:«/]+\\s+|\\s*[|»]\\s*");

  private final Page page;
  private final List<Found<String>> titles = new ArrayList<>();

  Headline(Page page) {
    this.page = page;
    add(page.stated("headline"));
    add(page.meta.first("og:title"));
    add(page.meta.first("twitter:title", "sailthru.title", "parsely-title", "dc.title", "title"));
    String title = Words.fold(page.document.title());
    if (!title.isEmpty()) {
      titles.add(new Found<>(title, "title"));
    }
  }

  private void add(@Nullable Found<String> title) {
    if (title != null) {
      titles.add(title);
    }
  }

  @Nullable Found<String> find() {
    Found<String> visible = visible();
    if (visible != null) {
      return visible;
    }
    return titles.isEmpty() ? null : titles.getFirst().map(Headline::withoutSite);
  }

  private @Nullable Found<String> visible() {
    Found<String> best = null;
    double most = 0.99;
    for (int i = 0; i < page.outline.size(); i++) {
      Element element = page.outline.element(i);
      double rank = rank(element);
      String line = rank == 0 ? "" : page.line(element);
      double score = line.isEmpty() ? 0 : rank + 4 * likeness(line);
      if (score > most && !isSiteName(line)) {
        most = score;
        best = new Found<>(line, element.normalName());
      }
    }
    return best;
  }

  /// How much the markup makes of an element; without the agreement of a title only an h1 is a
  /// headline.
  private double rank(Element element) {
    String property = element.attr("itemprop");
    return switch (element.normalName()) {
      case "h1" -> 1.5;
      case "h2" -> -1;
      case "h3" -> -1.5;
      default -> property.contains("headline") ? 0.9 : isTitled(element) ? -1.8 : 0;
    };
  }

  private boolean isTitled(Element element) {
    return !element.normalName().equals("a") && TITLED.matcher(page.clutter.names(element)).find();
  }

  private double likeness(String line) {
    String key = Words.key(line);
    double best = 0;
    for (Found<String> title : titles) {
      String other = Words.key(title.value());
      boolean same = key.equals(other) || key.equals(Words.key(withoutSite(title.value())));
      boolean begins =
          key.length() >= 12
              && (other.startsWith(key) || (key.startsWith(other) && other.length() > 12));
      best = Math.max(best, same ? 1 : begins ? 0.9 : Words.alike(line, title.value()) * 0.85);
    }
    return best;
  }

  private boolean isSiteName(String line) {
    Found<String> site = page.meta.first("og:site_name", "application-name");
    return site != null && Words.key(site.value()).equals(Words.key(line));
  }

  /// A title without a trailing (or leading, shorter) name of the site.
  static String withoutSite(String title) {
    String[] parts = PART.split(title, -1);
    String longest = title;
    if (parts.length > 1) {
      longest = parts[0];
      for (String part : parts) {
        longest = part.length() > longest.length() ? part : longest;
      }
      int end = title.lastIndexOf(parts[parts.length - 1]);
      String allButLast =
          PART.matcher(title.substring(0, end))
              .replaceAll(
                  m -> m.end() == end ? "" : java.util.regex.Matcher.quoteReplacement(m.group()));
      return allButLast.length() >= longest.length() ? allButLast.strip() : longest.strip();
    }
    return longest;
  }
}
