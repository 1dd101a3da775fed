package press.colophon.articles;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import press.colophon.articles.credit.CreditWriter;
import press.colophon.articles.credit.Inscription;
import press.colophon.articles.credit.PictureCredit;
import press.colophon.platform.Sha256;

/// The door to the media folder: pictures of articles, decoded within bounds and written anew, so
/// that neither hidden data nor anything but a picture is ever served. Thread-safe.
///
/// Every picture is kept twice, at most [#WIDEST] and at most [#NARROW] pixels wide. Files are
/// named by the hash of what came in and appear whole or not at all.
public final class Pictures {
  /// The widest picture served, in pixels.
  public static final int WIDEST = 1600;

  /// The width for phones and lists, in pixels.
  public static final int NARROW = 800;

  /// A picture is kept at most so many times as high as wide: what is longer is no photograph.
  static final int STEEPEST = 4;

  private static final float QUALITY = 0.82f;

  private final Path folder;

  /// @param folder made when the first picture comes
  public Pictures(Path folder) {
    ImageIO.setUseCache(false);
    this.folder = folder;
  }

  public Path folder() {
    return folder;
  }

  /// Keeps a picture, with the credit and licence that its file names and nothing else of what it
  /// says: neither position nor camera.
  ///
  /// @return empty where the bytes are no picture that can be read (JPEG, PNG, GIF, BMP, WebP) or
  ///     it is larger than 60 million pixels, longer than 20,000 on a side, or a strip
  public Optional<Picture> keep(byte[] bytes) {
    Inscription inscription = Inscription.of(bytes);
    BufferedImage image = new Decoding(bytes, inscription.orientation()).image();
    if (image == null) {
      return Optional.empty();
    }
    PictureCredit credit = inscription.credit();
    boolean transparent = image.getColorModel().hasAlpha();
    BufferedImage wide = scaled(image, WIDEST);
    Picture picture =
        new Picture(
            Sha256.hex(bytes),
            transparent ? "image/png" : "image/jpeg",
            wide.getWidth(),
            wide.getHeight(),
            credit);
    try {
      Files.createDirectories(folder);
      write(wide, picture, folder.resolve(picture.fileName()));
      write(scaled(image, NARROW), picture, folder.resolve(picture.narrowFileName()));
    } catch (IOException e) {
      throw new UncheckedIOException("the picture could not be written to " + folder, e);
    }
    return Optional.of(picture);
  }

  private static BufferedImage scaled(BufferedImage image, int widest) {
    double fit =
        Math.min(
            1,
            Math.min(
                (double) widest / image.getWidth(),
                (double) widest * STEEPEST / image.getHeight()));
    int width = Math.max(1, (int) Math.round(image.getWidth() * fit));
    int height = Math.max(1, (int) Math.round(image.getHeight() * fit));
    int type =
        image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    BufferedImage result = new BufferedImage(width, height, type);
    Graphics2D g = result.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    g.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
    g.drawImage(image, 0, 0, width, height, null);
    g.dispose();
    return result;
  }

  private void write(BufferedImage image, Picture picture, Path file) throws IOException {
    Path unfinished = Files.createTempFile(folder, ".unfinished", null);
    try {
      String type = picture.mediaType();
      Files.write(unfinished, CreditWriter.write(picture.credit(), encode(image, type), type));
      letOthersRead(unfinished);
      try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /// A picture is public; the server may run as another user than the import did.
  private static void letOthersRead(Path file) throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }
  }

  private static byte[] encode(BufferedImage image, String mediaType) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByMIMEType(mediaType).next();
    try (var stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      ImageWriteParam how = writer.getDefaultWriteParam();
      if (mediaType.equals("image/jpeg")) {
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(QUALITY);
        how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }
}
