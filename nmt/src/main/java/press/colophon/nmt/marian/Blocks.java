package press.colophon.nmt.marian;

import press.colophon.nmt.kernel.Operations;
import press.colophon.nmt.marian.Network.Attention;
import press.colophon.nmt.marian.Network.FeedForward;
import press.colophon.nmt.marian.Network.Norm;

/// The parts that the layers of encoder and decoder have in common.
///
/// Not safe for threads.
final class Blocks {

  /// So many rows at once go through a feed-forward block: what lies between its two products then
  /// stays in the second-level cache.
  private static final int SLAB = 96;

  private final Operations operations;
  private float[] block = {};
  private float[] wide = {};

  Blocks(Operations operations) {
    this.operations = operations;
  }

  /// The end of attention: mixes the heads and adds the result to the rows.
  void mix(Attention attention, float[] heads, float[] rows, int count, int dim) {
    block = atLeast(count * dim, block);
    operations.multiply(heads, 0, count, attention.mix(), block, 0);
    add(attention.norm(), rows, count, dim);
  }

  void feedForward(FeedForward layer, float[] rows, int count, int dim) {
    block = atLeast(count * dim, block);
    wide = atLeast(Math.min(count, SLAB) * layer.widen().out(), wide);
    for (int first = 0; first < count; first += SLAB) {
      int slab = Math.min(SLAB, count - first);
      operations.multiply(rows, first, slab, layer.widen(), wide, 0);
      operations.rectify(wide, slab * layer.widen().out());
      operations.multiply(wide, 0, slab, layer.narrow(), block, first);
    }
    add(layer.norm(), rows, count, dim);
  }

  private void add(Norm norm, float[] rows, int count, int dim) {
    operations.addAndNormalise(rows, block, count, dim, norm.scale(), norm.bias());
  }

  /// An array that is long enough: the one given, or a new one with some room to grow.
  static float[] atLeast(int length, float[] array) {
    return array.length >= length ? array : new float[length + length / 4];
  }
}
