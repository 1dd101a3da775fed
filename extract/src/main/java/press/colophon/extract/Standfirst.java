package press.colophon.extract;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// The summary under the headline; without one on the page, the summary written for search engines.
final class Standfirst {

  private static final Vocabulary NAMED =
      new Vocabulary(
          "standfirst|dek|deck|subhead|subheadline|subtitle|sub title|subheading|sub heading"
              + "|summary|lede|chapo|entradilla|excerpt|teaser text|intro|vorspann");

  private final Page page;

  Standfirst(Page page) {
    this.page = page;
  }

  @Nullable Found<String> find() {
    Element shown = shown();
    if (shown != null) {
      String names = page.clutter.names(shown);
      return new Found<>(page.line(shown), "class" + names.stripTrailing());
    }
    return description();
  }

  private @Nullable Found<String> description() {
    Found<String> description =
        page.meta.first("og:description", "description", "twitter:description", "dc.description");
    return description == null ? page.stated("description") : description;
  }

  /// Whether the page describes itself with a line.
  boolean isDescription(String line) {
    Found<String> description = description();
    return description != null && Words.key(description.value()).equals(Words.key(line));
  }

  /// The element below the headline that shows the summary.
  @Nullable Element shown() {
    Element headline = page.elements.first("h1");
    int start = headline == null ? 0 : Math.max(0, page.outline.place(headline));
    for (int i = start; i < Math.min(page.outline.size(), start + 60); i++) {
      Element element = page.outline.element(i);
      boolean described =
          page.clutter.isCalled(i, NAMED) || element.attr("itemprop").equals("description");
      String line = described && !element.normalName().equals("meta") ? page.line(element) : "";
      if (line.length() > 25) {
        return element;
      }
    }
    return null;
  }
}
