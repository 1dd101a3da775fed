package press.colophon.rights;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import press.colophon.rights.Clause.Confirmation;

/// The terms that a publication states for all of its articles. Immutable.
///
/// @param address of the page that states them
/// @param contact whom to ask for more: an e-mail address or a page
/// @param text what that page said when it was read last
/// @param confirmed who has read them; until somebody has, only what they forbid counts
public record PublicationTerms(
    Terms terms,
    @Nullable String address,
    @Nullable String contact,
    @Nullable String text,
    @Nullable Instant readAt,
    @Nullable Confirmation confirmed) {

  /// What of them counts: a basis of words alone allows nothing before a person has read them, and
  /// a licence counts at once.
  Terms counting() {
    boolean isPlain = terms.licence() != null || confirmed != null;
    return isPlain || terms.basis() == Basis.UNSTATED
        ? terms
        : new Terms(
                Basis.UNSTATED, null, terms.licenceAsFound(), terms.copyright(), terms.notices())
            .saying(terms.clauses(), terms.duties());
  }
}
