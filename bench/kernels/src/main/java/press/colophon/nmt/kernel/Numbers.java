package press.colophon.nmt.kernel;

import java.util.Random;

/// Inputs of the benchmarks: random, the same in every run.
final class Numbers {
  private final Random random = new Random(2022);

  /// Around 0, mostly within ±3.
  float[] floats(int length) {
    float[] floats = new float[length];
    for (int i = 0; i < length; i++) {
      floats[i] = (float) random.nextGaussian();
    }
    return floats;
  }

  byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (random.nextInt(255) - 127);
    }
    return bytes;
  }

  /// Different numbers below a limit, ascending.
  int[] choice(int count, int limit) {
    return random.ints(0, limit).distinct().limit(count).sorted().toArray();
  }
}
