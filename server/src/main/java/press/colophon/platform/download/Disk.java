package press.colophon.platform.download;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/// What a disk refuses, in a sentence for the person who can change it.
public final class Disk {
  private Disk() {}

  /// One sentence with the file and the reason.
  public static String explained(Path file, IOException failure) {
    return "Cannot write " + where(file, failure) + ": " + reason(failure) + ".";
  }

  private static String where(Path file, IOException failure) {
    return failure instanceof FileSystemException named && named.getFile() != null
        ? named.getFile()
        : file.toString();
  }

  private static String reason(IOException failure) {
    return switch (failure) {
      case AccessDeniedException denied -> "permission denied";
      case NoSuchFileException missing -> "there is no such file or folder";
      case NotDirectoryException file -> "it is not a folder";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> String.valueOf(failure.getMessage());
    };
  }
}
