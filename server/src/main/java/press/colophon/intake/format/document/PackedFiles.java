package press.colophon.intake.format.document;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.format.Xml;

/// The files inside an office document, each read on demand and never beyond a limit.
final class PackedFiles implements AutoCloseable {
  private static final int LARGEST = 32 << 20;
  private static final int LARGEST_TOGETHER = 96 << 20;

  private final ZipFile zip;
  private int left = LARGEST_TOGETHER;

  PackedFiles(byte[] bytes) throws IOException {
    zip = ZipFile.builder().setByteArray(bytes).get();
  }

  boolean has(String name) {
    return zip.getEntry(name) != null;
  }

  /// The bytes of a file, or null where there is none.
  ///
  /// @throws TooLargeException where it unpacks to more than is read
  byte @Nullable [] bytes(String name) throws IOException {
    ZipArchiveEntry entry = zip.getEntry(name);
    if (entry == null) {
      return null;
    }
    int most = Math.min(LARGEST, left);
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(most + 1);
      Deadline.check();
      if (bytes.length > most) {
        throw new TooLargeException();
      }
      left -= bytes.length;
      return bytes;
    }
  }

  /// A file of XML, or null where there is none; what was read before a fault.
  @Nullable Document xml(String name) throws IOException {
    byte[] bytes = bytes(name);
    return bytes == null ? null : Xml.parse(bytes, null).document();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /// The document unpacks to more than any honest one.
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException() {
      super("it unpacks to more than is read");
    }
  }
}
