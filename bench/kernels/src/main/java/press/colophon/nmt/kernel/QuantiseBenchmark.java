package press.colophon.nmt.kernel;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Rows of inputs to whole numbers, which is a private step of a product.
@State(Scope.Thread)
public class QuantiseBenchmark {
  private static final int DIM = 512;
  private static final MethodHandle QUANTISE = find();

  @Param({"1", "32"})
  public int rows;

  private final VectorOperations operations = new VectorOperations();
  private float[] x = {};

  private static MethodHandle find() {
    try {
      return MethodHandles.privateLookupIn(VectorOperations.class, MethodHandles.lookup())
          .findVirtual(
              VectorOperations.class,
              "quantise",
              MethodType.methodType(
                  int.class, float[].class, int.class, int.class, int.class, float.class));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("VectorOperations quantises in another way now", e);
    }
  }

  @Setup
  public void prepare() {
    x = new Numbers().floats(rows * DIM);
  }

  @Benchmark
  public int quantise(Work work) throws Throwable {
    work.elements += x.length;
    return (int) QUANTISE.invokeExact(operations, x, 0, rows, DIM, 40f);
  }
}
