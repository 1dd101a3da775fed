package press.colophon.articles.credit;

/// What is written in a picture file besides the picture.
///
/// @param orientation which way is up, 1 to 8 as Exif counts; 1 is as stored
public record Inscription(PictureCredit credit, int orientation) {

  /// Reads it from the bytes of a JPEG, PNG or WebP file. What is damaged counts as not written.
  ///
  /// XMP is believed before IPTC's older block and both before Exif, where programs put it last.
  public static Inscription of(byte[] file) {
    FileParts parts = FileParts.of(file);
    Exif exif = Exif.of(parts.exif());
    PictureCredit credit =
        Xmp.credit(parts.xmp()).or(Iim.credit(parts.photoshop())).or(exif.credit());
    return new Inscription(credit, exif.orientation());
  }
}
