package press.colophon.platform.config;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Where neural translation models come from, and where they are kept.
@Section(value = "models", says = "Neural translation models")
public record ModelSettings(
    @Setting(
            standard = ModelSettings.PUBLIC_REGISTRY,
            says = {
              "Where ./colophon models finds models: Mozilla's public registry. Or a mirror of it,",
              "a folder or an archive (.zip, .tar, .tar.gz) that holds one, or files of one model."
            })
        String registry,
    @Setting(says = "Folder where models are kept. Not set: models, in the data folder.")
        @Nullable Path folder,
    @Setting(
            standard = "base-memory",
            says = {
              "Where a pair is published in several sizes:",
              "base-memory = the better one; tiny = the one that is twice as fast."
            })
        Preference prefer,
    @Setting(
            standard = "10 min",
            says = "After so long without use a model leaves the memory, until it is needed again.")
        Duration rest,
    @Setting(
            standard = "0",
            from = 0,
            to = 1000,
            says = {
              "So many models are kept in memory at once; each takes some 80 MB in use.",
              "0 = as many as fit into a quarter of the memory Java may take (-Xmx), and 4 at least."
            })
        int open) {

  private static final int FEWEST_OPEN = 4;

  /// A model of size base-memory with the working memory of two threads.
  private static final long OPEN_BYTES = 80L << 20;

  /// Mozilla's public registry.
  public static final String PUBLIC_REGISTRY =
      "https://storage.googleapis.com/moz-fx-translations-data--303e-prod-translations-data";

  /// Which of several published sizes is taken.
  public enum Preference {
    /// The better one.
    BASE_MEMORY,
    /// The fast one.
    TINY
  }

  /// How many models are kept open.
  ///
  /// @param heapBytes the most memory this Java machine takes
  public int mostOpen(long heapBytes) {
    return open > 0 ? open : Math.clamp(heapBytes / 4 / OPEN_BYTES, FEWEST_OPEN, 1000);
  }

  /// The folder of the models of a publication.
  public Path folderIn(Path data) {
    return folder == null ? data.resolve("models") : folder.toAbsolutePath().normalize();
  }
}
