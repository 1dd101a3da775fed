package press.colophon.nmt.kernel;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// Products of 8-bit numbers with the Vector API, which has no integer dot product.
///
/// The idea: 8-bit numbers are exact as floats, a product of two has at most 14 bits, and a float
/// counts whole numbers exactly up to 2^24. So up to 1,024 products can be summed by fused float
/// multiply-adds without any rounding, at full float speed; longer sums are cut into chunks that
/// are added as integers. Weights stay 8-bit in memory - four times as many fit a cache - and are
/// widened in registers, which costs two instructions for a vector of them, shared by all rows of
/// a tile.
///
/// A tile is some rows of inputs times one panel of two vectors of weights. Its sums live in
/// registers for the whole length: 12 rows need 24 registers for sums, which AVX-512 has; with 16
/// registers the largest is 6 rows. Why the methods repeat themselves: only what has a name of its
/// own gets a register.
final class Tiles {
  /// The widest vectors, or where a JVM offers fewer than four floats, ones it stands in for: bytes
  /// that widen to two floats would be too few for a vector of bytes.
  static final VectorSpecies<Float> F =
      FloatVector.SPECIES_PREFERRED.length() < 4
          ? FloatVector.SPECIES_128
          : FloatVector.SPECIES_PREFERRED;

  static final int LANES = F.length();

  /// Columns of a panel: two vectors.
  static final int PANEL = 2 * LANES;

  /// The most rows of a tile.
  static final int MOST_ROWS = F.vectorBitSize() >= 512 ? 12 : 6;

  /// Products that a float sums exactly, whatever they are: 1,024 * 127 * 128 < 2^24.
  static final int EXACT = 1024;

  /// Bytes that widen to one vector of floats; the smallest vector of bytes has eight.
  private static final VectorSpecies<Byte> B =
      VectorSpecies.of(byte.class, VectorShape.forBitSize(Math.max(64, 8 * LANES)));

  private static final boolean TWO_IN_ONE = LANES < 8;

  private final float[] sums = new float[MOST_ROWS * PANEL];

  /// How many rows the next tile has for so many that are left, 1 to `rows`; a larger tile than
  /// there are rows pays where it computes less than half in vain.
  static int rows(int rows) {
    return Math.min(tall(rows), rows);
  }

  /// Sums `Σ_k a[r][k]·w[k][c]` into [#sums], exactly.
  ///
  /// @param a whole numbers within ±127, row `r` from `at + r·stride` on; rows up to
  ///     [#MOST_ROWS] beyond `rows` may be read
  /// @param rows as [#rows] says
  /// @param w a panel, `[length][PANEL]`, from `from` on
  /// @param length at most [#EXACT]
  void multiply(float[] a, int at, int stride, int rows, byte[] w, int from, int length) {
    switch (tall(rows)) {
      case 12 -> multiply12(a, at, stride, w, from, length, sums);
      case 6 -> multiply6(a, at, stride, w, from, length, sums);
      case 4 -> multiply4(a, at, stride, w, from, length, sums);
      case 2 -> multiply2(a, at, stride, w, from, length, sums);
      default -> multiply1(a, at, w, from, length, sums);
    }
  }

  private static int tall(int rows) {
    if (rows >= 8 && MOST_ROWS >= 12) {
      return 12;
    }
    return rows >= 5 ? 6 : rows >= 3 ? 4 : rows;
  }

  /// What the last product left: `[MOST_ROWS][PANEL]`, whole numbers.
  float[] sums() {
    return sums;
  }

