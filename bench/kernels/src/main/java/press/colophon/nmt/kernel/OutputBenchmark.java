package press.colophon.nmt.kernel;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The last layer: one row times the thousand words of its sentence, scattered over 32,000. With 32
/// sentences in turn, as in a batch, their words no longer fit the second-level cache.
@State(Scope.Thread)
public class OutputBenchmark {
  private static final int VOCABULARY = 32_000;
  private static final int COUNT = 1000;

  @Param({"256", "512"})
  public int dim;

  @Param({"1", "32"})
  public int sentences;

  private final Operations operations = new VectorOperations();
  private final float[] logits = new float[COUNT];
  private Output output = new Output.Float32(0, 0, new float[0], new float[0]);
  private float[] inputs = {};
  private int[][] words = {};
  private int turn;

  @Setup
  public void prepare() {
    Numbers numbers = new Numbers();
    output =
        Output.Int8.prepare(
            numbers.bytes(VOCABULARY * dim),
            dim,
            VOCABULARY,
            100f,
            40f,
            numbers.floats(VOCABULARY));
    inputs = numbers.floats(dim);
    words = new int[sentences][];
    for (int sentence = 0; sentence < sentences; sentence++) {
      words[sentence] = numbers.choice(COUNT, VOCABULARY);
    }
  }

  @Benchmark
  public float output(Peak peak, Work work) {
    operations.multiply(inputs, 0, 1, output, words[turn], COUNT, logits);
    turn = (turn + 1) % sentences;
    work.macs += (long) COUNT * dim;
    return logits[0];
  }
}
