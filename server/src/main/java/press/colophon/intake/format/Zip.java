package press.colophon.intake.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import press.colophon.intake.Content;

/// Opens ZIP files by the list of files at their end, which says what is in them; what stands at
/// their beginning may be anything.
public final class Zip {
  private static final int MIME = 100;

  private Zip() {}

  /// The files of an archive. The caller closes it.
  public static ZipFile open(Content content) throws IOException {
    return builder(content).get();
  }

  /// Whether it is one document in many parts, as word processors write them, and no archive of
  /// files: the parts are listed at its root (ECMA-376 part 2; OpenDocument part 2, 3.3).
  public static boolean isDocument(Content content) {
    try (ZipFile zip = builder(content).setIgnoreLocalFileHeader(true).get()) {
      return isPackage(zip) || isOpenDocument(zip);
    } catch (IOException damaged) {
      return false;
    }
  }

  private static boolean isPackage(ZipFile zip) {
    return zip.getEntry("[Content_Types].xml") != null && zip.getEntry("_rels/.rels") != null;
  }

  private static boolean isOpenDocument(ZipFile zip) throws IOException {
    ZipArchiveEntry mime = zip.getEntry("mimetype");
    if (mime == null) {
      return false;
    }
    try (var in = zip.getInputStream(mime)) {
      return new String(in.readNBytes(MIME), StandardCharsets.US_ASCII)
          .startsWith("application/vnd.oasis.opendocument");
    }
  }

  private static ZipFile.Builder builder(Content content) throws IOException {
    return switch (content) {
      case Content.InFile file -> ZipFile.builder().setPath(file.file());
      case Content.Watched watched -> ZipFile.builder().setPath(watched.file().file());
      case Content.InMemory memory -> ZipFile.builder().setByteArray(memory.bytes());
    };
  }
}