  /// One row: four steps at once, so that there are sums enough in flight and the compiler does
  /// not unroll the loop itself, which it does badly.
  private static void multiply1(float[] a, int at, byte[] w, int from, int length, float[] sums) {
    FloatVector l0 = FloatVector.zero(F);
    FloatVector h0 = FloatVector.zero(F);
    FloatVector l1 = FloatVector.zero(F);
    FloatVector h1 = FloatVector.zero(F);
    FloatVector l2 = FloatVector.zero(F);
    FloatVector h2 = FloatVector.zero(F);
    FloatVector l3 = FloatVector.zero(F);
    FloatVector h3 = FloatVector.zero(F);
    for (int k = 0, row = from; k < length; k += 4, row += 4 * PANEL) {
      FloatVector a0 = FloatVector.broadcast(F, a[at + k]);
      l0 = a0.fma(weights(w, row, 0), l0);
      h0 = a0.fma(weights(w, row, 1), h0);
      FloatVector a1 = FloatVector.broadcast(F, a[at + k + 1]);
      l1 = a1.fma(weights(w, row + PANEL, 0), l1);
      h1 = a1.fma(weights(w, row + PANEL, 1), h1);
      FloatVector a2 = FloatVector.broadcast(F, a[at + k + 2]);
      l2 = a2.fma(weights(w, row + 2 * PANEL, 0), l2);
      h2 = a2.fma(weights(w, row + 2 * PANEL, 1), h2);
      FloatVector a3 = FloatVector.broadcast(F, a[at + k + 3]);
      l3 = a3.fma(weights(w, row + 3 * PANEL, 0), l3);
      h3 = a3.fma(weights(w, row + 3 * PANEL, 1), h3);
    }
    l0.add(l1).add(l2.add(l3)).intoArray(sums, 0);
    h0.add(h1).add(h2.add(h3)).intoArray(sums, LANES);
  }

  /// Two rows, two steps at once.
  private static void multiply2(
      float[] a, int at, int stride, byte[] w, int from, int length, float[] sums) {
    FloatVector l00 = FloatVector.zero(F);
    FloatVector h00 = FloatVector.zero(F);
    FloatVector l01 = FloatVector.zero(F);
    FloatVector h01 = FloatVector.zero(F);
    FloatVector l10 = FloatVector.zero(F);
    FloatVector h10 = FloatVector.zero(F);
    FloatVector l11 = FloatVector.zero(F);
    FloatVector h11 = FloatVector.zero(F);
    for (int k = 0, row = from; k < length; k += 2, row += 2 * PANEL) {
      FloatVector low0 = weights(w, row, 0);
      FloatVector high0 = weights(w, row, 1);
      FloatVector a00 = FloatVector.broadcast(F, a[at + k]);
      l00 = a00.fma(low0, l00);
      h00 = a00.fma(high0, h00);
      FloatVector a10 = FloatVector.broadcast(F, a[at + stride + k]);
      l10 = a10.fma(low0, l10);
      h10 = a10.fma(high0, h10);
      FloatVector low1 = weights(w, row + PANEL, 0);
      FloatVector high1 = weights(w, row + PANEL, 1);
      FloatVector a01 = FloatVector.broadcast(F, a[at + k + 1]);
      l01 = a01.fma(low1, l01);
      h01 = a01.fma(high1, h01);
      FloatVector a11 = FloatVector.broadcast(F, a[at + stride + k + 1]);
      l11 = a11.fma(low1, l11);
      h11 = a11.fma(high1, h11);
    }
    l00.add(l01).intoArray(sums, 0);
    h00.add(h01).intoArray(sums, LANES);
    l10.add(l11).intoArray(sums, PANEL);
    h10.add(h11).intoArray(sums, PANEL + LANES);
  }

