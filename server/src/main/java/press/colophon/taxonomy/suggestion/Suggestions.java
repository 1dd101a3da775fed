package press.colophon.taxonomy.suggestion;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Suggests regions and themes of articles. Thread-safe; names and words of a language are read
/// when its first article comes.
///
/// ```java
/// var article = new SuggestionInput("Kenya votes", text, "en", List.of(), "/world/", null);
/// new Suggestions().of(article).regions().getFirst().name(); // Kenya
/// ```
public final class Suggestions {
  private final Map<String, Gazetteer> gazetteers = new ConcurrentHashMap<>();
  private final Map<String, Lexicon> lexicons = new ConcurrentHashMap<>();

  public Suggested of(SuggestionInput article) {
    String language = article.language().replaceFirst("[-_].*", "");
    Words headline = Words.of(article.headline());
    Words text = Words.of(article.text());
    Gazetteer places = gazetteers.computeIfAbsent(language, Gazetteer::of);
    Lexicon words = lexicons.computeIfAbsent(language, Lexicon::of);
    return new Suggested(
        new Regions(places).of(article, headline, text),
        new Themes(words).of(article, headline, text));
  }
}
