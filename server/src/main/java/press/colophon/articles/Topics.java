package press.colophon.articles;

import java.time.YearMonth;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/// The names under which pages depend on articles, so that a change drops exactly the pages that
/// show it. A topic followed by `@` and a language tag concerns the pages in that language alone.
public final class Topics {

  /// Concerns what shows which translations there are, of any article.
  public static final String TRANSLATIONS = "translations";

  private static final String NAMES = "names";

  private Topics() {}

  public static String of(ArticleId article) {
    return "article:" + article.value();
  }

  /// For pages that show what stands at an address, even when nothing does yet.
  public static String ofPath(String path) {
    return "path:" + path;
  }

  public static String of(Selection selection) {
    return switch (selection) {
      case Selection.All() -> "all";
      case Selection.InRegion(var region) -> "region:" + region.slug();
      case Selection.OnTheme(var theme) -> "theme:" + theme.slug();
      case Selection.ByAuthor(var author) -> "author:" + author.slug();
      case Selection.FromOrigin(var origin) -> "origin:" + origin.slug();
      case Selection.InMonth(var month) -> "month:" + month;
    };
  }

  /// For pages in one language that show the names of regions and themes.
  public static String ofNames(String language) {
    return in(language, NAMES);
  }

  public static boolean isOfNames(String topic) {
    return topic.startsWith(in("", NAMES));
  }

  /// Every list that shows the article.
  public static Set<String> listsWith(Article article) {
    Set<String> topics = new LinkedHashSet<>();
    topics.add(of(new Selection.All()));
    article.regions().forEach(r -> topics.add(of(new Selection.InRegion(r))));
    article.themes().forEach(t -> topics.add(of(new Selection.OnTheme(t))));
    article.authors().forEach(a -> topics.add(of(new Selection.ByAuthor(a))));
    Publication credited = article.provenance().credited();
    if (credited != null) {
      topics.add(of(new Selection.FromOrigin(credited)));
    }
    topics.add(of(new Selection.InMonth(YearMonth.from(article.publishedOn()))));
    return topics;
  }

  /// What the pages of a list in one language depend on.
  public static Set<String> of(Selection selection, String language) {
    return Set.of(of(selection), in(language, of(selection)));
  }

  /// The same topics for the pages in one language.
  public static Set<String> in(String language, Collection<String> topics) {
    return topics.stream().map(t -> in(language, t)).collect(Collectors.toSet());
  }

  private static String in(String language, String topic) {
    return topic + "@" + language;
  }
}