  /// 12 rows.
  private static void multiply12(
      float[] a, int at, int stride, byte[] w, int from, int length, float[] sums) {
    FloatVector l0 = FloatVector.zero(F);
    FloatVector h0 = FloatVector.zero(F);
    FloatVector l1 = FloatVector.zero(F);
    FloatVector h1 = FloatVector.zero(F);
    FloatVector l2 = FloatVector.zero(F);
    FloatVector h2 = FloatVector.zero(F);
    FloatVector l3 = FloatVector.zero(F);
    FloatVector h3 = FloatVector.zero(F);
    FloatVector l4 = FloatVector.zero(F);
    FloatVector h4 = FloatVector.zero(F);
    FloatVector l5 = FloatVector.zero(F);
    FloatVector h5 = FloatVector.zero(F);
    FloatVector l6 = FloatVector.zero(F);
    FloatVector h6 = FloatVector.zero(F);
    FloatVector l7 = FloatVector.zero(F);
    FloatVector h7 = FloatVector.zero(F);
    FloatVector l8 = FloatVector.zero(F);
    FloatVector h8 = FloatVector.zero(F);
    FloatVector l9 = FloatVector.zero(F);
    FloatVector h9 = FloatVector.zero(F);
    FloatVector l10 = FloatVector.zero(F);
    FloatVector h10 = FloatVector.zero(F);
    FloatVector l11 = FloatVector.zero(F);
    FloatVector h11 = FloatVector.zero(F);
    for (int k = 0; k < length; k++) {
      FloatVector low = weights(w, from + k * PANEL, 0);
      FloatVector high = weights(w, from + k * PANEL, 1);
      FloatVector a0 = FloatVector.broadcast(F, a[at + k]);
      l0 = a0.fma(low, l0);
      h0 = a0.fma(high, h0);
      FloatVector a1 = FloatVector.broadcast(F, a[at + stride + k]);
      l1 = a1.fma(low, l1);
      h1 = a1.fma(high, h1);
      FloatVector a2 = FloatVector.broadcast(F, a[at + 2 * stride + k]);
      l2 = a2.fma(low, l2);
      h2 = a2.fma(high, h2);
      FloatVector a3 = FloatVector.broadcast(F, a[at + 3 * stride + k]);
      l3 = a3.fma(low, l3);
      h3 = a3.fma(high, h3);
      FloatVector a4 = FloatVector.broadcast(F, a[at + 4 * stride + k]);
      l4 = a4.fma(low, l4);
      h4 = a4.fma(high, h4);
      FloatVector a5 = FloatVector.broadcast(F, a[at + 5 * stride + k]);
      l5 = a5.fma(low, l5);
      h5 = a5.fma(high, h5);
      FloatVector a6 = FloatVector.broadcast(F, a[at + 6 * stride + k]);
      l6 = a6.fma(low, l6);
      h6 = a6.fma(high, h6);
      FloatVector a7 = FloatVector.broadcast(F, a[at + 7 * stride + k]);
      l7 = a7.fma(low, l7);
      h7 = a7.fma(high, h7);
      FloatVector a8 = FloatVector.broadcast(F, a[at + 8 * stride + k]);
      l8 = a8.fma(low, l8);
      h8 = a8.fma(high, h8);
      FloatVector a9 = FloatVector.broadcast(F, a[at + 9 * stride + k]);
      l9 = a9.fma(low, l9);
      h9 = a9.fma(high, h9);
      FloatVector a10 = FloatVector.broadcast(F, a[at + 10 * stride + k]);
      l10 = a10.fma(low, l10);
      h10 = a10.fma(high, h10);
      FloatVector a11 = FloatVector.broadcast(F, a[at + 11 * stride + k]);
      l11 = a11.fma(low, l11);
      h11 = a11.fma(high, h11);
    }
    l0.intoArray(sums, 0);
    h0.intoArray(sums, LANES);
    l1.intoArray(sums, PANEL);
    h1.intoArray(sums, PANEL + LANES);
    l2.intoArray(sums, 2 * PANEL);
    h2.intoArray(sums, 2 * PANEL + LANES);
    l3.intoArray(sums, 3 * PANEL);
    h3.intoArray(sums, 3 * PANEL + LANES);
    l4.intoArray(sums, 4 * PANEL);
    h4.intoArray(sums, 4 * PANEL + LANES);
    l5.intoArray(sums, 5 * PANEL);
    h5.intoArray(sums, 5 * PANEL + LANES);
    l6.intoArray(sums, 6 * PANEL);
    h6.intoArray(sums, 6 * PANEL + LANES);
    l7.intoArray(sums, 7 * PANEL);
    h7.intoArray(sums, 7 * PANEL + LANES);
    l8.intoArray(sums, 8 * PANEL);
    h8.intoArray(sums, 8 * PANEL + LANES);
    l9.intoArray(sums, 9 * PANEL);
    h9.intoArray(sums, 9 * PANEL + LANES);
    l10.intoArray(sums, 10 * PANEL);
    h10.intoArray(sums, 10 * PANEL + LANES);
    l11.intoArray(sums, 11 * PANEL);
    h11.intoArray(sums, 11 * PANEL + LANES);
  }

