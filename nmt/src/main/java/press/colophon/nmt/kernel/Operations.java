package press.colophon.nmt.kernel;

/// What the networks compute, on rows of floats laid one after the other.
///
/// Two implementations give the same bits: [PlainOperations], written to be read, and
/// [VectorOperations], written to be fast. Where the order of a float sum could change the last
/// bit, both follow the reference engine's: left to right, without fused multiply-adds, but for
/// the exceptions that are named. Integer sums are exact in any order.
///
/// Not safe for threads: each has its own, with the scratch memory inside. Arrays may be longer
/// than what is used of them.
public interface Operations {

  /// How [Weights] for these operations are packed.
  int panel();

  /// `y = x·W + bias`.
  ///
  /// @param x `[..][in]`, read from row `xRow` on
  /// @param y `[..][out]`, written from row `yRow` on
  void multiply(float[] x, int xRow, int rows, Weights weights, float[] y, int yRow);

  /// The last layer, for some words only.
  ///
  /// @param x `[rows][in]`; rows from `firstRow` on are read
  /// @param words the numbers of the words wanted, ascending; `count` of them
  /// @param y `[rows][count]`, from 0 on; written
  void multiply(
      float[] x, int firstRow, int rows, Output output, int[] words, int count, float[] y);

  /// Sets what is negative to zero.
  void rectify(float[] x, int length);

  /// Adds a block's result to its input and normalises each row to mean 0 and deviation 1:
  /// `x = scale·((v-mean)/√(mean((v-mean)²)+1e-6)) + bias` with `v = block + x`.
  ///
  /// @param x `[rows][dim]`; read and written
  /// @param block `[rows][dim]`
  /// @param scale `[dim]`
  /// @param bias `[dim]`
  void addAndNormalise(float[] x, float[] block, int rows, int dim, float[] scale, float[] bias);

  /// One step of the recurrent cell (SSRU [1]): `g = σ(g)`, `cell = g·cell + (1-g)·u`, and the
  /// rectified cell comes out.
  ///
  /// [1] Kim et al., From Research to Production and Back, WNGT 2019, section 3.1.
  ///
  /// @param cells `[rows·dim]`; read and written
  /// @param inputs `u`, `[rows·dim]`
  /// @param gates before the sigmoid; overwritten with the rectified cells
  void recur(float[] cells, float[] inputs, float[] gates, int length);

  /// Attention of some rows of queries to all tokens of one sentence.
  ///
  /// @param queries `[..][dim]`, `rows` of them from row `firstRow` on
  /// @param memory keys and values of the sentence
  /// @param selfAttention whether the queries are the sentence's own tokens, all of them: the
  ///     reference sums some of those products in another order
  /// @param out `[..][dim]`, written at the same rows as the queries
  /// @param weights where head 0's attention of the last row goes, `[tokens]`; empty if not wanted
  void attend(
      float[] queries,
      int firstRow,
      int rows,
      Memory memory,
      boolean selfAttention,
      float[] out,
      float[] weights);

  /// The first place of the largest `sum + x[i]`, each addition rounded to float as the reference
  /// does: as `sum` grows, close values become equal and the first wins.
  ///
  /// @param from of the row in `x`
  /// @return 0 to `length - 1`
  int best(float sum, float[] x, int from, int length);

  /// `ln Σ exp(x[i])`, to about six digits.
  double logOfSum(float[] x, int from, int length);
}
