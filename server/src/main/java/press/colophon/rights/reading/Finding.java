package press.colophon.rights.reading;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import press.colophon.rights.Use;
import press.colophon.rights.Verdict;

/// What a sentence says of one use.
///
/// @param tag the words for the use
record Finding(Use use, Verdict verdict, Quotation quotation, Rule rule, Tag tag) {
  private static final Map<Concept, Use> USES = new EnumMap<>(Concept.class);

  static {
    USES.put(Concept.REPRINT, Use.REPRINT);
    USES.put(Concept.USE, Use.REPRINT);
    USES.put(Concept.EXCERPT, Use.EXCERPT);
    USES.put(Concept.TRANSLATE, Use.TRANSLATE);
    USES.put(Concept.EDIT, Use.EDIT);
    USES.put(Concept.UNCHANGED, Use.EDIT);
    USES.put(Concept.IMAGES, Use.IMAGES);
    USES.put(Concept.NEWSLETTER, Use.NEWSLETTER);
    USES.put(Concept.COMMERCIAL, Use.COMMERCIAL);
    USES.put(Concept.SELL, Use.COMMERCIAL);
    USES.put(Concept.NONCOMMERCIAL, Use.COMMERCIAL);
    USES.put(Concept.SUBLICENSE, Use.SUBLICENSE);
    USES.put(Concept.MACHINE_LEARNING, Use.MACHINE_LEARNING);
  }

  /// The words for what is done.
  static final Concept[] USE_WORDS = USES.keySet().toArray(Concept[]::new);

  /// A finding whose quotation reaches from the use to what decides it.
  static Finding of(Marked sentence, Tag use, Verdict verdict, Rule rule, Tag because) {
    return new Finding(useOf(use), verdict, sentence.quoteOf(use, because), rule, use);
  }

  private static Use useOf(Tag tag) {
    return Objects.requireNonNull(USES.get(tag.concept()));
  }
}
