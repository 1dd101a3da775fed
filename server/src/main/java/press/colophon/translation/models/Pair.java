package press.colophon.translation.models;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import press.colophon.translation.Language;
import press.colophon.translation.Languages;

/// The two languages of a model, from the first into the second: `en-es`, `zh-Hans-en`.
public record Pair(Language source, Language target) implements Comparable<Pair> {

  /// Reads a pair as people and file names write it: `en-es`, `zh_hant-en`, `enes`.
  ///
  /// A tag may hold hyphens itself, so every place to cut is tried; languages of the catalogue win
  /// over others, an earlier cut over a later one.
  public static Optional<Pair> parse(String text) {
    String plain = text.strip().replace('_', '-');
    List<Pair> found = new ArrayList<>();
    for (int cut = 2; cut <= plain.length() - 2; cut++) {
      int rest = plain.charAt(cut) == '-' ? cut + 1 : cut;
      if (rest > cut || !plain.contains("-") || isSpelledOut(plain, cut)) {
        of(plain.substring(0, cut), plain.substring(rest)).ifPresent(found::add);
      }
    }
    return found.stream().min(Comparator.comparingInt(pair -> pair.isOfTheCatalogue() ? 0 : 1));
  }

  /// In file names the two codes stand side by side, also where one has a script: `enzh-hant`.
  private static boolean isSpelledOut(String text, int cut) {
    return text.matches("(?i)[a-z]{4,6}-[a-z]{4}") && cut < text.indexOf('-');
  }

  private static Optional<Pair> of(String source, String target) {
    return language(source)
        .flatMap(from -> language(target).map(to -> new Pair(from, to)))
        .filter(pair -> !pair.source.equals(pair.target));
  }

  /// The language a registry means by its code: `zh_hant` is `zh-Hant`, plain `zh` is `zh-Hans`.
  static Optional<Language> language(String code) {
    try {
      Language language = new Language(code.replace('_', '-'));
      return Optional.of(
          language.locale().getCountry().isEmpty()
              ? Languages.find(language.tag()).orElse(language)
              : language);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean isOfTheCatalogue() {
    return Languages.all().contains(source) && Languages.all().contains(target);
  }

  /// Whether a language is one of the two.
  boolean has(Language language) {
    return source.equals(language) || target.equals(language);
  }

  @Override
  public int compareTo(Pair other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return source.tag() + "-" + target.tag();
  }
}
