package press.colophon.nmt.kernel;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// One tile by itself, of each height: its weights and inputs stay in the first-level cache.
@State(Scope.Thread)
public class TileBenchmark {
  private static final int IN = 512;
  private static final int STRIDE = IN + 16;

  @Param({"1", "2", "4", "6", "12"})
  public int rows;

  private final Tiles tiles = new Tiles();
  private float[] inputs = {};
  private byte[] weights = {};

  @Setup
  public void prepare() {
    Numbers numbers = new Numbers();
    inputs = new float[Tiles.MOST_ROWS * STRIDE];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = i % 255 - 127;
    }
    weights = numbers.bytes(IN * Tiles.PANEL);
  }

  @Benchmark
  public float tile(Peak peak, Work work) {
    int tall = Tiles.rows(rows);
    tiles.multiply(inputs, 0, STRIDE, tall, weights, 0, IN);
    work.macs += (long) tall * IN * Tiles.PANEL;
    return tiles.sums()[0];
  }
}
