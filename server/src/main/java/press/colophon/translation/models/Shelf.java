package press.colophon.translation.models;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Files that lie together on this machine: in a folder, a zip file or a tar file.
interface Shelf {
  /// The paths of all files, with slashes, relative to the shelf.
  List<String> paths() throws IOException;

  /// Opens one of them.
  ///
  /// @param path as in [#paths]
  InputStream open(String path) throws IOException;
}
