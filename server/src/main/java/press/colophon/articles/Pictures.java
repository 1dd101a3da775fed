package press.colophon.articles;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
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

  /// Nobody photographs anything longer on one side.
  private static final int LONGEST_SIDE = 20_000;

  private static final long MOST_PIXELS = 60_000_000;

  /// A picture is kept at most so many times as high as wide: what is longer is no photograph.
  private static final int STEEPEST = 4;

  private static final Set<String> FORMATS = Set.of("jpeg", "png", "gif", "bmp");
  private static final float QUALITY = 0.82f;

  private static final ReentrantLock DECODING = new ReentrantLock();

  private final Path folder;

  /// @param folder made when the first picture comes
  public Pictures(Path folder) {
    ImageIO.setUseCache(false);
    this.folder = folder;
  }

  public Path folder() {
    return folder;
  }

  /// Keeps a picture.
  ///
  /// @return empty where the bytes are no picture that can be read (JPEG, PNG, GIF, BMP) or it is
  ///     larger than 60 million pixels, longer than 20,000 on a side, or a strip
  public Optional<Picture> keep(byte[] bytes) {
    BufferedImage image = decode(bytes);
    if (image == null) {
      return Optional.empty();
    }
    String sha256 = Sha256.hex(bytes);
    boolean transparent = image.getColorModel().hasAlpha();
    BufferedImage wide = scaled(image, WIDEST);
    String mediaType = transparent ? "image/png" : "image/jpeg";
    Picture picture = new Picture(sha256, mediaType, wide.getWidth(), wide.getHeight());
    try {
      Files.createDirectories(folder);
      write(wide, mediaType, folder.resolve(picture.fileName()));
      write(scaled(image, NARROW), mediaType, folder.resolve(picture.narrowFileName()));
    } catch (IOException e) {
      throw new UncheckedIOException("the picture could not be written to " + folder, e);
    }
    return Optional.of(picture);
  }

  private static @Nullable BufferedImage decode(byte[] bytes) {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return null;
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return isWithinBounds(reader) ? readAlone(reader) : null;
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      // A damaged picture is no picture: the article goes without. What the readers of the JDK
      // throw
      // on damage is not bounded by their documentation (NullPointerException,
      // ArithmeticException).
      return null;
    }
  }

  private static boolean isWithinBounds(ImageReader reader) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    return FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))
        && (long) width * height <= MOST_PIXELS
        && Math.max(width, height) <= LONGEST_SIDE
        && height <= (long) width * STEEPEST * STEEPEST;
  }

  /// One at a time: a decoded picture is the largest thing this program holds.
  private static BufferedImage readAlone(ImageReader reader) throws IOException {
    DECODING.lock();
    try {
      return reader.read(0, thinned(reader));
    } finally {
      DECODING.unlock();
    }
  }

  /// Reads every n-th pixel of a picture far larger than any we show, so that its size in memory
  /// does not follow the size it claims.
  private static ImageReadParam thinned(ImageReader reader) throws IOException {
    int wide = reader.getWidth(0) / WIDEST;
    int high = reader.getHeight(0) / (WIDEST * STEEPEST);
    int step = Math.max(1, Math.max(wide, high));
    ImageReadParam how = reader.getDefaultReadParam();
    how.setSourceSubsampling(step, step, 0, 0);
    return how;
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

  private void write(BufferedImage image, String mediaType, Path file) throws IOException {
    Path unfinished = Files.createTempFile(folder, ".unfinished", null);
    try {
      Files.write(unfinished, encode(image, mediaType));
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
