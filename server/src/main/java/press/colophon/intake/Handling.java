package press.colophon.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import press.colophon.rights.Basis;

/// What is known beforehand of an original, and what is to be done with it. What the original says
/// itself goes before what is assumed.
///
/// @param review whether a person sees it before readers do
/// @param publisher the name of the Source
/// @param publisherUrl its site
/// @param language BCP 47 tag to assume
/// @param regions to assume where it names none
/// @param themes to assume where it names none
/// @param licence the Source's licence in words or as an address
/// @param terms sentences of the Source's terms, quoted
public record Handling(
    boolean review,
    @Nullable String publisher,
    @Nullable String publisherUrl,
    @Nullable String language,
    List<String> regions,
    List<String> themes,
    @Nullable String licence,
    List<String> terms) {

  /// Nothing is known, and it is published.
  public static final Handling PLAIN =
      new Handling(false, null, null, null, List.of(), List.of(), null, List.of());

  public Handling {
    regions = List.copyOf(regions);
    themes = List.copyOf(themes);
    terms = List.copyOf(terms);
  }

  /// The ground on which an article may be shown: by what it says, and where it says nothing, by
  /// what is assumed of its source.
  public Basis basis(Account account) {
    return TermsAsFound.in(Assumptions.applied(account, this)).basis();
  }
}
