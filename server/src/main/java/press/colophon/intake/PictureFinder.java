package press.colophon.intake;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import press.colophon.platform.http.Fetch;
import press.colophon.platform.http.FetchRequest;
import press.colophon.platform.http.Fetcher;

/// Gets the pictures that originals point to: on the web through the guarded fetcher, beside a file
/// from that file's own folder and below it, in what was saved together with a page, and nowhere
/// else. Thread-safe.
public final class PictureFinder {
  /// The formats that [press.colophon.articles.Pictures] reads: a site that has several sends one.
  private static final String READABLE =
      "image/jpeg,image/png,image/webp,image/gif;q=0.8,*/*;q=0.1";

  private final Fetcher fetcher;
  private final long largest;

  /// @param largest picture file that is read, in bytes
  public PictureFinder(Fetcher fetcher, long largest) {
    this.fetcher = fetcher;
    this.largest = largest;
  }

  /// The bytes of a picture.
  ///
  /// @param address as the page gives it, perhaps relative
  /// @return empty where it cannot be had; an article then appears with its caption alone
  public Optional<byte[]> find(String address, Original page) {
    URI base = page.address();
    Optional<byte[]> saved = page.content().beside(address.strip());
    if (saved.isPresent()) {
      return saved.filter(bytes -> bytes.length <= largest);
    }
    try {
      URI uri = URI.create(address.strip().replace(" ", "%20"));
      URI absolute = base == null ? uri : base.resolve(uri);
      Optional<byte[]> resolved = page.content().beside(absolute.toString());
      if (resolved.isPresent()) {
        return resolved.filter(bytes -> bytes.length <= largest);
      }
      if ("file".equals(absolute.getScheme()) && base != null && "file".equals(base.getScheme())) {
        return besideFile(Path.of(absolute), Path.of(base));
      }
      return absolute.isAbsolute() ? onTheWeb(absolute) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<byte[]> besideFile(Path picture, Path page) {
    try {
      Path folder = page.toRealPath().getParent();
      Path real = picture.toRealPath();
      boolean near = folder != null && real.startsWith(folder);
      return near && Files.isRegularFile(real) && Files.size(real) <= largest
          ? Optional.of(Files.readAllBytes(real))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<byte[]> onTheWeb(URI address) {
    FetchRequest request = FetchRequest.get(address.toString()).accepting(READABLE);
    return switch (fetcher.fetch(request)) {
      case Fetch.Fetched fetched when fetched.status() == 200 -> Optional.of(fetched.bytes());
      case Fetch.Fetched fetched -> Optional.empty();
      case Fetch.Refused refused -> Optional.empty();
    };
  }
}
