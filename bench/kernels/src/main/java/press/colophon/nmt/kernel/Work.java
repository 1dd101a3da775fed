package press.colophon.nmt.kernel;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What a benchmark did; JMH reports it per second.
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.OPERATIONS)
public class Work {
  /// Multiplications with their additions.
  public long macs;

  /// Where no products are what counts: numbers, or tokens.
  public long elements;
}
