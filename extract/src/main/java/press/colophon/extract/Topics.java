package press.colophon.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// What the publisher files the article under: sections, keywords, and lines the page itself labels
/// "Region" or "Theme".
final class Topics {

  /// The list of regions on a page that is filed so; it ends at the next label.
  static final Pattern REGIONS = label("regions?");

  /// The same of themes.
  static final Pattern THEMES = label("themes?");

  private static final List<String> LABELS = List.of("region", "theme");

  private static final Pattern RELATION = Pattern.compile("\\btag\\b", Pattern.CASE_INSENSITIVE);

  private final Page page;

  Topics(Page page) {
    this.page = page;
  }

  List<String> sections() {
    Set<String> sections = new LinkedHashSet<>(page.statedAll("articleSection"));
    sections.addAll(page.meta.all("article:section"));
    return List.copyOf(sections);
  }

  List<String> tags() {
    Set<String> tags = new LinkedHashSet<>(page.meta.all("article:tag"));
    List<String> lists = new ArrayList<>(page.statedAll("keywords"));
    lists.addAll(page.meta.all("news_keywords"));
    if (lists.isEmpty() && tags.isEmpty()) {
      lists.addAll(page.meta.all("keywords"));
    }
    lists.forEach(list -> tags.addAll(parts(list)));
    for (Element link : page.elements.with("rel")) {
      String tag = isTag(link) ? page.line(link) : "";
      if (!tag.isEmpty() && tag.length() < 60) {
        tags.add(tag);
      }
    }
    return tags.stream().filter(tag -> !tag.isEmpty()).limit(100).toList();
  }

  private static boolean isTag(Element link) {
    return link.normalName().equals("a") && RELATION.matcher(link.attr("rel")).find();
  }

  private static List<String> parts(String list) {
    return Arrays.stream(list.split("[,;]", -1))
        .map(Words::fold)
        .filter(tag -> !tag.isEmpty())
        .toList();
  }

  private static Pattern label(String label) {
    return Pattern.compile(
        "(?:^|[,;|]\\s*)" + label + "\\s*:\\s*(.+?)(?=[,;|]?\\s*(?:regions?|themes?)\\s*:|$)",
        Pattern.CASE_INSENSITIVE);
  }

  /// The values of the first line that begins with a label: `Region: Africa, Europe`.
  List<String> labelled(Pattern label) {
    for (Page.Line line : page.lines()) {
      if (line.text().indexOf(':') > 0 && line.mentions(LABELS)) {
        Matcher found = label.matcher(line.text());
        if (found.find()) {
          return parts(found.group(1));
        }
      }
    }
    return List.of();
  }
}
