/// What a picture file says of itself besides the picture: who made it and on what terms, and which
/// way is up. Read from the three places that cameras, agencies and programs write it to (XMP,
/// IPTC's older block, Exif), within limits, and written anew into the copies that are served.
///
/// One flow: `FileParts.of -> Inscription.of -> PictureCredit`, and `CreditWriter.write` on the way
/// out. Everything that is not credit or licence (position, serial numbers, telephone numbers,
/// thumbnails) is left behind. Called by `articles` only.
@NullMarked
package press.colophon.articles.credit;

import org.jspecify.annotations.NullMarked;
