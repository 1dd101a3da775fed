package press.colophon.rights.reading;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds what decides a use: the decision nearest to it in its part of the sentence, on either
/// side, because languages differ in order; where its part has none, that of another part.
final class NearestDecision {
  /// A word that only sometimes means reprinting must stand so close to a decision.
  private static final int CLOSE = 9;

  private NearestDecision() {}

  static Optional<Decision> of(Marked sentence, Tag use, List<Decision> decisions) {
    List<Decision> here = decisions.stream().filter(d -> sentence.samePart(d.at(), use)).toList();
    Optional<Decision> whole =
        here.stream()
            .filter(Decision::ofWholePart)
            .filter(d -> !isOfAnother(sentence, use, d, here))
            .findFirst();
    if (whole.isPresent()) {
      return whole;
    }
    Comparator<Decision> near = Comparator.comparingInt(d -> cost(sentence, use, d));
    if (use.concept() == Concept.USE) {
      return here.stream()
          .filter(d -> sentence.distance(d.at(), use) <= CLOSE)
          .min(near)
          .or(
              () ->
                  overException(sentence, use, decisions)
                      .filter(d -> sentence.partHas(d.at(), Concept.EXCEPT)));
    }
    return here.stream()
        .min(near)
        .or(() -> fromBefore(sentence, use, decisions))
        .or(() -> overException(sentence, use, decisions))
        .or(() -> fromBehind(sentence, use, decisions));
  }

  /// "May not be edited, and pictures only with permission": the use has a decision on its side of
  /// the comma, and the permission a use on the other.
  private static boolean isOfAnother(
      Marked sentence, Tag use, Decision asking, List<Decision> decisions) {
    return asking.at().from() > use.from()
        && sentence.isAcross(use, asking.at())
        && decisions.stream().anyMatch(d -> !d.ofWholePart() && !sentence.isAcross(use, d.at()))
        && sentence.all(Concept.IMAGES, Concept.COMMERCIAL, Concept.NEWSLETTER).stream()
            .anyMatch(
                other ->
                    other.concept() != use.concept() && !sentence.isAcross(other, asking.at()));
  }

  private static int cost(Marked sentence, Tag use, Decision decision) {
    int behind = decision.at().from() > use.from() ? 1 : 0;
    return 2 * sentence.distance(decision.at(), use) + behind;
  }

  /// A part without a decision goes on with the one before it: "may be copied; and translated".
  private static Optional<Decision> fromBefore(Marked sentence, Tag use, List<Decision> decisions) {
    if (sentence.partHas(use, Concept.EXCEPT, Concept.PROVIDED, Concept.BUT)) {
      return Optional.empty();
    }
    return decisions.stream()
        .filter(d -> d.at().from() < use.from())
        .max(Comparator.comparingInt(d -> d.at().from()));
  }

  /// "Editing, other than cropping, is not permitted", "commercial use: only with permission".
  private static Optional<Decision> overException(
      Marked sentence, Tag use, List<Decision> decisions) {
    return decisions.stream()
        .filter(d -> d.at().from() >= use.to())
        .filter(
            d ->
                d.ofWholePart()
                    || sentence.partHas(d.at(), Concept.EXCEPT)
                    || sentence.isInLabel(use))
        .filter(d -> sentence.inPartOf(d.at(), Finding.USE_WORDS).isEmpty())
        .findFirst();
  }

  /// Languages that end with the verb put the condition before it: "reprinting, if you name us, is
  /// free".
  private static Optional<Decision> fromBehind(Marked sentence, Tag use, List<Decision> decisions) {
    return use.concept() != Concept.REPRINT
        ? Optional.empty()
        : decisions.stream()
            .filter(d -> d.at().from() >= use.to())
            .filter(d -> sentence.partHas(d.at(), Concept.PROVIDED))
            .filter(d -> sentence.inPartOf(d.at(), Finding.USE_WORDS).isEmpty())
            .findFirst();
  }
}
