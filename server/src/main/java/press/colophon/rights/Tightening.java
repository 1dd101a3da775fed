package press.colophon.rights;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What new terms of an article forbid and those before did not, to be held to while a person has
/// yet to read what they allow. Pure.
public final class Tightening {
  /// A language that is not the article's.
  private static final String ANOTHER = "und";

  private Tightening() {}

  /// The terms before with everything that those after forbid, want to be asked for, or demand.
  ///
  /// @param foundAt address of the page that states them
  /// @param at when it was read
  public static Terms of(Rights before, Rights after, @Nullable String foundAt, Instant at) {
    Terms old = before.own();
    List<Clause> clauses = new ArrayList<>(old.clauses());
    Stream.concat(forbidding(after.own()), byLicence(before, after, foundAt, at))
        .filter(clause -> clauses.stream().noneMatch(clause::saysTheSame))
        .forEach(clauses::add);
    List<Duty> duties = new ArrayList<>(old.duties());
    after.own().duties().stream()
        .filter(duty -> duties.stream().noneMatch(known -> known.kind() == duty.kind()))
        .forEach(duties::add);
    return old.saying(clauses, duties);
  }

  private static Stream<Clause> forbidding(Terms terms) {
    return terms.clauses().stream().filter(clause -> clause.verdict() != Verdict.ALLOWED);
  }

  private static Stream<Clause> byLicence(
      Rights before, Rights after, @Nullable String foundAt, Instant at) {
    return Stream.of(Use.values())
        .filter(use -> decide(before, use, at).isGranted())
        .flatMap(use -> byLicence(decide(after, use, at), use, foundAt, at).stream());
  }

  private static Optional<Clause> byLicence(
      Permission now, Use use, @Nullable String foundAt, Instant at) {
    if (now.isGranted()
        || !(now.because() instanceof Ground.LicenceText said)
        || said.of() != Level.ARTICLE) {
      return Optional.empty();
    }
    Verdict verdict = said.licence().rules().on(use).verdict();
    return Optional.of(
        new Clause(use, verdict, Scope.ALL, said.licence().name(), foundAt, at, null));
  }

  private static Permission decide(Rights rights, Use use, Instant at) {
    String language = use == Use.TRANSLATE ? ANOTHER : rights.language();
    return rights.decide(use, Occasion.page(language, at));
  }
}
