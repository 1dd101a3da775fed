package press.colophon;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import press.colophon.intake.source.FullText;
import press.colophon.intake.source.Profile;
import press.colophon.intake.source.SourceException;
import press.colophon.intake.source.Trust;

/// What is said of a source on the command line. What is not said stays as it was found, or was.
final class SourceAbout {
  @Option(names = "--name", paramLabel = "NAME", description = "What to call it.")
  private @Nullable String name;

  @Option(names = "--language", paramLabel = "TAG", description = "Language to assume: es, pt-BR.")
  private @Nullable String language;

  @Option(
      names = "--licence",
      paramLabel = "LABEL",
      description = "Licence to assume where an article states none: \"CC BY 4.0\".")
  private @Nullable String licence;

  @Option(names = "--terms", paramLabel = "URL", description = "The page with its terms.")
  private @Nullable String terms;

  @Option(names = "--contact", paramLabel = "TEXT", description = "Whom to write to.")
  private @Nullable String contact;

  @Option(
      names = "--trust",
      paramLabel = "WHAT",
      description =
          "publish: readers see its articles at once; review: you do first (default when added).")
  private @Nullable Trust trust;

  @Option(
      names = "--region",
      paramLabel = "NAME",
      description = "Region to assume where an article names none; may be repeated.")
  private @Nullable List<String> regions;

  @Option(
      names = "--theme",
      paramLabel = "NAME",
      description = "Theme to assume where an article names none; may be repeated.")
  private @Nullable List<String> themes;

  @Option(
      names = "--full-text",
      paramLabel = "WHEN",
      converter = FullTextConverter.class,
      description =
          "Read the page where the feed has an excerpt: never, if-terms-allow (default when added).")
  private @Nullable FullText fullText;

  /// Picocli knows `IF_TERMS_ALLOW` only.
  static final class FullTextConverter implements ITypeConverter<FullText> {
    @Override
    public FullText convert(String word) {
      for (FullText choice : FullText.values()) {
        if (choice.word().equals(word)) {
          return choice;
        }
      }
      throw new TypeConversionException("\"" + word + "\" is neither never nor if-terms-allow");
    }
  }

  @Nullable String language() {
    return language;
  }

  /// A profile with what was said over it; an empty word takes away what is there.
  Profile over(Profile found) {
    return new Profile(
        name == null ? found.name() : name,
        found.site(),
        said(language, found.language()),
        said(terms, found.termsAddress()),
        terms == null ? found.terms() : List.of(),
        said(licence, found.licence()),
        said(contact, found.contact()),
        said(regions, found.regions()),
        said(themes, found.themes()),
        trust == null ? found.trust() : trust,
        fullText == null ? found.fullText() : fullText);
  }

  private static @Nullable String said(@Nullable String word, @Nullable String before) {
    if (word == null) {
      return before;
    }
    return word.isBlank() ? null : word;
  }

  private static List<String> said(@Nullable List<String> words, List<String> before) {
    return words == null ? before : words.stream().filter(Predicate.not(String::isBlank)).toList();
  }

  /// The same with the sentences of its terms page, unless they are known. The terms are worth
  /// having, but a site that does not show them is no reason to stop.
  static Profile quoting(Newspaper newspaper, SourceOptions options, Profile profile) {
    String address = profile.termsAddress();
    if (address == null || !profile.terms().isEmpty()) {
      return profile;
    }
    try {
      return profile.quoting(newspaper.polling().finder().terms(address));
    } catch (SourceException e) {
      options.complain("The terms could not be read: " + e.getMessage());
      return profile;
    }
  }
}
