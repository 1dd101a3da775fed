package press.colophon.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import org.jspecify.annotations.Nullable;

/// Locks of files between processes, which the operating system lets go of when one dies.
public final class FileLocks {
  private FileLocks() {}

  /// Takes the lock of a file, if it is free.
  ///
  /// @return absent when another process holds it, or another thread of this one
  public static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }
}
