package press.colophon.platform.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;

/// What of a file has arrived, and beside it a note (`.from`) of the address and the version it
/// belongs to. Without both, the bytes cannot be continued and count as none.
final class Part {
  private final Path file;
  private final Path note;
  private final String address;

  Part(Path file, String address) {
    this.file = file;
    this.note = file.resolveSibling(Objects.requireNonNull(file.getFileName()) + ".from");
    this.address = address;
  }

  /// The entity tag or date (RFC 9110 section 13.1.5) of the bytes that are here; empty when they
  /// cannot be continued.
  String version() throws IOException {
    if (!Files.exists(note) || !Files.exists(file)) {
      return "";
    }
    List<String> lines = Files.readAllLines(note);
    return lines.size() == 2 && lines.get(0).equals(address) ? lines.get(1) : "";
  }

  /// How many bytes are here that can be continued.
  long length() throws IOException {
    return version().isEmpty() ? 0 : Files.size(file);
  }

  /// Drops what is here and begins again. The file is emptied first: the note never speaks for
  /// bytes of another version.
  void begin(String version) throws IOException {
    Files.write(file, new byte[0]);
    Files.writeString(note, address + "\n" + version + "\n");
  }

  void drop() throws IOException {
    Files.deleteIfExists(note);
    Files.deleteIfExists(file);
  }

  FileChannel append() throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
