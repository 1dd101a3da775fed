package press.colophon.articles;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PicturesTest {
  @TempDir private Path folder;
  private Pictures pictures;

  @BeforeEach
  void open() {
    pictures = new Pictures(folder.resolve("media"));
  }

  @ParameterizedTest
  @CsvSource({"jpg, image/jpeg", "png, image/jpeg", "gif, image/jpeg", "bmp, image/jpeg"})
  void keepsEveryUsualKind(String kind, String mediaType) throws IOException {
    Picture picture = pictures.keep(drawn(40, 30, BufferedImage.TYPE_INT_RGB, kind)).orElseThrow();

    assertThat(picture.mediaType()).isEqualTo(mediaType);
    assertThat(picture.width()).isEqualTo(40);
    assertThat(picture.height()).isEqualTo(30);
    assertThat(read(picture.fileName()).getWidth()).isEqualTo(40);
  }

  @Test
  void keepsTransparency() throws IOException {
    Picture picture =
        pictures.keep(drawn(40, 30, BufferedImage.TYPE_INT_ARGB, "png")).orElseThrow();

    assertThat(picture.fileName()).endsWith(".png");
    assertThat(read(picture.fileName()).getColorModel().hasAlpha()).isTrue();
  }

  @Test
  void keepsAWideAndANarrowCopy() throws IOException {
    Picture picture =
        pictures.keep(drawn(4000, 1000, BufferedImage.TYPE_INT_RGB, "jpg")).orElseThrow();

    assertThat(read(picture.fileName()).getWidth()).isEqualTo(1600);
    assertThat(read(picture.fileName()).getHeight()).isEqualTo(400);
    assertThat(read(picture.narrowFileName()).getWidth()).isEqualTo(800);
    assertThat(picture.width()).isEqualTo(1600);
  }

  @Test
  void removesHiddenData() throws IOException {
    byte[] jpeg = drawn(40, 30, BufferedImage.TYPE_INT_RGB, "jpg");
    byte[] tagged = withExif(jpeg, "Exif\0\0 taken at 52.5200 N 13.4050 E");

    Picture picture = pictures.keep(tagged).orElseThrow();

    byte[] served = Files.readAllBytes(pictures.folder().resolve(picture.fileName()));
    assertThat(new String(served, StandardCharsets.ISO_8859_1)).doesNotContain("52.5200", "Exif");
  }

  @Test
  void samePicturesAreKeptOnce() throws IOException {
    byte[] bytes = drawn(40, 30, BufferedImage.TYPE_INT_RGB, "png");

    assertThat(pictures.keep(bytes)).isEqualTo(pictures.keep(bytes));

    assertThat(files()).hasSize(2);
  }

  @Test
  void refusesWhatIsNoPicture() throws IOException {
    assertThat(pictures.keep("<svg onload='x'></svg>".getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(pictures.keep(new byte[0])).isEmpty();
    assertThat(files()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"jpg", "png", "gif", "bmp"})
  void damagedPicturesNeverFail(String kind) throws IOException {
    byte[] whole = drawn(60, 60, BufferedImage.TYPE_INT_RGB, kind);
    for (int cut = 1; cut < whole.length; cut += Math.max(1, whole.length / 60)) {
      pictures.keep(Arrays.copyOf(whole, cut));
      byte[] flipped = whole.clone();
      flipped[cut] ^= 0x55;
      pictures.keep(flipped);
    }

    assertThat(files()).noneMatch(f -> f.contains("unfinished"));
  }

  @ParameterizedTest
  @CsvSource({"1, 19999", "1, 60000000", "40000, 2", "30, 900"})
  void refusesStripsThatNobodyPhotographs(int width, int height) {
    assertThat(pictures.keep(pngThatClaims(width, height))).isEmpty();
  }

  @Test
  void keepsAHighPictureWithinABox() throws IOException {
    Picture picture =
        pictures.keep(drawn(900, 9000, BufferedImage.TYPE_BYTE_GRAY, "png")).orElseThrow();

    assertThat(picture.height()).isEqualTo(6400);
    assertThat(picture.width()).isEqualTo(640);
  }

  @Test
  void refusesASizeItOnlyClaimsWithoutMakingRoomForIt() {
    assertThat(pictures.keep(pngThatClaims(100_000, 100_000))).isEmpty();
  }

  /// @return a PNG of a few bytes whose header claims a size
  private static byte[] pngThatClaims(int width, int height) {
    ByteBuffer header = ByteBuffer.allocate(17);
    header.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
    header.put(new byte[] {8, 2, 0, 0, 0});
    CRC32 crc = new CRC32();
    crc.update(header.array());
    return ByteBuffer.allocate(33)
        .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'})
        .putInt(13)
        .put(header.array())
        .putInt((int) crc.getValue())
        .array();
  }

  private static byte[] withExif(byte[] jpeg, String said) {
    byte[] payload = said.getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.allocate(jpeg.length + payload.length + 4)
        .put(jpeg, 0, 2)
        .putShort((short) 0xFFE1)
        .putShort((short) (payload.length + 2))
        .put(payload)
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }

  private static byte[] drawn(int width, int height, int type, String kind) throws IOException {
    BufferedImage image = new BufferedImage(width, height, type);
    var g = image.createGraphics();
    g.setColor(Color.ORANGE);
    g.fillOval(2, 2, width / 2, height / 2);
    g.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, kind, out)).isTrue();
    return out.toByteArray();
  }

  private BufferedImage read(String name) throws IOException {
    return ImageIO.read(
        new ByteArrayInputStream(Files.readAllBytes(pictures.folder().resolve(name))));
  }

  private String[] files() throws IOException {
    if (!Files.exists(pictures.folder())) {
      return new String[0];
    }
    try (Stream<Path> files = Files.list(pictures.folder())) {
      return files.map(f -> f.getFileName().toString()).toArray(String[]::new);
    }
  }
}
