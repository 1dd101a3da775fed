package press.colophon.nmt.marian;

/// What a network made of one sentence.
///
/// @param tokens without the end of sentence
/// @param alignment `[tokens][source tokens, the end of sentence last]`
/// @param logProbabilities of the tokens, natural; empty when they were not asked for
@SuppressWarnings("ArrayRecordComponent") // numbers of a network: never compared, never copied
public record Translated(int[] tokens, float[][] alignment, float[] logProbabilities) {}
