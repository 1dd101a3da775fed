package press.colophon.translation.models;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One published file of a model.
///
/// @param path within its registry, as published, packed or not
/// @param bytes its size unpacked; null when the registry does not say
/// @param sha256 of the unpacked file, lower-case hexadecimal; null when the registry does not say
record ModelFile(FileRole role, String path, @Nullable Long bytes, @Nullable String sha256) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,120}");

  ModelFile {
    if (!isSafe(path)) {
      throw new IllegalArgumentException("the path \"" + path + "\" cannot be used");
    }
  }

  /// Whether a path stays where it belongs, and its last part can name a file here.
  static boolean isSafe(String path) {
    return !path.startsWith("/")
        && !path.contains("\\")
        && !path.contains(":")
        && !("/" + path + "/").contains("/../")
        && NAME.matcher(unpacked(path)).matches();
  }

  /// The name it gets here: the last part of its path, without the ending of the packing.
  String name() {
    return unpacked(path);
  }

  /// The most bytes it may have unpacked.
  long largest() {
    return bytes == null ? role.largest() : bytes;
  }

  static String unpacked(String path) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    return last.endsWith(".gz") ? last.substring(0, last.length() - 3) : last;
  }
}
