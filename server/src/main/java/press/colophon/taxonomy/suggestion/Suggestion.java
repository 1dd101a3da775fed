package press.colophon.taxonomy.suggestion;

import java.util.List;

/// A region or theme that an article seems to be about.
///
/// @param name in English: CLDR's of a territory, IPTC's of a topic
/// @param code ISO 3166 or UN M.49 of a territory, `medtop:` and eight digits of a topic
/// @param weight how much speaks for it beside the others, 0 to 1
/// @param evidence the words that speak for it, the weightiest first
public record Suggestion(String name, String code, double weight, List<Evidence> evidence) {
  public Suggestion {
    evidence = List.copyOf(evidence);
  }
}
