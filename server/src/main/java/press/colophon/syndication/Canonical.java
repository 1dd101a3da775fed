package press.colophon.syndication;

import java.util.List;
import java.util.Optional;
import press.colophon.rights.Basis;
import press.colophon.rights.Duty;
import press.colophon.rights.Use;

/// Which page search engines should take for an article, and its pages in other languages.
///
/// A reprint in its original language leads them to the original; a translation is a work of its
/// own, once it is done; a page that shows the original text for want of a translation leads to the
/// page it repeats.
///
/// @param address what `rel="canonical"` says
/// @param isIndexed false where the page must say `noindex`
/// @param alternates what `rel="alternate" hreflang` says, itself and `x-default` included
public record Canonical(String address, boolean isIndexed, List<Alternates.Link> alternates) {

  /// What the pages of a source's reprints say; a setting of the site for each source.
  public enum Policy {
    /// They name the original as the canonical page.
    POINT_TO_ORIGINAL,
    /// They ask not to be indexed.
    NOINDEX
  }

  public Canonical {
    alternates = List.copyOf(alternates);
  }

  /// The decision for the page of an article.
  ///
  /// @param pageLanguage of the page's address; differs from the dispatch's where the original text
  ///     stands in for a translation
  public static Canonical of(
      Dispatch dispatch, String pageLanguage, Policy policy, Addresses addresses) {
    if (!dispatch.language().equals(pageLanguage)) {
      return new Canonical(addresses.original(dispatch.article()), false, List.of());
    }
    List<Alternates.Link> links = dispatch.alternates(addresses).links();
    String itself = dispatch.address(addresses);
    if (dispatch.rendition().isUnfinished()) {
      return new Canonical(itself, false, List.of());
    }
    if (!dispatch.rendition().isOriginal() || isOurOwn(dispatch, addresses)) {
      return new Canonical(itself, true, links);
    }
    return switch (asked(dispatch, policy)) {
      case POINT_TO_ORIGINAL -> new Canonical(dispatch.originalUrl().orElse(itself), true, links);
      case NOINDEX -> new Canonical(itself, false, links);
    };
  }

  /// Where the terms ask to lead to the original, the setting gives way.
  private static Policy asked(Dispatch dispatch, Policy policy) {
    boolean isAsked = dispatch.rights().duty(Duty.Kind.CANONICAL, Use.REPRINT).isPresent();
    return isAsked && dispatch.originalUrl().isPresent() ? Policy.POINT_TO_ORIGINAL : policy;
  }

  /// The decision for a page that is no article: it is canonical to itself.
  public static Canonical ofPage(String address, Alternates alternates) {
    return new Canonical(address, true, alternates.links());
  }

  /// What `<meta name="robots">` says, where it must say something.
  public Optional<String> robots() {
    return isIndexed ? Optional.empty() : Optional.of("noindex, follow");
  }

  private static boolean isOurOwn(Dispatch dispatch, Addresses addresses) {
    Optional<String> original = dispatch.originalUrl();
    return dispatch.terms().basis() == Basis.OWN_WORK
        || original.filter(addresses::isOurs).isPresent()
        || (original.isEmpty() && dispatch.credited().isEmpty());
  }
}
