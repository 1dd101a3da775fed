package press.colophon.rights.reading;

import java.util.List;
import java.util.Optional;
import press.colophon.rights.Verdict;

/// Lists below a heading such as "You may not:".
final class ListHeading {
  /// "Please don't:"
  private static final int SHORT_HEADING = 5;

  /// A text that names more uses in one sentence is no terms.
  static final int MOST_USES = 40;

  private ListHeading() {}

  /// "You may not:" decides what stands below; "you may republish, provided that you:" lists
  /// duties.
  static Optional<Decision> of(Marked sentence, List<Decision> decisions) {
    Sentence s = sentence.sentence();
    if (!introduces(sentence) || sentence.has(Concept.PROVIDED)) {
      return Optional.empty();
    }
    if (decisions.isEmpty() && s.length() <= SHORT_HEADING) {
      return sentence.all(Concept.NOT).stream()
          .findFirst()
          .map(not -> new Decision(Verdict.DENIED, not, false, Rule.PROHIBITED));
    }
    boolean ofDuties =
        decisions.size() == 1
            && decisions.getFirst().verdict() == Verdict.ALLOWED
            && sentence.has(Concept.MUST, Concept.REPRINT);
    return decisions.size() == 1 && !ofDuties
        ? Optional.of(decisions.getFirst())
        : Optional.empty();
  }

  /// By a colon, or by what stands behind: "You may not (a) republish, (b) translate".
  private static boolean introduces(Marked sentence) {
    int behind = sentence.sentence().to();
    return sentence.text().before(behind).contains(":")
        || (!sentence.sentence().item() && sentence.text().isItemAt(behind));
  }

  static List<Finding> under(Optional<Decision> heading, Marked sentence) {
    return heading.stream()
        .flatMap(
            d ->
                sentence.all(Finding.USE_WORDS).stream()
                    .limit(MOST_USES)
                    .filter(u -> u.concept() != Concept.USE)
                    .map(u -> Finding.of(sentence, u, d.verdict(), Rule.UNDER_HEADING, u)))
        .toList();
  }
}
