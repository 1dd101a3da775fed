package press.colophon.translation.models;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One published model: its languages, its size, how far it has come, its files.
///
/// @param files one model, one or two vocabularies, with or without a shortlist
/// @param quality null when nothing was published
/// @param licence an SPDX expression, or what else is known
public record ModelEntry(
    Pair pair,
    Architecture architecture,
    ReleaseStatus status,
    List<ModelFile> files,
    @Nullable Quality quality,
    String licence) {

  public ModelEntry {
    files = List.copyOf(files);
  }

  ModelFile model() {
    return files.stream().filter(f -> f.role() == FileRole.MODEL).findFirst().orElseThrow();
  }

  /// About how many bytes come over the line. A registry states the model's size unpacked, only;
  /// the packed files of the published pairs lie within a sixth of this.
  long aboutToDownload() {
    Long bytes = model().bytes();
    return bytes == null ? 0 : bytes * 72 / 100 + 3_000_000;
  }
}
