package press.colophon.taxonomy.suggestion;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of an article before it is classified.
///
/// @param text without markup, a line for each paragraph or none
/// @param language BCP 47 tag of its language
/// @param sections sections, tags, keywords and subject codes that the source gave it
/// @param path of its address, such as `/sport/2026/harbour`
/// @param dateline the place it was sent from, where the source says it apart from the text
public record SuggestionInput(
    String headline,
    String text,
    String language,
    List<String> sections,
    @Nullable String path,
    @Nullable String dateline) {
  public SuggestionInput {
    sections = List.copyOf(sections);
  }
}
