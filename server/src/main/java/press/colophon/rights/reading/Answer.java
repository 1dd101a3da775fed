package press.colophon.rights.reading;

import java.util.List;
import java.util.Optional;
import press.colophon.rights.Verdict;

/// Questions and what their answers make of them.
final class Answer {
  private Answer() {}

  /// What the question before comes to. "Want to republish?" says by itself that one may; "may I
  /// republish?" does not.
  static List<Finding> to(List<Finding> asked, Optional<Verdict> verdict) {
    return asked.stream()
        .filter(f -> f.verdict() == Verdict.ALLOWED)
        .filter(f -> verdict.isPresent() || f.rule() == Rule.CONDITION_IMPLIES)
        .map(
            f ->
                new Finding(
                    f.use(),
                    verdict.orElse(Verdict.ALLOWED),
                    f.quotation(),
                    verdict.isPresent() ? Rule.ANSWERED : f.rule(),
                    f.tag()))
        .toList();
  }

  /// What the first cell of a row names: "Photographs | not included".
  static List<Finding> namedIn(Marked cell) {
    return cell.all(Finding.USE_WORDS).stream()
        .filter(use -> use.concept() != Concept.USE)
        .map(use -> Finding.of(cell, use, Verdict.ALLOWED, Rule.ANSWERED, use))
        .toList();
  }

  /// What an answer comes to.
  static Optional<Verdict> verdictOf(
      Marked answer, List<Decision> decisions, List<Finding> findings) {
    if (answer.opensWith(Concept.YES) && decisions.stream().noneMatch(Decision::ofWholePart)) {
      return Optional.of(Verdict.ALLOWED);
    }
    if (answer.opensWith(Concept.PROVIDED) && decisions.isEmpty()) {
      return Optional.of(Verdict.ALLOWED);
    }
    boolean asks = decisions.stream().anyMatch(d -> d.verdict() == Verdict.ASK);
    boolean only = findings.stream().allMatch(f -> f.verdict() == Verdict.ASK);
    if (asks && (only || answer.opensWith(Concept.NO))) {
      return Optional.of(Verdict.ASK);
    }
    if (answer.opensWith(Concept.NO)) {
      return Optional.of(Verdict.DENIED);
    }
    return findings.isEmpty()
        ? decisions.stream().map(Decision::verdict).findFirst()
        : Optional.empty();
  }
}
