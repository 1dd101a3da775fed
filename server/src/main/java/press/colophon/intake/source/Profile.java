package press.colophon.intake.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a source before it has sent anything. Immutable.
///
/// @param site address of its front page
/// @param language BCP 47 tag to assume
/// @param termsAddress the page on which it says how its articles may be used
/// @param terms sentences of that page, quoted
/// @param licence label or address of the licence it gives, as it says so itself
/// @param contact whom to write to
/// @param regions to assume where an article names none
/// @param themes to assume where an article names none
public record Profile(
    String name,
    @Nullable String site,
    @Nullable String language,
    @Nullable String termsAddress,
    List<String> terms,
    @Nullable String licence,
    @Nullable String contact,
    List<String> regions,
    List<String> themes,
    Trust trust,
    FullText fullText) {
  private static final int LONGEST_NAME = 200;

  public Profile {
    name = name.strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(c -> c < ' ')) {
      throw new SourceException(
          "A source needs a name of one line, at most " + LONGEST_NAME + " characters long.");
    }
    terms = List.copyOf(terms);
    regions = List.copyOf(regions);
    themes = List.copyOf(themes);
  }

  /// Only a name; what comes from it is reviewed.
  public static Profile named(String name) {
    return new Profile(
        name,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        Trust.REVIEW,
        FullText.IF_TERMS_ALLOW);
  }

  /// The same with sentences of its terms.
  public Profile quoting(List<String> sentences) {
    return new Profile(
        name,
        site,
        language,
        termsAddress,
        sentences,
        licence,
        contact,
        regions,
        themes,
        trust,
        fullText);
  }
}
