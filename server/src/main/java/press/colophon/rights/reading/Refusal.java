package press.colophon.rights.reading;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import press.colophon.rights.Verdict;

/// Finds what a sentence refuses at the use itself, whatever decides elsewhere in it: "without
/// changes", "except the photographs", "for non-commercial purposes".
final class Refusal {
  /// "But not any of our photographs": what is taken out stands so many words behind.
  private static final int AFTER_BUT = 5;

  /// What a verb is about stands so many words from it.
  private static final int CLOSE_TO_VERB = 3;

  /// "Not the photographs, though."
  private static final int SHORT = 5;

  /// What a text is used for, or in.
  private static final Set<Concept> PURPOSES =
      EnumSet.of(Concept.COMMERCIAL, Concept.NEWSLETTER, Concept.MACHINE_LEARNING);

  private Refusal() {}

  static Optional<Finding> of(Marked sentence, Tag use, List<Decision> decisions) {
    if (isExcepted(sentence, use, decisions)) {
      return Optional.of(Finding.of(sentence, use, Verdict.DENIED, Rule.EXCEPTED, use));
    }
    if (use.concept() == Concept.REPRINT && opensWithOnly(sentence)) {
      return Optional.of(Finding.of(sentence, use, Verdict.DENIED, Rule.ONLY_OTHERWISE, use));
    }
    if (isLeftUnsaid(sentence, use, decisions)) {
      return Optional.of(Finding.of(sentence, use, Verdict.DENIED, Rule.EXCEPTED, use));
    }
    return negated(sentence, use, decisions);
  }

  /// "The photographs are not." What they are not stands before.
  private static boolean isLeftUnsaid(Marked sentence, Tag use, List<Decision> decisions) {
    if (use.concept() != Concept.IMAGES) {
      return false;
    }
    Sentence s = sentence.sentence();
    boolean alone = decisions.isEmpty() && s.length() <= SHORT && s.to() - use.to() <= 1;
    return (alone && sentence.opensWith(Concept.NOT))
        || sentence.shortlyAfter(use, 1, Concept.NOT).filter(sentence::endsClause).isPresent();
  }

  /// One word says what is not allowed: "non-commercial", "unaltered".
  static Optional<Finding> named(Marked sentence, Tag use) {
    return sentence.shortlyBefore(use, 2, Concept.NOT).isPresent()
        ? Optional.empty()
        : Optional.of(Finding.of(sentence, use, Verdict.DENIED, Rule.NAMED_AS_EXCLUDED, use));
  }

  private static boolean isExcepted(Marked sentence, Tag use, List<Decision> decisions) {
    if (use.concept() != Concept.IMAGES && use.concept() != Concept.COMMERCIAL) {
      return false;
    }
    return isAddedWithNot(sentence, use, decisions) || isNamedBeside(sentence, use, decisions);
  }

  /// "Our articles (but not our photographs)".
  private static boolean isAddedWithNot(Marked sentence, Tag use, List<Decision> decisions) {
    return decisions.stream()
            .anyMatch(d -> d.verdict() == Verdict.ALLOWED && d.at().to() <= use.from())
        && sentence.all(Concept.BUT).stream()
            .filter(but -> but.to() <= use.from() && use.from() - but.to() <= AFTER_BUT)
            .flatMap(but -> sentence.shortlyAfter(but, 0, Concept.NOT).stream())
            .anyMatch(not -> sentence.commas(not.to() - 1, use.from()) == 0);
  }

  private static boolean isNamedBeside(Marked sentence, Tag use, List<Decision> decisions) {
    return sentence.inPartOf(use, Concept.EXCEPT).stream()
        .anyMatch(
            except ->
                isBeside(except, use)
                    && decisions.stream().noneMatch(d -> sentence.samePart(d.at(), use))
                    && ((use.concept() == Concept.IMAGES && decisions.isEmpty())
                        || decisions.stream().anyMatch(d -> d.verdict() == Verdict.ALLOWED)));
  }

  private static boolean isBeside(Tag except, Tag use) {
    int before = use.from() - except.to();
    int behind = except.from() - use.to();
    return (before >= 0 && before <= 4) || behind == 0;
  }

