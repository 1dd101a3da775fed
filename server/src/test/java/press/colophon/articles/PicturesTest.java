package press.colophon.articles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import java.awt.Color;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.colophon.articles.credit.Inscribed;

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

  // What else is in a file.

  @ParameterizedTest
  @CsvSource({"jpg", "png", "webp"})
  void removesPositionAndSerialNumbers(String kind) throws Exception {
    Picture picture = pictures.keep(inscribed(kind)).orElseThrow();

    for (String name : List.of(picture.fileName(), picture.narrowFileName())) {
      String served = new String(bytes(name), StandardCharsets.ISO_8859_1);
      assertThat(served).doesNotContain("Exif", "MAKERNOTE", "SERIAL", "555 0815", "Photoshop 3.0");
      assertThat(ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes(name))))
          .satisfies(said -> assertThat(said.getDirectoriesOfType(GpsDirectory.class)).isEmpty())
          .satisfies(
              said -> assertThat(said.getDirectoriesOfType(ExifIFD0Directory.class)).isEmpty());
    }
  }

  @ParameterizedTest
  @CsvSource({"jpg, image/jpeg", "png, image/png", "webp, image/jpeg"})
  void creditAndLicenceTravelWithTheFile(String kind, String mediaType) throws Exception {
    Picture picture = pictures.keep(inscribed(kind)).orElseThrow();

    assertThat(picture.mediaType()).isEqualTo(mediaType);
    assertThat(picture.credit().creator()).isEqualTo("Ida & Leo");
    for (String name : List.of(picture.fileName(), picture.narrowFileName())) {
      Metadata said = ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes(name)));
      assertThat(said.getFirstDirectoryOfType(XmpDirectory.class).getXmpProperties())
          .containsEntry("dc:creator[1]", "Ida & Leo")
          .containsEntry("dc:rights[1]", "© <Harbour>")
          .containsEntry("photoshop:Credit", "Harbour Wire")
          .containsEntry("xmpRights:WebStatement", "https://harbour.example/?a=1&b=2")
          .containsEntry("plus:Licensor[1]/plus:LicensorURL", "https://harbour.example/buy");
      assertThat(read(name).getWidth()).isEqualTo(40);
    }
  }

  @Test
  void whatItWroteItReadsAgain() throws IOException {
    Picture first = pictures.keep(inscribed("jpg")).orElseThrow();

    Picture second = pictures.keep(bytes(first.fileName())).orElseThrow();

    assertThat(second.credit().caption()).isNull();
    assertThat(second.credit())
        .usingRecursiveComparison()
        .ignoringFields("caption")
        .isEqualTo(first.credit());
  }

  @Test
  void writesNothingIntoAPictureThatSaysNothing() throws IOException {
    Picture picture = pictures.keep(drawn(40, 30, BufferedImage.TYPE_INT_RGB, "jpg")).orElseThrow();

    assertThat(new String(bytes(picture.fileName()), StandardCharsets.ISO_8859_1))
        .doesNotContain("adobe");
  }

  @Test
  void theLongestCreditFitsIntoAJpeg() throws Exception {
    String longest = "&".repeat(1000);
    byte[] file =
        Inscribed.picture(drawn(40, 30, BufferedImage.TYPE_INT_RGB, "jpg"))
            .xmp(
                "<dc:creator>%1$s</dc:creator><dc:rights>%1$s</dc:rights><photoshop:Credit>%1$s"
                        .formatted("&amp;".repeat(1000))
                    + "</photoshop:Credit><photoshop:Source>%1$s</photoshop:Source>"
                        .formatted("&amp;".repeat(1000))
                    + "<xmpRights:UsageTerms>%1$s</xmpRights:UsageTerms>"
                        .formatted("&amp;".repeat(1000)))
            .jpeg();

    Picture picture = pictures.keep(file).orElseThrow();

    Metadata said =
        ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes(picture.fileName())));
    assertThat(said.getFirstDirectoryOfType(XmpDirectory.class).getXmpProperties())
        .containsEntry("photoshop:Credit", longest)
        .containsEntry("xmpRights:UsageTerms[1]", longest);
  }

  private static byte[] inscribed(String kind) throws IOException {
    String words =
        """
        <dc:creator><rdf:Seq><rdf:li>Ida &amp; Leo</rdf:li></rdf:Seq></dc:creator>
        <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© &lt;Harbour&gt;</rdf:li></rdf:Alt></dc:rights>
        <photoshop:Credit>Harbour Wire</photoshop:Credit>
        <xmpRights:WebStatement>https://harbour.example/?a=1&amp;b=2</xmpRights:WebStatement>
        <plus:Licensor><rdf:Bag><rdf:li rdf:parseType="Resource">
        <plus:LicensorURL>https://harbour.example/buy</plus:LicensorURL></rdf:li></rdf:Bag></plus:Licensor>
        <exif:GPSLatitude>52,31.2N</exif:GPSLatitude>
        <Iptc4xmpCore:CreatorContactInfo Iptc4xmpCore:CiTelWork="+47 555 0815"/>
        """;
    return switch (kind) {
      case "jpg" ->
          Inscribed.picture(drawn(40, 30, BufferedImage.TYPE_INT_RGB, "jpg"))
              .camera(1)
              .iptc(120, "Tel. 555 0815")
              .xmp(words)
              .jpeg();
      case "png" ->
          Inscribed.picture(drawn(40, 30, BufferedImage.TYPE_INT_ARGB, "png"))
              .camera(1)
              .xmp(words)
              .png();
      default -> Inscribed.picture(sample("opaque.webp")).camera(1).xmp(words).webp();
    };
  }

  // Formats and colours.

  @ParameterizedTest
  @CsvSource({"opaque.webp, image/jpeg", "lossless.webp, image/png", "transparent.webp, image/png"})
  void readsWebP(String name, String mediaType) throws IOException {
    Picture picture = pictures.keep(sample(name)).orElseThrow();

    BufferedImage served = read(picture.fileName());
    assertThat(picture.mediaType()).isEqualTo(mediaType);
    assertThat(served.getWidth()).isEqualTo(40);
    assertColour(served, 5, 5, 0xCC0000);
    assertColour(served, 35, 25, 0x0000CC);
  }

  @Test
  void tellsAFormatByItsContent() throws IOException {
    byte[] twoFormats = "GIF89a".getBytes(StandardCharsets.US_ASCII);

    assertThat(pictures.keep(twoFormats)).isEmpty();
    assertThat(pictures.keep(sample("opaque.webp")).orElseThrow().fileName()).endsWith(".jpg");
  }

  @Test
  void readsPrintColours() throws IOException {
    Picture picture = pictures.keep(printed(0, 255, 255, 0)).orElseThrow();

    BufferedImage served = read(picture.fileName());
    int pixel = served.getRGB(15, 15);
    assertThat(pixel >> 16 & 0xFF).isGreaterThan(180);
    assertThat(pixel >> 8 & 0xFF).isLessThan(90);
    assertThat(pixel & 0xFF).isLessThan(90);
  }

  /// A JPEG of one ink mixture, 0 to 255 each, as print programs write it: inverted, and with
  /// Adobe's mark.
  private static byte[] printed(int cyan, int magenta, int yellow, int black) throws IOException {
    WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 32, 32, 4, null);
    for (int y = 0; y < 32; y++) {
      for (int x = 0; x < 32; x++) {
        inks.setPixel(x, y, new int[] {255 - cyan, 255 - magenta, 255 - yellow, 255 - black});
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(inks, null, null), writer.getDefaultWriteParam());
    } finally {
      writer.dispose();
    }
    byte[] adobe = "\u00ff\u00ee\0\u000eAdobe\0d\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    return inserted(out.toByteArray(), 2, adobe);
  }

  @Test
  void turnsColoursIntoThoseOfTheWeb() throws IOException {
    ColorSpace linear = ColorSpace.getInstance(ColorSpace.CS_LINEAR_RGB);
    ComponentColorModel model =
        new ComponentColorModel(linear, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
    WritableRaster raster = model.createCompatibleWritableRaster(32, 32);
    for (int i = 0; i < 32 * 32; i++) {
      raster.setPixel(i % 32, i / 32, new int[] {55, 55, 55});
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(model, raster, false, null), "png", out);
    byte[] profile = ((ICC_ColorSpace) linear).getProfile().getData();

    Picture picture = pictures.keep(withProfile(out.toByteArray(), profile)).orElseThrow();

    // Linear light of 55 in 255 is middle grey, 128, in sRGB.
    assertColour(read(picture.fileName()), 10, 10, 0x808080);
  }

  /// A JPEG of the same pixels whose profile says what they mean.
  private static byte[] withProfile(byte[] png, byte[] profile) throws IOException {
    BufferedImage linear = ImageIO.read(new ByteArrayInputStream(png));
    BufferedImage plain = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 32 * 32; i++) {
      int[] pixel = linear.getRaster().getPixel(i % 32, i / 32, (int[]) null);
      plain.setRGB(i % 32, i / 32, pixel[0] << 16 | pixel[1] << 8 | pixel[2]);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(plain, "jpg", out);
    byte[] mark = "ICC_PROFILE\0\u0001\u0001".getBytes(StandardCharsets.ISO_8859_1);
    byte[] segment =
        ByteBuffer.allocate(4 + mark.length + profile.length)
            .putShort((short) 0xFFE2)
            .putShort((short) (2 + mark.length + profile.length))
            .put(mark)
            .put(profile)
            .array();
    return inserted(out.toByteArray(), 20, segment);
  }

  private static void assertColour(BufferedImage image, int x, int y, int expected) {
    int pixel = image.getRGB(x, y);
    for (int shift : new int[] {16, 8, 0}) {
      assertThat(pixel >> shift & 0xFF)
          .as("%06x", pixel & 0xFFFFFF)
          .isCloseTo(expected >> shift & 0xFF, within(12));
    }
  }

  // Which way is up.

  @ParameterizedTest
  @CsvSource({
    "1, 40, 30, 5, 5",
    "2, 40, 30, 35, 5",
    "3, 40, 30, 35, 25",
    "4, 40, 30, 5, 25",
    "5, 30, 40, 5, 5",
    "6, 30, 40, 25, 5",
    "7, 30, 40, 25, 35",
    "8, 30, 40, 5, 35"
  })
  void turnsAPictureUpright(int orientation, int width, int height, int x, int y)
      throws IOException {
    BufferedImage corner = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
    var g = corner.createGraphics();
    g.setColor(Color.RED);
    g.fillRect(0, 0, 16, 12);
    g.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(corner, "jpg", out);

    Picture picture =
        pictures
            .keep(Inscribed.picture(out.toByteArray()).camera(orientation).jpeg())
            .orElseThrow();

    assertThat(picture.width()).isEqualTo(width);
    assertThat(picture.height()).isEqualTo(height);
    BufferedImage served = read(picture.fileName());
    assertColour(served, x, y, 0xFE0000);
    assertColour(served, width - 1 - x, height - 1 - y, 0);
  }

  @Test
  void aStripThatIsTurnedStaysAStrip() throws IOException {
    byte[] wide = drawn(900, 30, BufferedImage.TYPE_INT_RGB, "jpg");

    assertThat(pictures.keep(wide)).isPresent();
    assertThat(pictures.keep(Inscribed.picture(wide).camera(6).jpeg())).isEmpty();
  }

  // Files that cost more than they show.

  @Test
  @Timeout(10)
  void refusesAJpegOfNothingButScans() throws IOException {
    byte[] whole = drawn(4000, 4000, BufferedImage.TYPE_INT_RGB, "jpg");
    byte[] scan = {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 63, 0};
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(whole, 0, whole.length - 2);
    for (int i = 0; i < 100_000; i++) {
      out.writeBytes(scan);
    }
    out.write(whole, whole.length - 2, 2);

    assertThat(JpegScans.count(whole)).isEqualTo(1);
    assertThat(pictures.keep(out.toByteArray())).isEmpty();
  }

  @Test
  void countsTheScansOfAProgressiveJpeg() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.write(
          null,
          new IIOImage(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), null, null),
          how);
    } finally {
      writer.dispose();
    }

    assertThat(JpegScans.count(out.toByteArray())).isBetween(5, 12);
    assertThat(pictures.keep(out.toByteArray())).isPresent();
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
  @CsvSource({"jpg", "png", "gif", "bmp", "opaque.webp", "lossless.webp", "transparent.webp"})
  void damagedPicturesNeverFail(String kind) throws IOException {
    byte[] whole =
        kind.endsWith("webp") ? sample(kind) : drawn(60, 60, BufferedImage.TYPE_INT_RGB, kind);
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

  private static byte[] inserted(byte[] file, int at, byte[] more) {
    return ByteBuffer.allocate(file.length + more.length)
        .put(file, 0, at)
        .put(more)
        .put(file, at, file.length - at)
        .array();
  }

  private static byte[] sample(String name) throws IOException {
    try (InputStream in = PicturesTest.class.getResourceAsStream("/articles/" + name)) {
      return in.readAllBytes();
    }
  }

  private byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(pictures.folder().resolve(name));
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
    return ImageIO.read(new ByteArrayInputStream(bytes(name)));
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
