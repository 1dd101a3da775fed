package press.colophon.rights;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import press.colophon.rights.Clause.Confirmation;

/// Makes the terms that stand once a person has read those there are: the change of their page
/// where there is one, and what a person stated beside the page.
final class ConfirmedTerms {
  private ConfirmedTerms() {}

  /// @param clauses what the person left of those that were read, each confirmed or not
  static PublicationTerms of(
      PublicationTerms standing,
      @Nullable TermsChange change,
      List<Clause> clauses,
      Confirmation now) {
    Terms read = change == null ? standing.terms() : change.terms();
    List<Clause> all = new ArrayList<>(clauses);
    if (change != null) {
      standing.terms().clauses().stream()
          .filter(clause -> isStatedByHand(clause, change.before()))
          .filter(clause -> all.stream().noneMatch(clause::saysTheSame))
          .forEach(all::add);
    }
    Terms terms =
        new Terms(basis(read, all), read.licence(), read.licenceAsFound(), null, List.of())
            .saying(all, duties(standing.terms(), change, read.duties()));
    return new PublicationTerms(
        terms,
        standing.address(),
        standing.contact(),
        change == null ? standing.text() : change.after(),
        standing.readAt(),
        isFounded(terms) ? now : null);
  }

  /// The duties that a person stated and that are no more once the change is confirmed: the page
  /// states others of their kind.
  static List<Duty> dropped(PublicationTerms standing, TermsChange change) {
    List<Duty> kept = duties(standing.terms(), change, change.terms().duties());
    return statedByHand(standing.terms().duties(), change.before()).stream()
        .filter(duty -> !kept.contains(duty))
        .toList();
  }

  /// The duties that do not rest on the text of a page.
  static List<Duty> statedByHand(List<Duty> duties, @Nullable String text) {
    return duties.stream().filter(duty -> !restsOn(text, duty)).toList();
  }

  private static boolean restsOn(@Nullable String text, Duty duty) {
    String because = duty.because();
    return because != null && text != null && Wording.says(text, because);
  }

  /// What a person stated that did not stand on the page does not go with its change.
  private static boolean isStatedByHand(Clause clause, String before) {
    return clause.confirmed() != null && !Wording.says(before, clause.quotation());
  }

  /// The same of duties: those of the page as it is now, and what a person stated beside it.
  private static List<Duty> duties(Terms standing, @Nullable TermsChange change, List<Duty> read) {
    List<Duty> all = new ArrayList<>(read);
    if (change != null) {
      statedByHand(standing.duties(), change.before()).stream()
          .filter(duty -> all.stream().noneMatch(d -> d.kind() == duty.kind()))
          .forEach(all::add);
    }
    return all;
  }

  private static Basis basis(Terms read, List<Clause> clauses) {
    boolean isAllowed = clauses.stream().anyMatch(ConfirmedTerms::allowsReprint);
    return switch (read.basis()) {
      case UNSTATED -> isAllowed ? Basis.ATTRIBUTION : Basis.UNSTATED;
      case ATTRIBUTION, LICENCE, PERMISSION, FAIR_USE, PUBLIC_DOMAIN, OWN_WORK -> read.basis();
    };
  }

  /// Words alone are a ground once a person has confirmed that they allow republication.
  private static boolean isFounded(Terms terms) {
    return terms.basis() != Basis.ATTRIBUTION
        || terms.clauses().stream().anyMatch(ConfirmedTerms::allowsReprint);
  }

  private static boolean allowsReprint(Clause clause) {
    return clause.letsReprint() && clause.counts();
  }
}
