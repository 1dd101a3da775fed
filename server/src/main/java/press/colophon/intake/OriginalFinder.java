package press.colophon.intake;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import press.colophon.intake.format.Formats;
import press.colophon.intake.format.Sample;
import press.colophon.platform.http.Fetch;
import press.colophon.platform.http.Fetcher;

/// Gets the originals that a person names: a file, or the address of a page. Thread-safe.
public final class OriginalFinder {
  private final Fetcher fetcher;
  private final long largest;
  private final Clock clock;

  /// @param largest file that is read, in bytes
  public OriginalFinder(Fetcher fetcher, long largest, Clock clock) {
    this.fetcher = fetcher;
    this.largest = largest;
    this.clock = clock;
  }

  /// An original, or why there is none.
  public sealed interface Found {}

  /// The original is here, whole.
  public record Here(Original original) implements Found {}

  /// There is no such original, or it may not be read.
  ///
  /// @param reason a sentence for the person who asked
  public record Missing(String reason) implements Found {}

  /// Looks for a file name, or an address that begins with `http:` or `https:`.
  public Found find(String name) {
    String start = name.toLowerCase(Locale.ROOT);
    return start.startsWith("http://") || start.startsWith("https://") ? page(name) : file(name);
  }

  private Found page(String address) {
    return switch (fetcher.fetch(address)) {
      case Fetch.Refused refused -> new Missing(refused.reason());
      case Fetch.Fetched fetched when fetched.status() != 200 ->
          new Missing("the site answers with status " + fetched.status());
      case Fetch.Fetched fetched -> new Here(Original.of(fetched, clock.instant()));
    };
  }

  private Found file(String name) {
    try {
      Path path = Path.of(name);
      if (!Files.exists(path)) {
        return new Missing("there is no such file");
      }
      if (!Files.isRegularFile(path)) {
        return new Missing("it is not a file");
      }
      return Files.size(path) > largest ? large(name, path) : new Here(small(name, path));
    } catch (InvalidPathException e) {
      return new Missing("it is not a file name: " + e.getReason());
    } catch (AccessDeniedException e) {
      return new Missing("it may not be read by the user that runs this command");
    } catch (IOException e) {
      return new Missing("it cannot be read: " + e.getMessage());
    }
  }

  private Original small(String name, Path path) throws IOException {
    return new Original(name, Files.readAllBytes(path), path.toUri(), null, clock.instant());
  }

  /// What is read as a stream may be of any size.
  private Found large(String name, Path path) throws IOException {
    Original original = new Original(name, Content.of(path), path.toUri(), null, clock.instant());
    return isStreamed(original)
        ? new Here(original)
        : new Missing(
            "it is %s, more than the %s that are read (import.size-limit)"
                .formatted(megabytes(Files.size(path)), megabytes(largest)));
  }

  /// Whether an original is of a format that is read piece by piece: an archive, an export.
  public static boolean isStreamed(Original original) {
    return Formats.isStreamed(Sample.of(original));
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.0f MB", Math.ceil(bytes / 1e6));
  }
}