  /// 6 rows.
  private static void multiply6(
      float[] a, int at, int stride, byte[] w, int from, int length, float[] sums) {
    FloatVector l0 = FloatVector.zero(F);
    FloatVector h0 = FloatVector.zero(F);
    FloatVector l1 = FloatVector.zero(F);
    FloatVector h1 = FloatVector.zero(F);
    FloatVector l2 = FloatVector.zero(F);
    FloatVector h2 = FloatVector.zero(F);
    FloatVector l3 = FloatVector.zero(F);
    FloatVector h3 = FloatVector.zero(F);
    FloatVector l4 = FloatVector.zero(F);
    FloatVector h4 = FloatVector.zero(F);
    FloatVector l5 = FloatVector.zero(F);
    FloatVector h5 = FloatVector.zero(F);
    for (int k = 0; k < length; k++) {
      FloatVector low = weights(w, from + k * PANEL, 0);
      FloatVector high = weights(w, from + k * PANEL, 1);
      FloatVector a0 = FloatVector.broadcast(F, a[at + k]);
      l0 = a0.fma(low, l0);
      h0 = a0.fma(high, h0);
      FloatVector a1 = FloatVector.broadcast(F, a[at + stride + k]);
      l1 = a1.fma(low, l1);
      h1 = a1.fma(high, h1);
      FloatVector a2 = FloatVector.broadcast(F, a[at + 2 * stride + k]);
      l2 = a2.fma(low, l2);
      h2 = a2.fma(high, h2);
      FloatVector a3 = FloatVector.broadcast(F, a[at + 3 * stride + k]);
      l3 = a3.fma(low, l3);
      h3 = a3.fma(high, h3);
      FloatVector a4 = FloatVector.broadcast(F, a[at + 4 * stride + k]);
      l4 = a4.fma(low, l4);
      h4 = a4.fma(high, h4);
      FloatVector a5 = FloatVector.broadcast(F, a[at + 5 * stride + k]);
      l5 = a5.fma(low, l5);
      h5 = a5.fma(high, h5);
    }
    l0.intoArray(sums, 0);
    h0.intoArray(sums, LANES);
    l1.intoArray(sums, PANEL);
    h1.intoArray(sums, PANEL + LANES);
    l2.intoArray(sums, 2 * PANEL);
    h2.intoArray(sums, 2 * PANEL + LANES);
    l3.intoArray(sums, 3 * PANEL);
    h3.intoArray(sums, 3 * PANEL + LANES);
    l4.intoArray(sums, 4 * PANEL);
    h4.intoArray(sums, 4 * PANEL + LANES);
    l5.intoArray(sums, 5 * PANEL);
    h5.intoArray(sums, 5 * PANEL + LANES);
  }

  /// 4 rows.
  private static void multiply4(
      float[] a, int at, int stride, byte[] w, int from, int length, float[] sums) {
    FloatVector l0 = FloatVector.zero(F);
    FloatVector h0 = FloatVector.zero(F);
    FloatVector l1 = FloatVector.zero(F);
    FloatVector h1 = FloatVector.zero(F);
    FloatVector l2 = FloatVector.zero(F);
    FloatVector h2 = FloatVector.zero(F);
    FloatVector l3 = FloatVector.zero(F);
    FloatVector h3 = FloatVector.zero(F);
    for (int k = 0; k < length; k++) {
      FloatVector low = weights(w, from + k * PANEL, 0);
      FloatVector high = weights(w, from + k * PANEL, 1);
      FloatVector a0 = FloatVector.broadcast(F, a[at + k]);
      l0 = a0.fma(low, l0);
      h0 = a0.fma(high, h0);
      FloatVector a1 = FloatVector.broadcast(F, a[at + stride + k]);
      l1 = a1.fma(low, l1);
      h1 = a1.fma(high, h1);
      FloatVector a2 = FloatVector.broadcast(F, a[at + 2 * stride + k]);
      l2 = a2.fma(low, l2);
      h2 = a2.fma(high, h2);
      FloatVector a3 = FloatVector.broadcast(F, a[at + 3 * stride + k]);
      l3 = a3.fma(low, l3);
      h3 = a3.fma(high, h3);
    }
    l0.intoArray(sums, 0);
    h0.intoArray(sums, LANES);
    l1.intoArray(sums, PANEL);
    h1.intoArray(sums, PANEL + LANES);
    l2.intoArray(sums, 2 * PANEL);
    h2.intoArray(sums, 2 * PANEL + LANES);
    l3.intoArray(sums, 3 * PANEL);
    h3.intoArray(sums, 3 * PANEL + LANES);
  }

  /// Eight-bit weights as floats: the first or the second half of a panel's row.
  static FloatVector weights(byte[] w, int at, int half) {
    return TWO_IN_ONE
        ? (FloatVector) ByteVector.fromArray(B, w, at).castShape(F, half)
        : (FloatVector) ByteVector.fromArray(B, w, at + half * LANES).castShape(F, 0);
  }
}
