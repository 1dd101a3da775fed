package press.colophon.intake.format.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import press.colophon.intake.Drop;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.OriginalReader;
import press.colophon.intake.PictureFinder;
import press.colophon.platform.http.CannedFetcher;

class SavedFilesTest {
  private static final Path CORPUS = Path.of("src/test/resources/intake/formats");
  private static final PictureFinder FINDER = new PictureFinder(new CannedFetcher(), 1_000_000);

  @Test
  void thePictureOfASavedPageIsFoundInTheSameFile() throws IOException {
    Item.Article page = article("mhtml/saved-by-a-browser/in.mhtml");

    assertThat(FINDER.find(page.account().image().url(), page.original())).isPresent();
    assertThat(FINDER.find("https://coast.example/other.jpg", page.original())).isEmpty();
  }

  @Test
  void thePictureOfADocumentIsFoundInTheSameFile() throws IOException {
    for (String document : List.of("docx/libreoffice/in.docx", "odt/libreoffice/in.odt")) {
      Item.Article article = article(document);

      byte[] picture =
          FINDER.find(article.account().image().url(), article.original()).orElseThrow();
      assertThat(picture).startsWith(0x89, 'P', 'N', 'G');
    }
  }

  @Test
  void refusesADocumentThatUnpacksToMoreThanIsRead() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write("<Types/>".getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      byte[] blanks = new byte[1 << 20];
      for (int i = 0; i < 40; i++) {
        zip.write(blanks);
      }
    }

    Item item = read("bomb.docx", bytes.toByteArray());

    assertThat(item).isInstanceOf(Item.Empty.class);
    assertThat(((Item.Empty) item).reason()).isEqualTo(Drop.Reason.TOO_LARGE);
  }

  @Test
  void aDamagedDocumentIsAnItemThatSaysSo() throws IOException {
    byte[] whole = Files.readAllBytes(CORPUS.resolve("docx/libreoffice/in.docx"));
    for (int size : List.of(200, whole.length / 2, whole.length - 10)) {
      assertThat(read("cut.docx", java.util.Arrays.copyOf(whole, size)))
          .isInstanceOf(Item.Empty.class);
    }
  }

  private static Item.Article article(String file) throws IOException {
    return (Item.Article) read(file, Files.readAllBytes(CORPUS.resolve(file)));
  }

  private static Item read(String name, byte[] bytes) {
    List<Item> items = new ArrayList<>();
    new OriginalReader(10_000_000)
        .read(new Original(name, bytes, null, null, Instant.EPOCH), items::add);
    assertThat(items).hasSize(1);
    return items.getFirst();
  }
}
