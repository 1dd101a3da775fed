package press.colophon.platform;

import java.util.Locale;

/// Amounts of bytes for people, in decimal units, as disks are sold.
public final class Bytes {
  private Bytes() {}

  /// `17.1 MB`, `932 kB`.
  public static String shown(long bytes) {
    return bytes < 1_000_000
        ? (bytes + 999) / 1000 + " kB"
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
