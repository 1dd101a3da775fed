package press.colophon.rights.reading;

import java.util.BitSet;

/// A [Concept] found in a text: the phrase from token `from` to `to`, without the last.
///
/// @param words which tokens the phrase names, bit 0 for `from`; not those in its gaps
record Tag(Concept concept, int from, int to, long words) {
  /// A phrase does not reach further, in tokens.
  static final int WIDEST = Long.SIZE;

  /// Whether the phrase names this token.
  boolean names(int token) {
    return token >= from && token < to && (words >>> (token - from) & 1) != 0;
  }

  /// Adds the tokens that it names, counted from `first`.
  void addTo(BitSet tokens, int first) {
    for (long left = words; left != 0; left &= left - 1) {
      tokens.set(from - first + Long.numberOfTrailingZeros(left));
    }
  }

  /// How many tokens it names.
  int size() {
    return Long.bitCount(words);
  }

  boolean intersects(Tag other) {
    int shift = other.from - from;
    if (shift >= WIDEST || -shift >= WIDEST) {
      return false;
    }
    return shift >= 0
        ? (words >>> shift & other.words) != 0
        : (other.words >>> -shift & words) != 0;
  }

  boolean intersects(BitSet tokens) {
    for (int i = tokens.nextSetBit(from); i >= 0 && i < to; i = tokens.nextSetBit(i + 1)) {
      if (names(i)) {
        return true;
      }
    }
    return false;
  }

  /// Whether the other phrase says more with the same words. A phrase of manner, such as "free to
  /// republish", leaves its verb standing.
  boolean isPartOf(Tag other) {
    if (concept == Concept.COMMERCIAL && other.concept == Concept.NONCOMMERCIAL) {
      return intersects(other);
    }
    if (concept == Concept.CREDIT && other.concept == Concept.LINK && other.from < from) {
      return intersects(other); // "an active reference to" is a link
    }
    return from >= other.from
        && to <= other.to
        && other.size() > size()
        && intersects(other)
        && !leavesStanding(other);
  }

  /// "Let us know" names no source; an answer takes no words from what follows.
  private boolean leavesStanding(Tag other) {
    if (other.concept == Concept.YES || other.concept == Concept.NO) {
      return true;
    }
    boolean decides = concept == Concept.MAY || concept == Concept.BAN;
    if (decides && other.concept == Concept.EDIT) {
      return true;
    }
    boolean refused = concept == Concept.NOT || concept == Concept.BAN;
    if (refused && (other.concept == Concept.TITLE || other.concept == Concept.WHOLE)) {
      return true;
    }
    boolean manner = other.concept.isManner() && !concept.isManner();
    boolean object = concept.isObject() && !other.concept.usesUpObjects();
    return manner || object || (other.concept.isObject() && !concept.isObject());
  }
}
