package press.colophon.intake;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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

  /// Content in memory.
  ///
  /// @param bytes not copied, and not to be changed
  static Content of(byte[] bytes) {
    return new InMemory(bytes);
  }

  /// Content of a file, read when it is asked for.
  static Content of(Path file) {
    return new InFile(file);
  }

  /// Bytes that are here.
  @SuppressWarnings("ArrayRecordComponent") // The bytes are handed on and never compared.
  record InMemory(byte[] bytes) implements Content {
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
}
