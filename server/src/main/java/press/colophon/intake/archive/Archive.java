package press.colophon.intake.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
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
          Look look = file.equals(path) ? Look.at(file) : Look.at(file, LinkOption.NOFOLLOW_LINKS);
          bytes[0] += look.size();
          digest.update((look.line() + "\n").getBytes(StandardCharsets.UTF_8));
        });
    if (Files.isRegularFile(path)) {
      try (InputStream in = Files.newInputStream(path)) {
        digest.update(in.readNBytes(FINGERPRINTED));
      }
    }
    return new State(HexFormat.of().formatHex(digest.digest()), bytes[0]);
  }

  /// What a file, or a folder that cannot be listed, looks like from outside.
  private record Look(String line, long size) {
    static Look at(Path file, LinkOption... options) {
      try {
        BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class, options);
        long size = seen.isRegularFile() ? seen.size() : 0;
        boolean readable = Files.isReadable(file);
        return new Look(
            "%s %d %s %b".formatted(file, size, seen.lastModifiedTime(), readable), size);
      } catch (IOException e) {
        return new Look(file + " cannot be looked at", 0);
      }
    }
  }

  /// Hands out everything in order.
  void units(Consumer<Unit> to) throws IOException {
    each(path, file -> units(file, to));
  }

  /// A file or folder that cannot be read is told and stops nothing.
  private void units(Path file, Consumer<Unit> to) {
    try {
      if (Files.isSymbolicLink(file) && !file.equals(path)) {
        skipLink(file, to);
        return;
      }
      BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
      if (seen.isDirectory()) {
        list(file); // It is here because it could not be listed: it says why once more.
      } else if (seen.isRegularFile()) {
        readable(file, to);
      } else {
        to.accept(empty(file, Drop.Reason.NOT_FETCHED, "it is not a file"));
      }
    } catch (IOException | UncheckedIOException e) {
      to.accept(empty(file, Drop.Reason.NOT_FETCHED, "it cannot be read: " + words(e)));
    }
  }

  private void readable(Path file, Consumer<Unit> to) throws IOException {
    String name = file.toString();
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

  private static String words(Exception e) {
    Throwable cause = e.getCause();
    return switch (e instanceof UncheckedIOException && cause != null ? cause : e) {
      case AccessDeniedException denied -> "the user that runs this command may not";
      case FileSystemException told when told.getReason() != null -> told.getReason();
      case Throwable other -> String.valueOf(other.getMessage());
    };
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
      to.accept(
          empty(link, Drop.Reason.NOT_ALLOWED, "it is a link out of the folder, or to nothing"));
    }
  }

  private static Unit empty(Path file, Drop.Reason reason, String sentence) {
    return new Unit.Streamed(file.toString(), new Item.Empty("", reason, sentence));
  }

  /// Does something with a file, or with a folder that cannot be listed.
  private interface OnFile {
    void at(Path file) throws IOException;
  }

  private static void each(Path path, OnFile then) throws IOException {
    if (Files.isDirectory(path)) {
      eachOf(list(path), then);
    } else {
      then.at(path);
    }
  }

  private static void eachOf(List<Path> entries, OnFile then) throws IOException {
    for (Path entry : entries) {
      if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        eachIn(entry, then);
      } else {
        then.at(entry);
      }
    }
  }

  private static void eachIn(Path folder, OnFile then) throws IOException {
    List<Path> entries;
    try {
      entries = list(folder);
    } catch (IOException e) {
      then.at(folder);
      return;
    }
    eachOf(entries, then);
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> listed = Files.list(folder)) {
      return listed.sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
