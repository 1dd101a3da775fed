package press.colophon.site;

import org.jspecify.annotations.Nullable;
import press.colophon.platform.texts.Html;
import press.colophon.translation.Rendition;

/// What readers of one language get of an article now.
///
/// @param status what they must know of the translation
/// @param isKept whether the page stays as it is until the article or its translation changes
record Standing(Rendition rendition, @Nullable Html status, Refresh refresh, boolean isKept) {

  static Standing kept(Rendition rendition, @Nullable Html status) {
    return new Standing(rendition, status, Refresh.NEVER, true);
  }

  static Standing passing(Rendition rendition, @Nullable Html status, Refresh refresh) {
    return new Standing(rendition, status, refresh, false);
  }

  /// The same, for this once.
  Standing once() {
    return new Standing(rendition, status, refresh, false);
  }

  /// Whether a job is at work on it.
  boolean isGrowing() {
    return refresh.bulletins() != null;
  }
}
