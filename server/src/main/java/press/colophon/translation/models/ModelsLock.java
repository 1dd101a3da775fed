package press.colophon.translation.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import press.colophon.platform.FileLocks;

/// Keeps a folder of models to one that changes it. The operating system lets go of the lock when
/// the process dies, however it dies.
public final class ModelsLock implements AutoCloseable {
  private static final long LOOK_AGAIN_MILLIS = 100;

  private final FileChannel channel;

  private ModelsLock(FileChannel channel) {
    this.channel = channel;
  }

  static ModelsLock take(Path file, Runnable waiting) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (FileLocks.tryLock(channel) == null) {
        waiting.run();
        waitFor(channel);
      }
      return new ModelsLock(channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static void waitFor(FileChannel channel) throws IOException {
    while (FileLocks.tryLock(channel) == null) {
      try {
        Thread.sleep(LOOK_AGAIN_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ModelsException("The program is stopping.", e);
      }
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
