package press.colophon.articles;

import press.colophon.articles.credit.PictureCredit;

/// A picture kept in the media folder under the hash of its bytes.
///
/// @param sha256 64 lower-case hexadecimal digits
/// @param width in pixels
/// @param height in pixels
/// @param credit what its file says of who made it and on what terms
public record Picture(
    String sha256, String mediaType, int width, int height, PictureCredit credit) {

  /// Its file name in the media folder and in addresses.
  public String fileName() {
    return sha256 + ending();
  }

  /// The file name of its copy for phones and lists.
  public String narrowFileName() {
    return sha256 + "-" + Pictures.NARROW + ending();
  }

  /// The width of the copy for phones and lists, in pixels.
  public int narrowWidth() {
    return Math.min(width, Pictures.NARROW);
  }

  private String ending() {
    return mediaType.equals("image/png") ? ".png" : ".jpg";
  }
}
