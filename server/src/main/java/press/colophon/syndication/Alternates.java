package press.colophon.syndication;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;
import press.colophon.articles.Article;
import press.colophon.articles.Selection;

/// The same page in all its languages. Immutable.
///
/// @param fallback the address for readers of every other language (`x-default`)
/// @param byLanguage address of each language by BCP 47 tag, the one at `fallback` first
public record Alternates(String fallback, SequencedMap<String, String> byLanguage) {
  private static final String EVERY_OTHER = "x-default";

  /// What a page says of one of its languages.
  ///
  /// @param hreflang BCP 47 tag or `x-default`
  public record Link(String hreflang, String href) {}

  public Alternates {
    byLanguage = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byLanguage));
  }

  /// An article's original page and the pages of its finished translations.
  public static Alternates of(
      Addresses addresses, Article article, Collection<String> translations) {
    SequencedMap<String, String> all = new LinkedHashMap<>();
    all.put(article.language(), addresses.original(article));
    new TreeSet<>(translations)
        .forEach(lang -> all.putIfAbsent(lang, addresses.article(article, lang)));
    return new Alternates(addresses.original(article), all);
  }

  /// A list in the publication's own language and the others it is shown in.
  public static Alternates of(
      Addresses addresses, Selection selection, Collection<String> languages) {
    SequencedMap<String, String> all = new LinkedHashMap<>();
    all.put(addresses.language(), addresses.of(selection, addresses.language()));
    new TreeSet<>(languages).forEach(lang -> all.putIfAbsent(lang, addresses.of(selection, lang)));
    return new Alternates(addresses.of(selection, addresses.language()), all);
  }

  /// The links each of these pages carries, itself and `x-default` included; none where there is
  /// one language only.
  public List<Link> links() {
    if (byLanguage.size() < 2) {
      return List.of();
    }
    List<Link> links = new ArrayList<>();
    for (Map.Entry<String, String> page : byLanguage.entrySet()) {
      links.add(new Link(page.getKey(), page.getValue()));
    }
    links.add(new Link(EVERY_OTHER, fallback));
    return List.copyOf(links);
  }
}
