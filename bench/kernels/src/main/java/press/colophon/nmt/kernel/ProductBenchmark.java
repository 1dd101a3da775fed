package press.colophon.nmt.kernel;

import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// A whole 8-bit product as the networks use it, with the quantising of its inputs. Rows are what
/// is worked on together: 1 is a step of one sentence, 32 of a batch, 96 and more an encoder's.
// With
/// eight matrices in turn, as in a decoder, they no longer fit the second-level cache.
@State(Scope.Thread)
public class ProductBenchmark {
  @Param({"1", "2", "12", "32", "96"})
  public int rows;

  @Param({"256x1536", "1536x256", "512x2048", "512x2048x8"})
  public String shape;

  private final Operations operations = new VectorOperations();
  private Weights[] matrices = {};
  private float[] inputs = {};
  private float[] outputs = {};
  private int turn;

  @Setup
  public void prepare() {
    String[] sizes = shape.split("x");
    int in = Integer.parseInt(sizes[0]);
    int out = Integer.parseInt(sizes[1]);
    Numbers numbers = new Numbers();
    matrices = new Weights[sizes.length > 2 ? Integer.parseInt(sizes[2]) : 1];
    for (int i = 0; i < matrices.length; i++) {
      byte[] weights = numbers.bytes(in * out);
      matrices[i] =
          Weights.Int8.pack(ByteBuffer.wrap(weights), in, out, 100f, 40f, numbers.floats(out), operations.panel());
    }
    inputs = numbers.floats(rows * in);
    outputs = new float[rows * out];
  }

  @Benchmark
  public float product(Peak peak, Work work) {
    Weights weights = matrices[turn];
    turn = (turn + 1) % matrices.length;
    operations.multiply(inputs, 0, rows, weights, outputs, 0);
    work.macs += (long) rows * weights.in() * weights.out();
    return outputs[0];
  }
}
