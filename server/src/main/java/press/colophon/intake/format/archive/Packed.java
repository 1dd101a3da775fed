package press.colophon.intake.format.archive;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.LongSupplier;
import press.colophon.intake.Allowance;
import press.colophon.intake.Content;

/// Unpacks within limits. Thread-safe.
///
/// A file may unpack to [#LARGEST] bytes; all files of an archive, with those of the archives in
/// it, to [#TOGETHER]. Each of them and all together may unpack to [#RATIO] times their packed
/// size: more is a bomb once it is larger than [#SMALL].
final class Packed {
  /// Bytes of one file.
  static final int LARGEST = 64 << 20;

  /// Bytes of all files of an archive of files.
  static final long TOGETHER = 64L << 30;

  /// Files in an archive of files, and in the archives in it.
  static final int MOST = 1_000_000;

  private static final int RATIO = 400;
  private static final int SMALL = 8 << 20;
  private static final int PIECE = 1 << 14;

  private final Allowance allowance;

  private Packed(Allowance allowance) {
    this.allowance = allowance;
  }

  /// The limits of an archive of files: those of what it was packed in, where it was.
  static Packed files(Content archive) {
    Allowance shared = archive.allowance();
    long most = Math.min(TOGETHER, most(archive.size()));
    return new Packed(shared == null ? new Allowance(most, MOST) : shared);
  }

  /// The limits of a web archive, which may be of any size.
  static Packed records(Content archive) {
    Allowance shared = archive.allowance();
    long most = most(archive.size());
    return new Packed(shared == null ? new Allowance(most, Long.MAX_VALUE) : shared);
  }

  private static long most(long packed) {
    return Math.max(SMALL, packed * RATIO);
  }

  /// Whether one more file may be taken out.
  boolean claimFile() {
    return allowance.claimFile();
  }

  /// What a file holds.
  ///
  /// @param packed its packed size, or how much of it was read until now
  /// @throws TooLargeException where it unpacks to more than is read
  Content read(InputStream in, LongSupplier packed) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    transfer(in, packed, LARGEST, bytes);
    if (!allowance.claimBytes(bytes.size())) {
      throw new TooLargeException();
    }
    return Content.unpacked(bytes.toByteArray(), allowance);
  }

  /// Passes over the rest of a file.
  ///
  /// @throws TooLargeException where it is a bomb
  static void skip(InputStream in, LongSupplier packed) throws IOException {
    transfer(in, packed, Long.MAX_VALUE, OutputStream.nullOutputStream());
  }

  private static void transfer(InputStream in, LongSupplier packed, long most, OutputStream to)
      throws IOException {
    byte[] piece = new byte[PIECE];
    long size = 0;
    for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
      size += read;
      if (size > most || isBomb(size, packed)) {
        throw new TooLargeException();
      }
      to.write(piece, 0, read);
    }
  }

  private static boolean isBomb(long size, LongSupplier packed) {
    return size > SMALL && size > most(packed.getAsLong());
  }

  /// A stream that ends where it turns out to be a bomb, whether it is read or passed over.
  static final class Watched extends FilterInputStream {
    private final LongSupplier packed;
    private long size;

    /// @param packed how much of the packed bytes was read until now
    Watched(InputStream in, LongSupplier packed) {
      super(in);
      this.packed = packed;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      int read = super.read(to, offset, length);
      size += Math.max(0, read);
      if (isBomb(size, packed)) {
        throw new TooLargeException();
      }
      return read;
    }

    @Override
    public long skip(long count) throws IOException {
      return Math.max(0, read(new byte[(int) Math.min(PIECE, count)]));
    }
  }

  /// It unpacks to more than is read.
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException() {
      super("it unpacks to more than is read");
    }
  }
}
