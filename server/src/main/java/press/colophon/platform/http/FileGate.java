package press.colophon.platform.http;

/// Says which files of a folder may be had. Asked for each request, where it may block.
@FunctionalInterface
public interface FileGate {

  /// @param file its path below the folder
  /// @return false where it was here and is not to be had any more
  boolean isOpen(String file);
}
