package press.colophon.translation.models;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import press.colophon.platform.config.ModelSettings;
import press.colophon.platform.download.DownloadLimits;
import press.colophon.platform.download.Downloads;

/// Finds out what the administrator named: an address, a folder or an archive.
public final class ModelSources {
  private final InstalledModels installed;
  private final DownloadLimits limits;
  private final String userAgent;
  private final Clock clock;

  /// @param installed whose folder keeps the registry that was read last
  /// @param userAgent how we introduce ourselves to other servers
  public ModelSources(
      InstalledModels installed, DownloadLimits limits, String userAgent, Clock clock) {
    this.installed = installed;
    this.limits = limits;
    this.userAgent = userAgent;
    this.clock = clock;
  }

  /// Opens a source.
  ///
  /// @param where http or https address, or path
  /// @param asked whether a registry read within the last hour will not do
  public ModelSource open(String where, boolean asked) {
    if (where.matches("(?i)https?://.*")) {
      Downloads downloads =
          new Downloads(asked ? limits : limits.brief(), userAgent, namedHosts(where));
      return new WebSource(downloads, where, installed.registryCache(), asked, clock);
    }
    return new ShelfSource(shelf(where), where);
  }

  /// What the administrator names may stand in a network of our own; the public registry does not.
  private static Set<String> namedHosts(String where) {
    try {
      String host = URI.create(where).getHost();
      return host == null || where.startsWith(ModelSettings.PUBLIC_REGISTRY)
          ? Set.of()
          : Set.of(host.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new ModelsException(where + " is not an address of the web.", e);
    }
  }

  private static Shelf shelf(String where) {
    Path path = Path.of(where);
    String name = where.toLowerCase(Locale.ROOT);
    if (Files.isDirectory(path)) {
      return new FolderShelf(path);
    }
    if (!Files.isRegularFile(path)) {
      throw new ModelsException("There is no folder or archive " + where + ".");
    }
    if (name.endsWith(".zip")) {
      return new ZipShelf(path);
    }
    if (name.endsWith(".tar") || name.endsWith(".tar.gz") || name.endsWith(".tgz")) {
      return new TarShelf(path);
    }
    throw new ModelsException(
        where + " is neither a folder nor an archive that ends in .zip, .tar, .tar.gz or .tgz.");
  }
}
