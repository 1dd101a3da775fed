package press.colophon.nmt.kernel;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Attention in an encoder (all tokens of a sentence to each other, keys laid out anew) and in a
/// decoder (one row). The reference's exponential for a number of tokens that is not a multiple of
/// four is another one than for those that are.
@State(Scope.Thread)
public class AttentionBenchmark {
  private static final int HEADS = 8;

  @Param({"256"})
  public int dim;

  @Param({"36", "37", "100"})
  public int tokens;

  private final Operations operations = new VectorOperations();
  private Memory memory = new Memory(HEADS, HEADS);
  private float[] room = {};
  private float[] queries = {};
  private float[] keys = {};
  private float[] values = {};
  private float[] out = {};

  @Setup
  public void prepare() {
    Numbers numbers = new Numbers();
    queries = numbers.floats(tokens * dim);
    keys = numbers.floats(tokens * dim);
    values = numbers.floats(tokens * dim);
    out = new float[tokens * dim];
    memory = new Memory(dim, HEADS);
    room = new float[Memory.room(tokens, dim)];
    memory.set(keys, values, 0, tokens, room, 0);
  }

  @Benchmark
  public float encoderAttention(Peak peak, Work work) {
    memory.set(keys, values, 0, tokens, room, 0);
    operations.attend(queries, 0, tokens, memory, true, out, new float[0]);
    work.macs += 2L * tokens * tokens * dim;
    return out[0];
  }

  @Benchmark
  public float decoderAttention(Peak peak, Work work) {
    operations.attend(queries, 0, 1, memory, false, out, new float[0]);
    work.macs += 2L * tokens * dim;
    return out[0];
  }
}
