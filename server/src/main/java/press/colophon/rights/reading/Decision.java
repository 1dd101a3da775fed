package press.colophon.rights.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import press.colophon.rights.Verdict;

/// What decides in a sentence, made whole: "may" with "not" is a prohibition, "without" with
/// "permission" means asking.
///
/// @param at where it stands
/// @param ofWholePart whether it holds for its whole part of the sentence
record Decision(Verdict verdict, Tag at, boolean ofWholePart, Rule rule) {
  /// What decides in a sentence.
  static List<Decision> of(Marked sentence) {
    List<Decision> decisions = new ArrayList<>();
    for (Tag tag : sentence.all(Concept.MAY, Concept.BAN, Concept.ASK, Concept.UNASKED)) {
      switch (tag.concept()) {
        case MAY -> decisions.add(permission(sentence, tag));
        case UNASKED -> decisions.add(unasked(sentence, tag));
        case BAN -> decisions.add(new Decision(Verdict.DENIED, tag, false, Rule.PROHIBITED));
        default -> {
          if (!isWaived(sentence, tag)) {
            decisions.add(new Decision(Verdict.ASK, tag, true, Rule.WITH_CONSENT));
          }
        }
      }
    }
    List<Decision> others = List.copyOf(decisions);
    sentence
        .all(Concept.CONSENT)
        .forEach(c -> consent(sentence, c, others).ifPresent(decisions::add));
    contact(sentence, decisions).ifPresent(decisions::add);
    decisions.addAll(answers(sentence));
    return decisions;
  }

  /// "No need to ask for permission."
  private static boolean isWaived(Marked sentence, Tag asking) {
    return sentence.shortlyBefore(asking, 1, Concept.WAIVED).isPresent()
        || sentence.all(Concept.MAY).stream()
            .anyMatch(may -> may.from() <= asking.from() && may.intersects(asking));
  }

  /// "Translations: yes. AI training: no."
  private static List<Decision> answers(Marked sentence) {
    List<Decision> answers = new ArrayList<>();
    for (Tag yes : sentence.all(Concept.YES)) {
      if (sentence.isBehindLabel(yes)) {
        answers.add(new Decision(Verdict.ALLOWED, yes, false, Rule.ANSWERED));
      }
    }
    for (Tag no : sentence.all(Concept.NO)) {
      if (sentence.isBehindLabel(no) && answers.stream().noneMatch(y -> y.at().intersects(no))) {
        answers.add(new Decision(Verdict.DENIED, no, false, Rule.ANSWERED));
      }
    }
    return answers;
  }

  /// "May be shared without asking", "not without asking".
  private static Decision unasked(Marked sentence, Tag unasked) {
    return sentence.partHas(unasked, Concept.BAN, Concept.NOT, Concept.ONLY)
        ? new Decision(Verdict.ASK, unasked, true, Rule.WITH_CONSENT)
        : new Decision(Verdict.ALLOWED, unasked, false, Rule.PERMITTED);
  }

  private static Decision permission(Marked sentence, Tag may) {
    boolean negated =
        sentence.shortlyBefore(may, 2, Concept.NOT).isPresent()
            || sentence.shortlyAfter(may, 1, Concept.NOT).isPresent()
            || sentence.inside(may, Concept.NOT).isPresent()
            || opensWithNot(sentence, may);
    return negated
        ? new Decision(Verdict.DENIED, may, false, Rule.PROHIBITED)
        : new Decision(Verdict.ALLOWED, may, false, Rule.PERMITTED);
  }

  /// "No part of this may be copied."
  private static boolean opensWithNot(Marked sentence, Tag may) {
    return !sentence.has(Concept.WAIVED)
        && sentence.all(Concept.NOT).stream()
            .anyMatch(
                not ->
                    not.from() == sentence.sentence().from()
                        && may.from() >= not.to()
                        && sentence.samePart(not, may)
                        && sentence.commas(not.to() - 1, may.from()) == 0
                        && sentence.shortlyAfter(not, 1, Concept.CONSENT).isEmpty());
  }

  /// "Without permission" means asking where something is forbidden, and nothing beside "may":
  /// "may be copied without permission".
  private static Optional<Decision> consent(Marked sentence, Tag consent, List<Decision> others) {
    boolean waived =
        sentence.partHas(consent, Concept.WAIVED)
            || (sentence.shortlyBefore(consent, 3, Concept.NOT).isPresent()
                && !sentence.partHas(consent, Concept.WITHOUT, Concept.LACKING));
    boolean without =
        sentence.shortlyBefore(consent, 5, Concept.WITHOUT).isPresent()
            || sentence.shortlyAfter(consent, 3, Concept.LACKING).isPresent();
    boolean freely =
        others.stream()
            .anyMatch(d -> d.verdict() == Verdict.ALLOWED && sentence.samePart(d.at(), consent));
    boolean strict = sentence.partHas(consent, Concept.BAN, Concept.ONLY, Concept.NOT);
    if (waived || (without && freely && !strict)) {
      return Optional.empty();
    }
    return Optional.of(new Decision(Verdict.ASK, consent, true, Rule.WITH_CONSENT));
  }

  /// "For ..., contact us": only where nothing else decides in the sentence, and
  /// nobody is told of something.
  private static Optional<Decision> contact(Marked sentence, List<Decision> decisions) {
    return decisions.isEmpty() && !sentence.has(Concept.NOTIFY)
        ? sentence.all(Concept.CONTACT).stream()
            .findFirst()
            .map(tag -> new Decision(Verdict.ASK, tag, false, Rule.WITH_CONSENT))
        : Optional.empty();
  }
}
