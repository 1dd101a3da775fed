package press.colophon.rights;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What terms say to one use, and the sentence that it rests on. Immutable.
///
/// @param quotation an exact part of the text it was read in
/// @param foundAt address of the page it was read on
/// @param confirmed by whom, when a person has read the sentence
public record Clause(
    Use use,
    Verdict verdict,
    Scope scope,
    String quotation,
    @Nullable String foundAt,
    Instant readAt,
    @Nullable Confirmation confirmed) {

  /// A person who has read it.
  public record Confirmation(String by, Instant at) {}

  public Clause {
    if (quotation.isBlank()) {
      throw new IllegalArgumentException("a clause on " + use.word() + " rests on no sentence");
    }
  }

  /// The same, read by a person.
  Clause confirmed(Confirmation by) {
    return new Clause(use, verdict, scope, quotation, foundAt, readAt, by);
  }

  /// Whether another clause says the same by the same sentence, whoever read it.
  public boolean saysTheSame(Clause other) {
    return use == other.use && verdict == other.verdict && quotation.equals(other.quotation);
  }

  /// Whether it counts: what forbids does at once, what allows once a person has read it.
  boolean counts() {
    return verdict != Verdict.ALLOWED || confirmed != null;
  }

  /// Whether it is a sentence by which a publisher lets its work be republished.
  public boolean letsReprint() {
    return use == Use.REPRINT && verdict == Verdict.ALLOWED;
  }

  boolean speaksOf(Use asked, Occasion on) {
    return use == asked && counts() && scope.covers(on);
  }
}
