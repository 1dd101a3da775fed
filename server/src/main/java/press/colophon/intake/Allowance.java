package press.colophon.intake;

import java.util.concurrent.atomic.AtomicLong;

/// How much may still be unpacked of something packed, and of what is packed within it, however
/// deep. Thread-safe.
public final class Allowance {
  private final AtomicLong bytes;
  private final AtomicLong files;

  /// @param bytes that may be unpacked
  /// @param files that may be taken out
  public Allowance(long bytes, long files) {
    this.bytes = new AtomicLong(bytes);
    this.files = new AtomicLong(files);
  }

  /// Claims bytes.
  ///
  /// @return false where there are not so many left; then none is taken
  public boolean claimBytes(long count) {
    return claim(bytes, count);
  }

  /// Claims a file.
  ///
  /// @return false where none is left
  public boolean claimFile() {
    return claim(files, 1);
  }

  private static boolean claim(AtomicLong left, long count) {
    return left.getAndUpdate(now -> now >= count ? now - count : now) >= count;
  }
}
