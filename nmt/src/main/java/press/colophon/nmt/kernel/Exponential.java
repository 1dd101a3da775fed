package press.colophon.nmt.kernel;

/// The two exponential functions of the reference engine; which one is used where decides bits.
@SuppressWarnings("FloatingPointLiteralPrecision") // the digits as they were published
final class Exponential {
  static final float LIMIT = 88.3762626647949f;
  static final float LOG2_E = 1.44269504088896341f;
  static final float LN2_HIGH = 0.693359375f;
  static final float LN2_LOW = -2.12194440e-4f;

  /// Of the polynomial for `exp(x)`, the highest power first, as in the Cephes library's `expf`.
  static final float[] TERMS = {
    1.9875691500e-4f,
    1.3981999507e-3f,
    8.3334519073e-3f,
    4.1665795894e-2f,
    1.6666665459e-1f,
    5.0000001201e-1f
  };

  private static final int STEPS = 32;
  private static final double STEPS_PER_E = STEPS * 0x1.71547652b82fep+0;
  private static final double CUBIC = 0x1.c6af84b912394p-5 / STEPS / STEPS / STEPS;
  private static final double SQUARE = 0x1.ebfce50fac4f3p-3 / STEPS / STEPS;
  private static final double LINEAR = 0x1.62e42ff0c52d6p-1 / STEPS;

  /// Adding and subtracting it rounds a double to the nearest whole number, ties to even.
  private static final double ROUND = 0x1.8p52;

  private static final double[] POWERS = powers();

  private Exponential() {}

  /// The polynomial of the Cephes library, in float throughout; the vector code mirrors it.
  static float cephes(float argument) {
    float x = Math.clamp(argument, -LIMIT, LIMIT);
    float n = (float) Math.floor(x * LOG2_E + 0.5f);
    x -= n * LN2_HIGH;
    x -= n * LN2_LOW;
    float z = x * x;
    float y = TERMS[0];
    for (int term = 1; term < TERMS.length; term++) {
      y = y * x + TERMS[term];
    }
    y = y * z + x;
    y = y + 1;
    return y * Float.intBitsToFloat(((int) n + 127) << 23);
  }

  /// As current C libraries compute `expf`: in double, rounded once. For arguments at most 0.
  static float ofLibrary(float x) {
    double z = x * STEPS_PER_E;
    double k = z + ROUND - ROUND;
    if (k < -1022 * STEPS) {
      return 0;
    }
    double r = z - k;
    int whole = (int) k;
    double power =
        POWERS[whole & STEPS - 1]
            * Double.longBitsToDouble((long) (Math.floorDiv(whole, STEPS) + 1023) << 52);
    return (float) (((CUBIC * r + SQUARE) * (r * r) + (LINEAR * r + 1)) * power);
  }

  private static double[] powers() {
    double[] powers = new double[STEPS];
    for (int step = 0; step < STEPS; step++) {
      powers[step] = Math.pow(2, step / (double) STEPS);
    }
    return powers;
  }
}
