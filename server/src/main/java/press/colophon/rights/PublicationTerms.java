package press.colophon.rights;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import press.colophon.rights.Clause.Confirmation;

/// The terms that a publication states for all of its articles. Immutable.
///
/// @param address of the page that states them
/// @param contact whom to ask for more: an e-mail address or a page
/// @param text what that page said when it was read last, or a person read it last
/// @param readAt when that was, or when the terms were stated where no page was read; null where
///     the text is of a page at an earlier address
/// @param confirmed who has read them; until somebody has, only what they forbid counts
public record PublicationTerms(
    Terms terms,
    @Nullable String address,
    @Nullable String contact,
    @Nullable String text,
    @Nullable Instant readAt,
    @Nullable Confirmation confirmed) {

  /// What of them counts: all that a person has stated or read.
  Terms counting() {
    return confirmed == null ? terms.counting() : terms;
  }

  /// The same in place of others, whose page stays known.
  PublicationTerms inPlaceOf(PublicationTerms before) {
    String page = address == null ? before.address() : address;
    Instant read = Objects.equals(page, before.address()) ? before.readAt() : null;
    return new PublicationTerms(
        terms,
        page,
        contact == null ? before.contact() : contact,
        before.text(),
        before.text() == null ? readAt : read,
        confirmed);
  }

  /// The duties that a person stated beside the page and that other terms do not have.
  public List<Duty> droppedBy(Terms others) {
    return ConfirmedTerms.statedByHand(terms.duties(), text).stream()
        .filter(duty -> !others.duties().contains(duty))
        .toList();
  }
}
