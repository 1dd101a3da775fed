package press.colophon.taxonomy.suggestion;

import java.util.List;

/// What an article seems to be about; the likeliest first, empty where nothing is sure enough.
///
/// @param regions territories, then the parts of the world that they lie in
/// @param themes topics of the top level, then more precise ones
public record Suggested(List<Suggestion> regions, List<Suggestion> themes) {
  public Suggested {
    regions = List.copyOf(regions);
    themes = List.copyOf(themes);
  }
}
