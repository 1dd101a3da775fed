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
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import press.colophon.intake.Account;
import press.colophon.intake.Drop;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.OriginalReader;
import press.colophon.intake.PictureFinder;
import press.colophon.platform.http.CannedFetcher;

class SavedFilesTest {
  private static final Path CORPUS = Path.of("src/test/resources/intake/formats");
  private static final String SENTENCE =
      "The ferry company of Port Lune has cut its winter timetable by half from Monday on.";
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
      zip.putNextEntry(new ZipEntry("_rels/.rels"));
      zip.write("<Relationships/>".getBytes(StandardCharsets.UTF_8));
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

  @Test
  void anArchiveThatBeginsWithADocumentIsAnArchive() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (String file : List.of("docx/libreoffice/in.docx", "odt/libreoffice/in.odt")) {
        byte[] document = Files.readAllBytes(CORPUS.resolve(file));
        ZipEntry entry = new ZipEntry(file);
        CRC32 crc = new CRC32();
        crc.update(document);
        entry.setSize(document.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(document);
      }
    }

    assertThat(items("two.zip", bytes.toByteArray()))
        .hasSize(2)
        .allMatch(item -> item instanceof Item.Article);
  }

  @Test
  void aDocumentWhoseOtherPartsComeFirstIsOneDocument() throws IOException {
    byte[] noise = new byte[40_000];
    new Random(3).nextBytes(noise);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("customXml/item1.bin"));
      zip.write(noise);
      parts(zip, "<w:p><w:r><w:t>" + SENTENCE + "</w:t></w:r></w:p>");
    }

    assertThat(body(read("late.docx", bytes.toByteArray()))).contains(SENTENCE);
  }

  @Test
  void whatWasMovedOrStandsInAFormIsOfTheText() throws IOException {
    String document =
        """
        <w:p><w:r><w:t>%s</w:t></w:r></w:p>
        <w:p><w:moveFrom><w:r><w:t>gone from here</w:t></w:r></w:moveFrom>
        <w:moveTo><w:r><w:t>The mayor moved this sentence down.</w:t></w:r></w:moveTo></w:p>
        <w:customXml><w:p><w:customXml><w:r><w:t>The harbour has a mark of its own now.</w:t></w:r>
        </w:customXml></w:p></w:customXml>
        <w:sdt><w:sdtContent><w:p><w:r><w:t>The form was filled in on Monday by the crew.</w:t></w:r></w:p>
        </w:sdtContent></w:sdt>
        <w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent><w:tc><w:p><w:r>
        <w:t>The cell in the form.</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt></w:tr>
        </w:sdtContent></w:sdt></w:tbl>
        """
            .formatted(SENTENCE);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      parts(zip, document);
    }

    Item read = read("moved.docx", bytes.toByteArray());

    assertThat(body(read))
        .contains("moved this sentence down")
        .contains("a mark of its own")
        .contains("filled in on Monday")
        .contains("The cell in the form")
        .doesNotContain("gone from here");
    assertThat(((Item.Article) read).account().furniture())
        .extracting(Account.Furniture::text)
        .contains("Harbour Weekly");
  }

  private static void parts(ZipOutputStream zip, String document) throws IOException {
    String w = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";
    part(zip, "[Content_Types].xml", "<Types/>");
    part(zip, "_rels/.rels", "<Relationships/>");
    part(
        zip,
        "word/_rels/document.xml.rels",
        "<Relationships><Relationship Id='r1' Target='header7.xml' Type='http://schemas"
            + ".openxmlformats.org/officeDocument/2006/relationships/header'/></Relationships>");
    String run = "<w:p><w:r><w:t>Harbour Weekly</w:t></w:r></w:p>";
    part(zip, "word/header7.xml", "<w:hdr " + w + ">" + run + "</w:hdr>");
    String title =
        "<w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr><w:r><w:t>Ferries cut winter timetables"
            + "</w:t></w:r></w:p>";
    part(
        zip,
        "word/document.xml",
        "<w:document " + w + "><w:body>" + title + document + "</w:body></w:document>");
  }

  private static void part(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
  }

  private static String body(Item item) {
    return String.join("\n", ((Item.Article) item).account().body());
  }

  private static Item.Article article(String file) throws IOException {
    return (Item.Article) read(file, Files.readAllBytes(CORPUS.resolve(file)));
  }

  private static Item read(String name, byte[] bytes) {
    List<Item> items = items(name, bytes);
    assertThat(items).hasSize(1);
    return items.getFirst();
  }

  private static List<Item> items(String name, byte[] bytes) {
    List<Item> items = new ArrayList<>();
    new OriginalReader(10_000_000)
        .read(new Original(name, bytes, null, null, Instant.EPOCH), items::add);
    return items;
  }
}
