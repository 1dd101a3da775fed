package press.colophon.translation.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.Sha256;
import press.colophon.platform.Trees;
import press.colophon.platform.config.ModelSettings;
import press.colophon.platform.download.Download;
import press.colophon.platform.download.Downloads;
import press.colophon.platform.download.Progress;

/// Mozilla's public registry, or a mirror of it.
///
/// The registry says where the files are. A mirror is often a plain copy, whose registry still
/// names the original's address; so of a mirror that is believed only if it is on the same host,
/// and otherwise the files are looked for beside the registry: whoever names a mirror does not want
/// another server asked.
final class WebSource implements ModelSource {
  private static final Duration MAX_AGE = Duration.ofHours(1);
  private static final long LARGEST_REGISTRY = 16_000_000;

  /// A file that does not compress grows a little.
  private static final long SLACK = 1_000_000;

  private final Downloads downloads;
  private final String address;
  private final Path cache;
  private final boolean asked;
  private final Clock clock;
  private @Nullable String base;

  /// @param address of the registry, or of the folder that holds it
  /// @param cache folder for registries read before
  /// @param asked whether one of the last hour will not do
  WebSource(Downloads downloads, String address, Path cache, boolean asked, Clock clock) {
    this.downloads = downloads;
    this.address = address.replaceFirst("/+$", "");
    this.cache = cache;
    this.asked = asked;
    this.clock = clock;
  }

  @Override
  public String name() {
    return address;
  }

  @Override
  public void close() {
    downloads.close();
  }

  // The registry.

  @Override
  public Registry registry() {
    Optional<Instant> read = lastRead();
    if (!asked && read.isPresent() && read.get().plus(MAX_AGE).isAfter(clock.instant())) {
      return known(cached());
    }
    try {
      return known(fresh());
    } catch (ModelsException e) {
      if (asked || read.isEmpty()) {
        throw e;
      }
      return known(cached())
          .withRemark(e.getMessage() + " What it said on " + read.get() + " is shown.");
    }
  }

  private Registry known(Registry registry) {
    base = base(registry.base());
    return registry;
  }

  private Optional<Instant> lastRead() {
    try {
      return Files.exists(cacheFile())
          ? Optional.of(Files.getLastModifiedTime(cacheFile()).toInstant())
          : Optional.empty();
    } catch (IOException e) {
      // Then it is read from its server.
      return Optional.empty();
    }
  }

  private Registry cached() {
    try {
      return RegistryReader.read(Files.readAllBytes(cacheFile()), address);
    } catch (IOException e) {
      throw new ModelsException("Cannot read " + cacheFile() + ": " + e.getMessage() + ".", e);
    }
  }

  private Path cacheFile() {
    return cache.resolve(Sha256.hex(address, 8) + ".json");
  }

  private Registry fresh() {
    String missing = "";
    for (String candidate : candidates()) {
      switch (bytes(candidate)) {
        case Answer.Bytes(byte[] json) -> {
          Registry registry = RegistryReader.read(json, candidate);
          keep(json);
          return registry;
        }
        case Answer.None(String reason) -> missing = reason;
      }
    }
    throw new ModelsException(missing);
  }

  private List<String> candidates() {
    return address.endsWith(".json")
        ? List.of(address)
        : List.of(address + "/db/models.json", address + "/models.json");
  }

  private sealed interface Answer {
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Bytes(byte[] json) implements Answer {}

    record None(String reason) implements Answer {}
  }

  private Answer bytes(String from) {
    try {
      Path folder = Files.createTempDirectory("colophon-models-");
      try {
        Path file = folder.resolve("models.json");
        return switch (downloads.fetch(from, file, LARGEST_REGISTRY, Progress.NONE)) {
          case Download.Done done -> new Answer.Bytes(unpacked(file));
          case Download.Missing(String reason) -> new Answer.None(reason);
          case Download.Failed(String reason) -> throw new ModelsException(reason);
        };
      } finally {
        Trees.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] unpacked(Path file) throws IOException {
    try (InputStream in = Unpacking.stream(Files.newInputStream(file))) {
      return in.readNBytes((int) LARGEST_REGISTRY);
    }
  }

  private void keep(byte[] json) {
    try {
      Files.createDirectories(cache);
      Path fresh = Files.createTempFile(cache, "new", ".json");
      Files.write(fresh, json);
      Files.move(fresh, cacheFile(), StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new UncheckedIOException(e);
    } catch (IOException e) {
      // A folder we may only read: then the registry is read each time.
      return;
    }
  }

  /// What the paths of the files are added to.
  private String base(String stated) {
    boolean believed = address.startsWith(ModelSettings.PUBLIC_REGISTRY) || isOurHost(stated);
    return believed && !stated.isEmpty()
        ? stated.replaceFirst("/+$", "")
        : address.replaceFirst("(/db)?/[^/]*\\.json$", "");
  }

  private boolean isOurHost(String stated) {
    try {
      String host = URI.create(stated).getRawAuthority();
      return Objects.equals(host, URI.create(address).getRawAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  // The files.

  @Override
  public InputStream open(ModelFile file, Path stage, Progress progress) throws IOException {
    if (base == null) {
      throw new IllegalStateException("the registry comes first");
    }
    Path packed = stage.resolve(lastPart(file.path()));
    return switch (downloads.fetch(
        base + "/" + file.path(), packed, file.largest() + SLACK, progress)) {
      case Download.Done done -> Files.newInputStream(packed);
      case Download.Missing(String reason) -> throw new ModelsException(reason);
      case Download.Failed(String reason) -> throw new ModelsException(reason);
    };
  }

  private static String lastPart(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
