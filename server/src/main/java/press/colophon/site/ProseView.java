package press.colophon.site;

import java.util.List;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.texts.Html;

/// A page of text about the publication.
public record ProseView(String title, List<Part> parts) {

  /// Paragraphs under a title.
  public record Part(@Nullable String title, List<Html> paragraphs) {
    public Part {
      paragraphs = List.copyOf(paragraphs);
    }
  }

  public ProseView {
    parts = List.copyOf(parts);
  }
}
