package press.colophon.platform.db;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import press.colophon.platform.FileLocks;

/// Keeps a data folder to one running Colophon. The operating system lets go of the lock when the
/// process dies, however it dies; the file stays, holding the id of its last owner.
final class FolderLock implements AutoCloseable {
  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  static FolderLock take(Path folder) {
    Path file = folder.resolve("lock");
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (FileLocks.tryLock(channel) == null) {
        String owner = owner(channel);
        channel.close();
        throw inUse(folder, owner);
      }
      sign(channel);
      return new FolderLock(channel);
    } catch (AccessDeniedException e) {
      throw notOurs(folder, e);
    } catch (IOException e) {
      throw new DatabaseException("Cannot lock " + file + ": " + e.getMessage(), e);
    }
  }

  /// Whether another process holds the folder now.
  static boolean isHeld(Path folder) {
    Path file = folder.resolve("lock");
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return FileLocks.tryLock(channel) == null;
    } catch (AccessDeniedException e) {
      throw notOurs(folder, e);
    } catch (IOException e) {
      throw new DatabaseException("Cannot look at " + file + ": " + e.getMessage(), e);
    }
  }

  private static DatabaseException notOurs(Path folder, IOException cause) {
    return new DatabaseException(
        "The data folder "
            + folder.getParent()
            + " belongs to another user. Run as that user, or choose another folder with --data.",
        cause);
  }

  private static DatabaseException inUse(Path folder, String owner) {
    return new DatabaseException(
        "The data folder "
            + folder.getParent()
            + " is in use by another Colophon (process "
            + owner
            + "). Stop that one, or choose another folder with --data.");
  }

  private static String owner(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(20);
    channel.read(buffer, 0);
    return StandardCharsets.US_ASCII.decode(buffer.flip()).toString().strip();
  }

  private static void sign(FileChannel channel) throws IOException {
    String pid = ProcessHandle.current().pid() + "\n";
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new DatabaseException("Cannot let go of the data folder: " + e.getMessage(), e);
    }
  }
}
