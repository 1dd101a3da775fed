package press.colophon.site;

import org.jspecify.annotations.Nullable;
import press.colophon.articles.FeaturedImage;
import press.colophon.articles.Picture;

/// A picture as a page shows it, with its size, so that nothing moves when it arrives.
///
/// @param sourceSet its copies with their widths, as `srcset` has it
public record PictureView(String address, String sourceSet, int width, int height, String alt) {

  /// The picture of an article for a page, or null where there is none.
  static @Nullable PictureView of(@Nullable FeaturedImage image, @Nullable String alt) {
    if (image == null || image.picture() == null) {
      return null;
    }
    Picture picture = image.picture();
    String wide = "/media/" + picture.fileName();
    String narrow = "/media/" + picture.narrowFileName();
    String sources = wide + " " + picture.width() + "w";
    if (picture.narrowWidth() < picture.width()) {
      sources = narrow + " " + picture.narrowWidth() + "w, " + sources;
    }
    return new PictureView(
        wide, sources, picture.width(), picture.height(), alt == null ? "" : alt);
  }
}
