package press.colophon.intake.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import press.colophon.intake.Content;
import press.colophon.intake.Drop;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.OriginalFinder;
import press.colophon.intake.OriginalReader;
import press.colophon.platform.Sha256;

/// A folder or a file that holds many originals.
///
/// Files come in the order of their names, folder by folder. Links are not followed: what they lead
/// to in the folder comes by itself, and what lies outside was not asked for.
final class Archive {
  private static final int FINGERPRINTED = 1 << 20;

  private final Path path;
  private final OriginalReader reader;
  private final Clock clock;
  private final LongConsumer atByte;
  private long passed;

  /// @param atByte hears how many bytes have been passed; called by the thread that reads
  Archive(Path path, OriginalReader reader, Clock clock, LongConsumer atByte) {
    this.path = path;
    this.reader = reader;
    this.clock = clock;
    this.atByte = atByte;
  }

  /// What is at the path, so that a change is noticed, and how large it is.
  ///
  /// @param bytes of all files
  record State(String fingerprint, long bytes) {}

  State state() throws IOException {
    MessageDigest digest = Sha256.digest();
    long[] bytes = new long[1];
    each(
        path,
        file -> {
          long size = Files.size(file);
          bytes[0] += size;
          String line = "%s %d %s%n".formatted(file, size, Files.getLastModifiedTime(file));
          digest.update(line.getBytes(StandardCharsets.UTF_8));
        });
    if (Files.isRegularFile(path)) {
      try (InputStream in = Files.newInputStream(path)) {
        digest.update(in.readNBytes(FINGERPRINTED));
      }
    }
    return new State(HexFormat.of().formatHex(digest.digest()), bytes[0]);
  }

  /// Hands out everything in order.
  void units(Consumer<Unit> to) throws IOException {
    each(path, file -> units(file, to));
  }

  private void units(Path file, Consumer<Unit> to) throws IOException {
    String name = file.toString();
    if (Files.isSymbolicLink(file)) {
      skipLink(file, to);
      return;
    }
    long size = Files.size(file);
    long before = passed;
    Content content = Content.watched(file, read -> at(before + Math.min(read, size)));
    Original original = new Original(name, content, file.toUri(), null, clock.instant());
    if (size > 0 && OriginalFinder.isStreamed(original)) {
      reader.unpack(original, item -> to.accept(new Unit.Streamed(name, item)));
    } else {
      to.accept(new Unit.Whole(file, size));
    }
    at(before + size);
  }

  private void at(long bytes) {
    if (bytes > passed) {
      passed = bytes;
      atByte.accept(bytes);
    }
  }

  private void skipLink(Path link, Consumer<Unit> to) throws IOException {
    boolean isInside = Files.exists(link) && link.toRealPath().startsWith(path.toRealPath());
    if (!isInside) {
      String sentence = "it is a link out of the folder, or to nothing";
      to.accept(
          new Unit.Streamed(
              link.toString(), new Item.Empty("", Drop.Reason.NOT_ALLOWED, sentence)));
    }
  }

  /// Does something with a file.
  private interface OnFile {
    void at(Path file) throws IOException;
  }

  private static void each(Path path, OnFile then) throws IOException {
    if (!Files.isDirectory(path)) {
      then.at(path);
      return;
    }
    List<Path> entries;
    try (Stream<Path> listed = Files.list(path)) {
      entries = listed.sorted().toList();
    }
    for (Path entry : entries) {
      if (Files.isSymbolicLink(entry)) {
        then.at(entry);
      } else if (Files.isDirectory(entry) || Files.isRegularFile(entry)) {
        each(entry, then);
      }
    }
  }
}
