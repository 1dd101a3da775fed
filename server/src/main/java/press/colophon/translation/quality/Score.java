package press.colophon.translation.quality;

import java.util.List;
import java.util.Set;
import press.colophon.translation.Language;

/// How near translations are to those by people.
///
/// @param chrf2 0 to 100; the figure to compare by
/// @param bleu 0 to 100; of characters in languages without spaces between words
/// @param sentences how many were compared
public record Score(double chrf2, double bleu, int sentences) {
  private static final Set<String> WITHOUT_SPACES = Set.of("zh", "ja", "th", "my", "km", "lo");

  /// Compares translations with references, one for each, in the same order.
  public static Score of(List<String> translations, List<String> references, Language language) {
    if (translations.size() != references.size()) {
      throw new IllegalArgumentException(
          "%d translations, %d references".formatted(translations.size(), references.size()));
    }
    boolean spaced = !WITHOUT_SPACES.contains(language.locale().getLanguage());
    return new Score(
        ChrF.of(translations, references),
        spaced
            ? Bleu.ofWords(translations, references)
            : Bleu.ofCharacters(translations, references),
        references.size());
  }
}
