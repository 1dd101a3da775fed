package press.colophon.nmt.kernel;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// A whole 8-bit product as the networks use it, with the quantising of its inputs. Rows are what
/// is worked on together: 1 is a step of one sentence, 32 of a batch, 96 and more an encoder's.
@State(Scope.Thread)
public class ProductBenchmark {
  @Param({"1", "2", "4", "6", "12", "32", "96"})
  public int rows;

  @Param({"256x1536", "1536x256", "512x512", "512x2048"})
  public String shape;

  private final Operations operations = new VectorOperations();
  private Weights weights = Weights.Float32.pack(new float[0], 0, 0, new float[0], 1);
  private float[] inputs = {};
  private float[] outputs = {};

  @Setup
  public void prepare() {
    String[] sizes = shape.split("x");
    int in = Integer.parseInt(sizes[0]);
    int out = Integer.parseInt(sizes[1]);
    Numbers numbers = new Numbers();
    weights =
        Weights.Int8.pack(
            numbers.bytes(in * out), in, out, 100f, 40f, numbers.floats(out), operations.panel());
    inputs = numbers.floats(rows * in);
    outputs = new float[rows * out];
  }

  @Benchmark
  public float product(Peak peak, Work work) {
    operations.multiply(inputs, 0, rows, weights, outputs, 0);
    work.macs += (long) rows * weights.in() * weights.out();
    return outputs[0];
  }
}
