package press.colophon.rights;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The terms of one article as found. Immutable.
///
/// @param licence where it is one we know
/// @param licenceAsFound the words or the address in which the page states its licence
public record Terms(
    Basis basis,
    @Nullable Licence licence,
    @Nullable String licenceAsFound,
    @Nullable Copyright copyright,
    List<Clause> clauses) {

  public Terms {
    clauses = List.copyOf(clauses);
  }

  /// The first clause about `subject`.
  public Optional<Clause> clause(Clause.Subject subject) {
    return clauses.stream().filter(c -> c.subject() == subject).findFirst();
  }
}
