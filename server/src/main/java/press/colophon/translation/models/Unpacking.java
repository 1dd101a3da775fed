package press.colophon.translation.models;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import press.colophon.platform.Sha256;

/// Unpacks one file of a model: gzip or plain, as its first bytes say. No file of a model begins
/// like gzip.
final class Unpacking {
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;
  private static final int BUFFER = 1 << 16;

  private Unpacking() {}

  /// Bytes that are not what was announced. The reason begins small and ends without a stop.
  static final class DamagedException extends Exception {
    DamagedException(String reason) {
      super(reason);
    }

    DamagedException(String reason, Throwable cause) {
      super(reason, cause);
    }
  }

  /// Unpacks into a new file, has it written to the disk, and measures it.
  static InstalledFile into(Path folder, ModelFile file, InputStream packed)
      throws IOException, DamagedException {
    MessageDigest digest = Sha256.digest();
    long bytes;
    try (FileChannel out =
            FileChannel.open(
                folder.resolve(file.name()),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE);
        InputStream in = opened(packed)) {
      bytes = copy(in, out, digest, file.largest());
      out.force(true);
    }
    InstalledFile unpacked =
        new InstalledFile(
            file.role(), file.name(), bytes, HexFormat.of().formatHex(digest.digest()));
    compare(file, unpacked);
    return unpacked;
  }

  private static InputStream opened(InputStream packed) throws IOException, DamagedException {
    try {
      return stream(packed);
    } catch (ZipException | EOFException e) {
      throw new DamagedException("its gzip is damaged or cut off", e);
    }
  }

  /// The bytes unpacked if they are packed.
  static InputStream stream(InputStream packed) throws IOException {
    BufferedInputStream in = new BufferedInputStream(packed, BUFFER);
    in.mark(2);
    boolean gzip = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
    in.reset();
    return gzip ? new GZIPInputStream(in, BUFFER) : in;
  }

  private static long copy(InputStream in, FileChannel out, MessageDigest digest, long atMost)
      throws IOException, DamagedException {
    byte[] buffer = new byte[BUFFER];
    long bytes = 0;
    for (int n = read(in, buffer); n >= 0; n = read(in, buffer)) {
      bytes += n;
      if (bytes > atMost) {
        throw new DamagedException("it unpacks to more than the " + atMost + " bytes it may have");
      }
      digest.update(buffer, 0, n);
      write(out, ByteBuffer.wrap(buffer, 0, n));
    }
    return bytes;
  }

  private static int read(InputStream in, byte[] buffer) throws IOException, DamagedException {
    try {
      return in.read(buffer);
    } catch (ZipException | EOFException e) {
      throw new DamagedException("its gzip is damaged or cut off", e);
    }
  }

  private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  private static void compare(ModelFile stated, InstalledFile unpacked) throws DamagedException {
    if (unpacked.bytes() == 0) {
      throw new DamagedException("it is empty");
    }
    if (stated.bytes() != null && unpacked.bytes() != stated.bytes()) {
      throw new DamagedException(
          "it unpacks to " + unpacked.bytes() + " bytes, its registry states " + stated.bytes());
    }
    if (stated.sha256() != null && !unpacked.sha256().equals(stated.sha256())) {
      throw new DamagedException(
          "its SHA-256 is " + unpacked.sha256() + ", its registry states " + stated.sha256());
    }
  }
}
