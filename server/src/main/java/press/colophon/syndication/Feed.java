package press.colophon.syndication;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import press.colophon.articles.Selection;
import press.colophon.platform.texts.Texts;

/// A list of articles as feed readers get it. Immutable.
///
/// @param language BCP 47 tag of the list; each dispatch has its own
/// @param texts the interface in that language
/// @param updated when the list last changed
/// @param otherLanguages BCP 47 tags of the other languages the same list is published in
/// @param dispatches the latest first; those of articles that readers may not see are left out
public record Feed(
    Selection selection,
    String language,
    Texts texts,
    String title,
    @Nullable String description,
    Instant updated,
    List<String> otherLanguages,
    List<Dispatch> dispatches) {

  /// The forms every feed comes in.
  public enum Form {
    RSS("feed.xml", "application/rss+xml"),
    ATOM("atom.xml", "application/atom+xml"),
    JSON("feed.json", "application/feed+json");

    private final String fileName;
    private final String mediaType;

    Form(String fileName, String mediaType) {
      this.fileName = fileName;
      this.mediaType = mediaType;
    }

    /// The end of its address.
    public String fileName() {
      return fileName;
    }

    public String mediaType() {
      return mediaType;
    }
  }

  public Feed {
    otherLanguages =
        otherLanguages.stream().filter(tag -> !tag.equals(language)).distinct().toList();
    dispatches = dispatches.stream().filter(p -> p.article().status().isVisible()).toList();
  }

  /// What the list is about, or its title where nothing more is said.
  String subtitle() {
    return description == null || description.isBlank() ? title : description;
  }
}
