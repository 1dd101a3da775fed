package press.colophon.translation.models;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import press.colophon.translation.Language;

/// Which pairs somebody wants to see: those of some languages, and some pairs. Empty means all.
public record LanguageFilter(Set<Language> languages, Set<Pair> pairs) {

  public LanguageFilter {
    languages = Set.copyOf(languages);
    pairs = Set.copyOf(pairs);
  }

  /// Reads what was typed: `es`, `en-es`.
  ///
  /// @throws ModelsException naming what is neither a language nor a pair
  public static LanguageFilter of(List<String> words) {
    Set<Language> languages = new HashSet<>();
    Set<Pair> pairs = new HashSet<>();
    for (String word : words) {
      Optional<Pair> pair = word.contains("-") ? Pair.parse(word) : Optional.empty();
      Optional<Language> language = Pair.language(word);
      if (pair.isPresent()) {
        pairs.add(pair.get());
      } else {
        languages.add(
            language.orElseThrow(
                () ->
                    new ModelsException(
                        "\""
                            + word
                            + "\" is neither a language such as es nor a pair such as"
                            + " en-es.")));
      }
    }
    return new LanguageFilter(languages, pairs);
  }

  /// Whether a pair is one of those.
  public boolean wants(Pair pair) {
    boolean everything = languages.isEmpty() && pairs.isEmpty();
    return everything || pairs.contains(pair) || languages.stream().anyMatch(pair::has);
  }

  /// The part of a registry that is wanted.
  public Registry of(Registry registry) {
    return new Registry(
        registry.generated(),
        registry.base(),
        registry.entries().stream().filter(entry -> wants(entry.pair())).toList(),
        registry.skipped(),
        registry.remark());
  }
}
