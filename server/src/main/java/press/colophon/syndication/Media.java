package press.colophon.syndication;

import press.colophon.articles.FeaturedImage;
import press.colophon.articles.Picture;
import press.colophon.rights.Licence;

/// A picture with its caption, credit and licence in the words of Media RSS 1.5.1, the same in RSS
/// and Atom.
final class Media {

  private Media() {}

  static void picture(Xml xml, Dispatch dispatch, Addresses addresses) {
    dispatch.image().ifPresent(image -> write(xml, dispatch, image, addresses));
  }

  private static void write(Xml xml, Dispatch dispatch, FeaturedImage image, Addresses addresses) {
    Picture picture = dispatch.picture().orElseThrow();
    Long bytes = dispatch.pictureBytes();
    xml.open(
        "media:content",
        "url",
        addresses.media(picture.fileName()),
        "fileSize",
        bytes == null ? null : bytes.toString(),
        "type",
        picture.mediaType(),
        "medium",
        "image",
        "width",
        Integer.toString(picture.width()),
        "height",
        Integer.toString(picture.height()));
    xml.text("media:description", dispatch.caption(image).orElse(null), "type", "plain");
    xml.text("media:credit", image.credit());
    licence(xml, image);
    xml.close();
  }

  private static void licence(Xml xml, FeaturedImage image) {
    String asFound = image.licence();
    if (asFound == null) {
      return;
    }
    Licence licence = Licence.recognise(asFound).orElse(null);
    if (licence == null) {
      xml.text("media:copyright", asFound);
    } else {
      xml.text("media:license", licence.name(), "type", "text/html", "href", licence.url());
    }
  }
}