  /// "Only stories with the button may be republished": the others may not.
  private static boolean opensWithOnly(Marked sentence) {
    return sentence.has(Concept.MAY)
        && sentence.all(Concept.ONLY).stream()
            .anyMatch(only -> only.from() - sentence.sentence().from() <= 1);
  }

  private static Optional<Finding> negated(Marked sentence, Tag use, List<Decision> decisions) {
    Optional<Tag> bare = bare(sentence, use);
    if (bare.isPresent() && decisions.isEmpty()) {
      return bare.map(not -> Finding.of(sentence, use, Verdict.DENIED, Rule.NEGATED, not));
    }
    if (use.concept() == Concept.IMAGES && decisions.isEmpty()) {
      return notUsed(sentence, use);
    }
    if (use.concept() == Concept.IMAGES) {
      return Optional.empty();
    }
    Optional<Tag> not =
        sentence
            .shortlyBefore(use, reachOfNot(use), Concept.NOT)
            .filter(n -> use.concept() != Concept.NEWSLETTER)
            .or(() -> sentence.inside(use, Concept.NOT))
            .or(() -> purposeOfNegated(sentence, use))
            .or(() -> without(sentence, use))
            .or(() -> sentence.shortlyAfter(use, 0, Concept.NOT));
    boolean decided =
        not.isPresent()
            && decisions.stream()
                .anyMatch(
                    d ->
                        sentence.samePart(d.at(), use)
                            && (d.ofWholePart()
                                || sentence.distance(d.at(), use)
                                    <= sentence.distance(not.get(), use)));
    if (not.isEmpty() || decided) {
      return Optional.empty();
    }
    return Optional.of(Finding.of(sentence, use, Verdict.DENIED, Rule.NEGATED, not.get()));
  }

  /// "No photographs", "sin reproducción": a sentence that says nothing else.
  private static Optional<Tag> bare(Marked sentence, Tag use) {
    Sentence whole = sentence.sentence();
    return sentence.all(Concept.NOT, Concept.WITHOUT).stream()
        .filter(not -> not.from() == whole.from() && use.to() == whole.to())
        .filter(not -> use.from() >= not.to() && use.from() - not.to() <= 1)
        .findFirst();
  }

  /// "Do not use our photographs."
  private static Optional<Finding> notUsed(Marked sentence, Tag images) {
    return sentence.inPartOf(images, Concept.USE, Concept.REPRINT).stream()
        .filter(verb -> sentence.distance(verb, images) <= CLOSE_TO_VERB)
        .flatMap(verb -> sentence.shortlyBefore(verb, 0, Concept.NOT).stream())
        .findFirst()
        .map(not -> Finding.of(sentence, images, Verdict.DENIED, Rule.NEGATED, not));
  }

  /// "Not make a commercial use" is one thought; "not only include what is republished" is not.
  private static int reachOfNot(Tag use) {
    return switch (use.concept()) {
      case REPRINT, USE -> 1;
      case COMMERCIAL, SELL -> 3;
      default -> 2;
    };
  }

  /// "Do not use our articles to train models."
  private static Optional<Tag> purposeOfNegated(Marked sentence, Tag purpose) {
    return PURPOSES.contains(purpose.concept())
        ? sentence.inPartOf(purpose, Concept.USE, Concept.REPRINT).stream()
            .filter(verb -> verb.to() <= purpose.from() && !sentence.isAcross(verb, purpose))
            .flatMap(verb -> sentence.shortlyBefore(verb, 0, Concept.NOT).stream())
            .findFirst()
        : Optional.empty();
  }

  /// "Without changes", but not "without permission to change".
  private static Optional<Tag> without(Marked sentence, Tag use) {
    return sentence
        .shortlyBefore(use, 4, Concept.WITHOUT)
        .or(() -> sentence.shortlyAfter(use, 1, Concept.LACKING))
        .filter(w -> use.concept() != Concept.REPRINT && use.concept() != Concept.USE)
        .filter(w -> sentence.shortlyAfter(w, 5, Concept.CONSENT).isEmpty());
  }
}
