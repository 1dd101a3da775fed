package press.colophon.articles;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/// Makes pixels of a picture file, within bounds: what the file claims is looked at before room is
/// made for it, one picture is decoded at a time, and for ten seconds at most.
///
/// @param bytes the file; its format is told by its content
/// @param orientation which way is up, 1 to 8 as Exif counts
@SuppressWarnings("ArrayRecordComponent") // The bytes are read once and never compared.
record Decoding(byte[] bytes, int orientation) {

  /// Nobody photographs anything longer on one side.
  private static final int LONGEST_SIDE = 20_000;

  private static final long MOST_PIXELS = 60_000_000;

  /// Pixels times the scans of a progressive JPEG, each of which goes over all of them; ten scans
  /// are usual.
  private static final long MOST_WORK = 1_200_000_000;

  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Set<String> FORMATS = Set.of("jpeg", "png", "gif", "bmp", "webp");
  private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

  /// The picture, upright, perhaps smaller than in the file; null where it cannot be had.
  @Nullable BufferedImage image() {
    BufferedImage stored = stored();
    return stored == null ? null : upright(stored);
  }

  private @Nullable BufferedImage stored() {
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
      // A damaged picture is no picture: the article goes without. What readers throw on damage is
      // not bounded by their documentation (NullPointerException, ArithmeticException).
      return null;
    }
  }

  private boolean isWithinBounds(ImageReader reader) throws IOException {
    int width = isTurned() ? reader.getHeight(0) : reader.getWidth(0);
    int height = isTurned() ? reader.getWidth(0) : reader.getHeight(0);
    long pixels = (long) width * height;
    return FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))
        && pixels <= MOST_PIXELS
        && pixels * JpegScans.count(bytes) <= MOST_WORK
        && Math.max(width, height) <= LONGEST_SIDE
        && height <= (long) width * Pictures.STEEPEST * Pictures.STEEPEST;
  }

  /// One at a time: a decoded picture is the largest thing this program holds.
  private @Nullable BufferedImage readAlone(ImageReader reader) throws IOException {
    ONE_AT_A_TIME.lock();
    try {
      return readInTime(reader);
    } finally {
      ONE_AT_A_TIME.unlock();
    }
  }

  private @Nullable BufferedImage readInTime(ImageReader reader) throws IOException {
    AtomicBoolean late = new AtomicBoolean();
    Thread guard =
        Thread.ofVirtual()
            .start(
                () -> {
                  if (passed(LONGEST)) {
                    late.set(true);
                    reader.abort();
                  }
                });
    try {
      BufferedImage image = reader.read(0, thinned(reader));
      return late.get() ? null : image;
    } finally {
      guard.interrupt();
    }
  }

  private static boolean passed(Duration time) {
    try {
      Thread.sleep(time);
      return true;
    } catch (InterruptedException e) {
      // Done in time; the thread ends with this answer.
      return false;
    }
  }

  /// Reads every n-th pixel of a picture far larger than any we show, so that its size in memory
  /// does not follow the size it claims.
  private ImageReadParam thinned(ImageReader reader) throws IOException {
    int width = isTurned() ? reader.getHeight(0) : reader.getWidth(0);
    int height = isTurned() ? reader.getWidth(0) : reader.getHeight(0);
    int wide = width / Pictures.WIDEST;
    int high = height / (Pictures.WIDEST * Pictures.STEEPEST);
    int step = Math.max(1, Math.max(wide, high));
    ImageReadParam how = reader.getDefaultReadParam();
    how.setSourceSubsampling(step, step, 0, 0);
    return how;
  }

  private boolean isTurned() {
    return orientation >= 5;
  }

  private BufferedImage upright(BufferedImage stored) {
    if (orientation == 1) {
      return stored;
    }
    int width = isTurned() ? stored.getHeight() : stored.getWidth();
    int height = isTurned() ? stored.getWidth() : stored.getHeight();
    boolean transparent = stored.getColorModel().hasAlpha();
    BufferedImage upright =
        new BufferedImage(
            width, height, transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    Graphics2D g = upright.createGraphics();
    g.drawImage(stored, turn(stored.getWidth(), stored.getHeight()), null);
    g.dispose();
    return upright;
  }

  /// Where a stored pixel goes (Exif 2.32, tag 0x0112), as the matrix x' = ax + cy + e and
  /// y' = bx + dy + f.
  ///
  /// @param w width as stored, in pixels
  /// @param h height as stored, in pixels
  private AffineTransform turn(int w, int h) {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
      default -> new AffineTransform();
    };
  }
}
