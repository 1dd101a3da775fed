package press.colophon.intake;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.Sha256;

/// The bytes of an original: in memory, or in a file too large for it.
///
/// Thread-safe as long as nobody changes what it was made of.
public sealed interface Content {

  /// How many bytes there are.
  long size();

  /// The bytes from the beginning. The caller closes the stream.
  InputStream open() throws IOException;

  /// All bytes. Whoever asks has looked at [#size()] before. Not to be changed.
  byte[] bytes();

  /// The first bytes, at most `most`.
  byte[] head(int most);

  /// SHA-256 of the bytes, 64 lower-case hexadecimal digits.
  String sha256();

  /// A file that was saved together with this one, such as a picture of a saved page.
  ///
  /// @param address as the page gives it, or absolute
  default Optional<byte[]> beside(String address) {
    return Optional.empty();
  }

  /// What may still be unpacked of it, where it was packed in something else; null where it came as
  /// it is.
  default @Nullable Allowance allowance() {
    return null;
  }

  /// Bytes out of this content, for which the same limits hold.
  ///
  /// @param bytes not copied, and not to be changed
  default Content part(byte[] bytes) {
    return new InMemory(bytes, Map.of(), allowance());
  }

  /// Content in memory.
  ///
  /// @param bytes not copied, and not to be changed
  static Content of(byte[] bytes) {
    return new InMemory(bytes, Map.of(), null);
  }

  /// Content in memory that was packed in something else, whose limits hold for it, too.
  ///
  /// @param bytes not copied, and not to be changed
  static Content unpacked(byte[] bytes, Allowance allowance) {
    return new InMemory(bytes, Map.of(), allowance);
  }

  /// Content of a file, read when it is asked for.
  static Content of(Path file) {
    return new InFile(file);
  }

  /// Content in memory, and what was saved together with it.
  ///
  /// @param beside by their addresses
  static Content of(byte[] bytes, Map<String, byte[]> beside) {
    return new InMemory(bytes, Map.copyOf(beside), null);
  }

  /// Content of a file that tells whoever watches how far it has been read.
  ///
  /// @param at hears the number of bytes, in the thread that reads
  static Content watched(Path file, LongConsumer at) {
    return new Watched(new InFile(file), at);
  }

  /// Bytes that are here.
  ///
  /// @param files saved together with them, by their addresses
  /// @param allowance what may be unpacked of them; null where they came as they are
  @SuppressWarnings("ArrayRecordComponent") // The bytes are handed on and never compared.
  record InMemory(byte[] bytes, Map<String, byte[]> files, @Nullable Allowance allowance)
      implements Content {
    @Override
    public Optional<byte[]> beside(String address) {
      return Optional.ofNullable(files.get(address));
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public byte[] head(int most) {
      return bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
    }

    @Override
    public String sha256() {
      return Sha256.hex(bytes);
    }
  }

  /// Bytes of a file.
  record InFile(Path file) implements Content {
    @Override
    public long size() {
      try {
        return Files.size(file);
      } catch (IOException e) {
        throw unreadable(e);
      }
    }

    @Override
    public InputStream open() throws IOException {
      return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    @Override
    public byte[] bytes() {
      try {
        return Files.readAllBytes(file);
      } catch (IOException e) {
        throw unreadable(e);
      }
    }

    @Override
    public byte[] head(int most) {
      try (InputStream in = open()) {
        return in.readNBytes(most);
      } catch (IOException e) {
        throw unreadable(e);
      }
    }

    @Override
    public String sha256() {
      try {
        return Sha256.hex(file);
      } catch (IOException e) {
        throw unreadable(e);
      }
    }

    private UncheckedIOException unreadable(IOException e) {
      return new UncheckedIOException("the file cannot be read: " + file, e);
    }
  }

  /// A file, and somebody who is told how far it has been read.
  record Watched(InFile file, LongConsumer at) implements Content {
    @Override
    public long size() {
      return file.size();
    }

    @Override
    public InputStream open() throws IOException {
      return new Watching(file.open(), at);
    }

    @Override
    public byte[] bytes() {
      return file.bytes();
    }

    @Override
    public byte[] head(int most) {
      return file.head(most);
    }

    @Override
    public String sha256() {
      return file.sha256();
    }
  }

  /// A stream that tells how much was read from it.
  final class Watching extends FilterInputStream {
    private final LongConsumer at;
    private long read;

    private Watching(InputStream in, LongConsumer at) {
      super(in);
      this.at = at;
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      passed(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      int count = super.read(to, offset, length);
      passed(Math.max(0, count));
      return count;
    }

    @Override
    public long skip(long count) throws IOException {
      long skipped = super.skip(count);
      passed(skipped);
      return skipped;
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    private void passed(long bytes) {
      read += bytes;
      at.accept(read);
    }
  }
}
