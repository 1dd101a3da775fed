package press.colophon.nmt.kernel;

import java.util.concurrent.atomic.AtomicReferenceArray;

/// The signal that tells a network where in a sentence a word stands: sines in the first half of a
/// row, cosines in the second.
///
/// Computed as the reference engine does: every step rounded to float, sine and cosine as current
/// C libraries compute `sinf` and `cosf` (in double by polynomials, rounded once). Rows are made
/// when first asked for. Safe for threads.
public final class Positions {
  private static final int MOST = 1 << 16;

  private final float[] frequencies;
  private final AtomicReferenceArray<float[]> rows = new AtomicReferenceArray<>(MOST);

  /// @param dim width of a row, even, at least 4
  public Positions(int dim) {
    frequencies = new float[dim / 2];
    float step = (float) Math.log(10000) / (float) (dim / 2 - 1);
    for (int i = 0; i < frequencies.length; i++) {
      frequencies[i] = Exponential.ofLibrary(i * -step);
    }
  }

  /// The signal of a position, `[dim]`; not to be changed.
  ///
  /// @param position 0 to 65,535
  public float[] row(int position) {
    float[] row = rows.get(position);
    if (row == null) {
      row = compute(position);
      rows.set(position, row);
    }
    return row;
  }

  private float[] compute(int position) {
    int half = frequencies.length;
    float[] row = new float[2 * half];
    for (int i = 0; i < half; i++) {
      float angle = position * frequencies[i];
      row[i] = Circle.sine(angle);
      row[half + i] = Circle.cosine(angle);
    }
    return row;
  }

  /// Sine and cosine of moderate angles.
  private static final class Circle {
    private static final double[] SINE = {
      -0x15555554cbac77p-55, 0x111110896efbb2p-59, -0x1a00f9e2cae774p-65, 0x16cd878c3b46a7p-71
    };
    private static final double[] COSINE = {
      -0x1ffffffd0c5e81p-54, 0x155553e1053a42p-57, -0x16c087e80f1e27p-62, 0x199342e0ee5069p-68
    };

    static float sine(float angle) {
      long quadrant = Math.round(angle * (2 / Math.PI));
      return of(angle - quadrant * (Math.PI / 2), quadrant);
    }

    static float cosine(float angle) {
      long quadrant = Math.round(angle * (2 / Math.PI));
      return of(angle - quadrant * (Math.PI / 2), quadrant + 1);
    }

    private static float of(double y, long quadrant) {
      return switch ((int) (quadrant & 3)) {
        case 0 -> (float) sine(y);
        case 1 -> (float) cosine(y);
        case 2 -> (float) -sine(y);
        default -> (float) -cosine(y);
      };
    }

    private static double sine(double y) {
      double z = y * y;
      return (y + z * y * (SINE[0] + z * SINE[1])) + z * y * (z * z) * (SINE[2] + z * SINE[3]);
    }

    private static double cosine(double y) {
      double z = y * y;
      double w = z * z;
      return ((1 + z * COSINE[0]) + w * COSINE[1]) + w * z * (COSINE[2] + z * COSINE[3]);
    }
  }
}
