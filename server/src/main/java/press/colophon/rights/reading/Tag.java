package press.colophon.rights.reading;

import java.util.BitSet;

/// A [Concept] found in a text: the phrase from token `from` to `to`, without the last.
///
/// @param words the tokens that the phrase names; those in its gaps are not among them
record Tag(Concept concept, int from, int to, BitSet words) {

  /// Whether the other phrase says more with the same words. A phrase of manner, such as "free to
  /// republish", leaves its verb standing.
  boolean isPartOf(Tag other) {
    if (concept == Concept.COMMERCIAL && other.concept == Concept.NONCOMMERCIAL) {
      return words.intersects(other.words);
    }
    if (leavesStanding(other) || other.words.cardinality() <= words.cardinality()) {
      return false;
    }
    return words.intersects(other.words) && isWithin(other);
  }

  /// "Let us know" names no source.
  private boolean leavesStanding(Tag other) {
    boolean manner = other.concept.isManner() && !concept.isManner();
    boolean object = concept.isObject() && !other.concept.usesUpObjects();
    return manner || object || (other.concept.isObject() && !concept.isObject());
  }

  private boolean isWithin(Tag other) {
    return from >= other.from && to <= other.to;
  }
}
