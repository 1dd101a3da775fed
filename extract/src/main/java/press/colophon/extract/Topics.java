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
    for (Element link : page.document.body().select("a[rel~=(?i)\\btag\\b]")) {
      String tag = page.line(link);
      if (!tag.isEmpty() && tag.length() < 60) {
        tags.add(tag);
      }
    }
    return tags.stream().filter(tag -> !tag.isEmpty()).limit(100).toList();
  }

  private static List<String> parts(String list) {
    return Arrays.stream(list.split("[,;]", -1))
        .map(Words::fold)
        .filter(tag -> !tag.isEmpty())
        .toList();
  }

  /// The values of the first line that begins with a label: `Region: Africa, Europe`; a line of
  /// several labels ends at the next one.
  List<String> labelled(String label) {
    Pattern line =
        Pattern.compile(
            "(?:^|[,;|]\\s*)" + label + "\\s*:\\s*(.+?)(?=[,;|]?\\s*(?:regions?|themes?)\\s*:|$)",
            Pattern.CASE_INSENSITIVE);
    for (Page.Line candidate : page.lines()) {
      Matcher found = line.matcher(candidate.text());
      if (candidate.text().indexOf(':') > 0 && found.find()) {
        return parts(found.group(1));
      }
    }
    return List.of();
  }
}
