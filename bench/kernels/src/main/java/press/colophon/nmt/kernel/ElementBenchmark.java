package press.colophon.nmt.kernel;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// What is done number by number, on one row and on 32.
@State(Scope.Thread)
public class ElementBenchmark {
  private static final int DIM = 512;

  @Param({"1", "32"})
  public int rows;

  private final Operations operations = new VectorOperations();
  private final Numbers numbers = new Numbers();
  private final float[] scale = numbers.floats(DIM);
  private final float[] bias = numbers.floats(DIM);
  private float[] x = {};
  private float[] block = {};
  private float[] gates = {};
  private float[] given = {};

  @Setup
  public void prepare() {
    x = numbers.floats(rows * DIM);
    block = numbers.floats(rows * DIM);
    given = numbers.floats(rows * DIM);
    gates = new float[rows * DIM];
  }

  @Benchmark
  public float addAndNormalise(Work work) {
    operations.addAndNormalise(x, block, rows, DIM, scale, bias);
    work.elements += x.length;
    return x[0];
  }

  /// With the copying of the gates, which the cell overwrites.
  @Benchmark
  public float recurrentCell(Work work) {
    System.arraycopy(given, 0, gates, 0, gates.length);
    operations.recur(x, block, gates, gates.length);
    work.elements += gates.length;
    return gates[0];
  }

  @Benchmark
  public float rectify(Work work) {
    operations.rectify(block, block.length);
    work.elements += block.length;
    return block[0];
  }

  @Benchmark
  public int bestWord(Work work) {
    work.elements += given.length;
    return operations.best(-20f, given, 0, given.length);
  }

  @Benchmark
  public double logOfSum(Work work) {
    work.elements += given.length;
    return operations.logOfSum(given, 0, given.length);
  }
}
