package press.colophon.platform.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Pictures and other files in a folder, each of which never changes once it is there.
///
/// Nothing outside the folder is reachable, neither by dots nor by links, and no hidden file.
final class MediaFolder {

  private final Path root;

  MediaFolder(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /// A file ready to send.
  ///
  /// @param size in bytes
  record Media(Path file, long size, Instant modified, String contentType, String tag) {}

  Optional<Media> find(List<String> segments) {
    if (segments.isEmpty() || segments.stream().anyMatch(MediaFolder::isHiddenOrOdd)) {
      return Optional.empty();
    }
    Path file = root.resolve(String.join("/", segments)).normalize();
    if (!file.startsWith(root) || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return file.toRealPath().startsWith(root.toRealPath())
          ? Optional.of(describe(file))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + root.relativize(file), e);
    }
  }

  private static Media describe(Path file) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(
            file.toRealPath(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    Instant modified = attributes.lastModifiedTime().toInstant();
    String tag =
        String.format(Locale.ROOT, "\"%x-%x\"", attributes.size(), modified.toEpochMilli());
    return new Media(
        file.toRealPath(),
        attributes.size(),
        modified,
        ContentTypes.of(file.getFileName().toString()).orElse("application/octet-stream"),
        tag);
  }

  private static boolean isHiddenOrOdd(String segment) {
    return segment.startsWith(".") || segment.contains(":") || segment.contains("/");
  }
}
