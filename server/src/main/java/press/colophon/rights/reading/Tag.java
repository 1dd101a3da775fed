package press.colophon.rights.reading;

import java.util.BitSet;

/// A [Concept] found in a text: the phrase from token `from` to `to`, without the last.
///
/// @param words the tokens that the phrase names; those in its gaps are not among them
record Tag(Concept concept, int from, int to, BitSet words) {

  /// Whether the other phrase says more with the same words. A phrase of manner, such as "free to
  /// republish", leaves its verb standing.
  boolean isPartOf(Tag other) {
 if ((other.concept.isManner() && !concept.isManner())
        || (concept.isObject() && !other.concept.isObject() && other.concept != Concept.ASIDE)
        || other.words.cardinality() <= words.cardinality()) {
      return false;
    }
    BitSet rest = (BitSet) words.clone();
    rest.andNot(other.words);
    return rest.isEmpty();
  }
}
