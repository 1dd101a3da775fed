package press.colophon.translation;

import java.util.List;
import press.colophon.platform.jobs.JobKind;

/// The news that entries of the glossary were added, replaced or removed.
///
/// @param language BCP 47 tag of the originals
/// @param sources the words of the entries
public record GlossaryChanged(String language, List<String> sources) {
  static final JobKind<GlossaryChanged> KIND =
      new JobKind<>("hold-to-glossary", GlossaryChanged.class);

  public GlossaryChanged {
    sources = List.copyOf(sources);
  }
}
