package press.colophon.nmt.kernel;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// What a benchmark did in an iteration, and the processor time it had for that: on a machine with
/// other work the clock on the wall says little.
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Work {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /// Multiplications with their additions.
  public long macs;

  /// Where no products are what counts: numbers, or tokens.
  public long elements;

  private long began;

  @Setup(Level.Iteration)
  public void begin() {
    began = THREADS.getCurrentThreadCpuTime();
  }

  public long nanos() {
    return THREADS.getCurrentThreadCpuTime() - began;
  }
}
