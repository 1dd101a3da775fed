package press.colophon.translation.models;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A model of this machine, whole.
///
/// @param folder that holds its files and nothing else; gone once the model is replaced or removed
/// @param version the day its registry was generated, `-` when not known
/// @param from where it was installed from
/// @param installed when, in UTC
public record InstalledModel(
    Pair pair,
    Path folder,
    Architecture architecture,
    ReleaseStatus status,
    String version,
    String licence,
    String from,
    String installed,
    @Nullable Quality quality,
    List<InstalledFile> files) {

  public InstalledModel {
    files = List.copyOf(files);
  }

  /// What its files take on the disk.
  public long bytes() {
    return files.stream().mapToLong(InstalledFile::bytes).sum();
  }

  /// What tells its weights from all others: the beginning of their hash.
  public String weights() {
    return model().sha256().substring(0, 12);
  }

  InstalledFile model() {
    return files.stream().filter(f -> f.role() == FileRole.MODEL).findFirst().orElseThrow();
  }

  /// Whether an entry publishes these very weights.
  public boolean isOf(ModelEntry entry) {
    return entry.pair().equals(pair)
        && entry.architecture() == architecture
        && model().sha256().equals(entry.model().sha256());
  }
}
