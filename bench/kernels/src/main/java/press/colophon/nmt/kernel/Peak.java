package press.colophon.nmt.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The most multiply-adds that this machine does in a second: twelve chains of them that never
/// leave the registers, enough for two units of up to six cycles each.
///
/// Measured anew before each iteration of each benchmark, in the same JVM: clock and neighbours
/// change, the share of the peak much less.
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Peak {
  private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
  private static final int CHAINS = 12;
  private static final int STEPS = 20_000;
  private static final int TRIALS = 200;

  private double macsPerNano;
  private float kept;

  @Setup(Level.Iteration)
  public void measure() {
    long best = Long.MAX_VALUE;
    for (int trial = 0; trial < TRIALS; trial++) {
      long began = System.nanoTime();
      kept += chains(STEPS, 0.999f, kept * 0f + 0.001f);
      best = Math.min(best, System.nanoTime() - began);
    }
    macsPerNano = (double) CHAINS * STEPS * F.length() / best;
  }

  public double peak() {
    return macsPerNano;
  }

  private static float chains(int steps, float factor, float term) {
    FloatVector f = FloatVector.broadcast(F, factor);
    FloatVector t = FloatVector.broadcast(F, term);
    FloatVector x0 = t;
    FloatVector x1 = t.add(1f);
    FloatVector x2 = t.add(2f);
    FloatVector x3 = t.add(3f);
    FloatVector x4 = t.add(4f);
    FloatVector x5 = t.add(5f);
    FloatVector x6 = t.add(6f);
    FloatVector x7 = t.add(7f);
    FloatVector x8 = t.add(8f);
    FloatVector x9 = t.add(9f);
    FloatVector x10 = t.add(10f);
    FloatVector x11 = t.add(11f);
    for (int step = 0; step < steps; step++) {
      x0 = x0.fma(f, t);
      x1 = x1.fma(f, t);
      x2 = x2.fma(f, t);
      x3 = x3.fma(f, t);
      x4 = x4.fma(f, t);
      x5 = x5.fma(f, t);
      x6 = x6.fma(f, t);
      x7 = x7.fma(f, t);
      x8 = x8.fma(f, t);
      x9 = x9.fma(f, t);
      x10 = x10.fma(f, t);
      x11 = x11.fma(f, t);
    }
    FloatVector low = x0.add(x1).add(x2).add(x3).add(x4).add(x5);
    FloatVector high = x6.add(x7).add(x8).add(x9).add(x10).add(x11);
    return low.add(high).reduceLanes(VectorOperators.ADD);
  }
}
