package press.colophon.platform.download;

/// Tells a slow server from a stuck one: in each span of time a least number of bytes must arrive.
final class Pace {
  private final DownloadLimits limits;
  private long end;
  private long bytes;

  Pace(DownloadLimits limits) {
    this.limits = limits;
    begin();
  }

  private void begin() {
    end = System.nanoTime() + limits.patience().toNanos();
    bytes = 0;
  }

  /// How long to wait for the next piece.
  long nanosLeft() {
    return Math.max(0, end - System.nanoTime());
  }

  /// Counts a piece, or none when the wait was in vain.
  void count(int more) throws BrokenException {
    bytes += more;
    if (nanosLeft() > 0) {
      return;
    }
    if (bytes < limits.leastBytes()) {
      throw new BrokenException(
          "only " + bytes + " bytes came in " + limits.patience().toMillis() / 1000.0 + " seconds");
    }
    begin();
  }
}
