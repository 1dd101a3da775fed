package press.colophon.intake.format.archive;

import java.io.IOException;
import java.io.InputStream;

/// Unpacks within limits. Not thread-safe: one for each archive.
///
/// A file may unpack to [#LARGEST] bytes, all files of an archive together to [#TOGETHER]; more
/// than [#RATIO] times its packed size is a bomb once it is large.
final class Packed {
  /// Bytes of one file.
  static final int LARGEST = 64 << 20;

  /// Bytes of all files of an archive.
  static final long TOGETHER = 64L << 30;

  /// Files in an archive.
  static final int MOST = 1_000_000;

  private static final int RATIO = 400;
  private static final int SMALL = 8 << 20;
  private long together;

  /// All bytes of a file.
  ///
  /// @param packed its packed size, or -1 where it is not known
  /// @throws TooLargeException where it unpacks to more than is read
  byte[] read(InputStream in, long packed) throws IOException {
    long most = Math.min(LARGEST, TOGETHER - together);
    if (packed >= 0) {
      most = Math.min(most, Math.max(SMALL, packed * RATIO));
    }
    byte[] bytes = in.readNBytes((int) most + 1);
    if (bytes.length > most) {
      throw new TooLargeException();
    }
    together += bytes.length;
    return bytes;
  }

  /// It unpacks to more than is read.
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException() {
      super("it unpacks to more than is read");
    }
  }
}
