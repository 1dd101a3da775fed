package press.colophon.site;

import org.jspecify.annotations.Nullable;
import press.colophon.platform.texts.Texts;

/// An article in a list.
///
/// @param language of headline and standfirst
/// @param direction `ltr` or `rtl`
/// @param kicker its first theme
/// @param byline authors, origin and date in the language of the page
/// @param texts of the page
public record Teaser(
    String language,
    String direction,
    String address,
    String headline,
    @Nullable String standfirst,
    @Nullable PictureView picture,
    @Nullable Kicker kicker,
    String byline,
    Texts texts) {

  /// What stands over the headline.
  ///
  /// @param language of the label
  public record Kicker(String label, String address, String language) {}
}
