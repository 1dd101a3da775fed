package press.colophon.rights.reading;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import press.colophon.rights.Verdict;

/// Finds what a sentence allows without a word of permission: who sets conditions allows what they
/// are for.
final class ImpliedPermission {
  private static final Set<Concept> IMPLIED =
      EnumSet.of(
          Concept.REPRINT,
          Concept.USE,
          Concept.EXCERPT,
          Concept.TRANSLATE,
          Concept.EDIT,
          Concept.NEWSLETTER);

  private final LicenceReading licences;

  ImpliedPermission(LicenceReading licences) {
    this.licences = licences;
  }

  Optional<Finding> of(Marked sentence, Tag use, List<Decision> decisions) {
    if (IMPLIED.contains(use.concept()) && decisions.isEmpty() && isConditional(sentence, use)) {
      return Optional.of(Finding.of(sentence, use, Verdict.ALLOWED, Rule.CONDITION_IMPLIES, use));
    }
    if (use.concept() == Concept.IMAGES && decisions.isEmpty() && isUsedIf(sentence, use)) {
      return Optional.of(Finding.of(sentence, use, Verdict.ALLOWED, Rule.CONDITION_IMPLIES, use));
    }
    if (use.concept() == Concept.IMAGES
        && decisions.isEmpty()
        && !sentence.has(Concept.EXCEPT, Concept.NOT)
        && licences.isNamedIn(sentence.text(), sentence.sentence())) {
      return Optional.of(Finding.of(sentence, use, Verdict.ALLOWED, Rule.LICENSED_WITH_TEXT, use));
    }
    return Optional.empty();
  }

  /// "If you use a photo".
  private static boolean isUsedIf(Marked sentence, Tag images) {
    return sentence
        .shortlyBefore(images, 3, Concept.USE, Concept.REPRINT)
        .filter(verb -> isConditional(sentence, verb))
        .isPresent();
  }

  private static boolean isConditional(Marked sentence, Tag use) {
    return sentence.inPartOf(use, Concept.IF).stream()
        .anyMatch(
            condition -> sentence.distance(condition, use) <= reachOfCondition(condition, use));
  }

  private static int reachOfCondition(Tag condition, Tag use) {
    boolean before = condition.from() <= use.from();
    return use.concept() == Concept.USE ? (before ? 1 : -1) : (before ? 8 : 4);
  }
}
