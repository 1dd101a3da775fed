package press.colophon.translation;

/// A pair of languages, in the direction of translation.
record Passage(Language from, Language to) {
  static Passage of(Hop hop) {
    return new Passage(hop.from(), hop.to());
  }
}
