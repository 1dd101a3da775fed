package press.colophon.nmt;

/// How a model is run. The defaults are what a publisher wants; the others compare.
///
/// @param batchTokens tokens of source text worked on together, 1 to 65,536: more is faster until
///     caches overflow, and takes more memory; 1 translates sentence by sentence
/// @param batchRule whether sentences translated together influence each other
/// @param arithmetic how 8-bit products are summed
/// @param kernel which implementation of the operations computes
/// @param lengthFactor a translation ends after so many times the tokens of its source, above 0
///     and at most 10
/// @param pieceTokens a sentence of more tokens is cut into pieces of so many, 1 to 1,024
/// @param scores whether each sentence gets its score; without, a step needs no logarithms
/// @param threads how many batches of one call are worked on at once, 1 to 1,024; at 1 it is the
///     calling thread that works
public record TranslatorOptions(
    int batchTokens,
    BatchRule batchRule,
    Arithmetic arithmetic,
    Kernel kernel,
    double lengthFactor,
    int pieceTokens,
    boolean scores,
    int threads) {

  /// What sentences of one batch share.
  public enum BatchRule {
    /// Nothing: each gets its own shortlist and limit of length, and translates as it would alone.
    INDEPENDENT,
    /// The union of their shortlists and the limit of the longest, as in the reference engine.
    SHARED
  }

  /// How the products of 8-bit numbers are summed.
  public enum Arithmetic {
    /// Exactly, in 32 bits: as processors with VNNI and ARM do.
    EXACT,
    /// Pairs of products saturate at 16 bits, as SSSE3, AVX2 and the WASM build of the reference
    /// engine do; slow, only there to compare.
    SATURATING
  }

  /// Which implementation computes.
  public enum Kernel {
    /// The Vector API of the JDK.
    VECTOR,
    /// Plain loops: some ten times slower, written to be read.
    PLAIN
  }

  /// What the models were made for.
  public static final TranslatorOptions DEFAULT =
      new TranslatorOptions(
          512, BatchRule.INDEPENDENT, Arithmetic.EXACT, Kernel.VECTOR, 2.0, 127, true, 1);

  public TranslatorOptions {
    require(batchTokens >= 1 && batchTokens <= 65_536, "batchTokens", batchTokens);
    require(lengthFactor > 0 && lengthFactor <= 10, "lengthFactor", lengthFactor);
    require(pieceTokens >= 1 && pieceTokens <= 1024, "pieceTokens", pieceTokens);
    require(threads >= 1 && threads <= 1024, "threads", threads);
  }

  public TranslatorOptions withBatchTokens(int tokens) {
    return new TranslatorOptions(
        tokens, batchRule, arithmetic, kernel, lengthFactor, pieceTokens, scores, threads);
  }

  public TranslatorOptions withBatchRule(BatchRule rule) {
    return new TranslatorOptions(
        batchTokens, rule, arithmetic, kernel, lengthFactor, pieceTokens, scores, threads);
  }

  public TranslatorOptions withArithmetic(Arithmetic other) {
    return new TranslatorOptions(
        batchTokens, batchRule, other, kernel, lengthFactor, pieceTokens, scores, threads);
  }

  public TranslatorOptions withKernel(Kernel other) {
    return new TranslatorOptions(
        batchTokens, batchRule, arithmetic, other, lengthFactor, pieceTokens, scores, threads);
  }

  public TranslatorOptions withLengthFactor(double factor) {
    return new TranslatorOptions(
        batchTokens, batchRule, arithmetic, kernel, factor, pieceTokens, scores, threads);
  }

  public TranslatorOptions withPieceTokens(int tokens) {
    return new TranslatorOptions(
        batchTokens, batchRule, arithmetic, kernel, lengthFactor, tokens, scores, threads);
  }

  public TranslatorOptions withScores(boolean wanted) {
    return new TranslatorOptions(
        batchTokens, batchRule, arithmetic, kernel, lengthFactor, pieceTokens, wanted, threads);
  }

  public TranslatorOptions withThreads(int count) {
    return new TranslatorOptions(
        batchTokens, batchRule, arithmetic, kernel, lengthFactor, pieceTokens, scores, count);
  }

  private static void require(boolean fine, String name, Number value) {
    if (!fine) {
      throw new IllegalArgumentException(name + " is out of range: " + value);
    }
  }
}
