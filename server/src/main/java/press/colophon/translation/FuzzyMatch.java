package press.colophon.translation;

/// What a person wrote or approved for a sentence like another one, to be offered to whoever
/// translates that.
///
/// @param percent how alike the two sentences are, [Memory#LEAST_ALIKE] to 99
/// @param source the sentence it was made for
public record FuzzyMatch(int percent, Segment source, Segment target, Maker.Person maker) {}
