package press.colophon.platform.http;

/// Says which files of a folder may be had. Asked for each request, where it may block.
@FunctionalInterface
public interface FileGate {

  /// Whether a file may be had; if not, it was here and is gone.
  ///
  /// @param file its path below the folder
  boolean isOpen(String file);
}
