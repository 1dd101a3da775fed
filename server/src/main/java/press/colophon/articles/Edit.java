package press.colophon.articles;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An article's text as an editor here wants it. Immutable.
///
/// @param by who edits it
public record Edit(String headline, @Nullable String standfirst, Body body, String by) {
  public Edit {
    if (headline.isBlank() || body.isEmpty() || by.isBlank()) {
      throw new IllegalArgumentException(
          "an edit leaves a headline and a text, and names its editor");
    }
  }

  /// What it changes in the text that its source has.
  public Set<Alteration> alterations(Revision source) {
    return Alteration.by(this, source);
  }
}
