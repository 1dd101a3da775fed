package press.colophon.intake.format.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import press.colophon.intake.Account;
import press.colophon.intake.Drop;
import press.colophon.intake.Envelope;
import press.colophon.intake.Item;
import press.colophon.intake.Original;

class PdfFileTest {
  private static final PDFont FONT = new PDType1Font(Standard14Fonts.FontName.HELVETICA);

  @Test
  void readsOneColumnAfterTheOtherAndJoinsWhatALineEndDivided() throws IOException {
    Account account = article(magazine());

    assertThat(account.headline()).isEqualTo("Ferries cut winter timetables");
    assertThat(account.authors()).containsExactly(new Account.Name("Ada Reed", null));
    assertThat(account.body())
        .containsExactly(
            "<p>The ferry company of Port Lune has cut its winter timetable by half from Monday.</p>",
            "<p>Four islands are left with a single boat a day, and nobody had told them.</p>",
            "<p>The company says that passengers fell by a third after the bridge was opened.</p>",
            "<p>The second page goes on with what the mayor said about the night boat.</p>");
  }

  @Test
  void leavesOutWhatStandsOnEveryPage() throws IOException {
    Account account = article(magazine());

    assertThat(account.furniture())
        .contains(new Account.Furniture(Account.Kind.REPEATED, "Harbour Monthly, issue #"));
    assertThat(String.join(" ", account.body())).doesNotContain("Harbour Monthly");
  }

  @Test
  void keepsWhatItsPropertiesSayOfRights() throws IOException {
    try (PDDocument document = magazine()) {
      PDMetadata xmp = new PDMetadata(document);
      xmp.importXMPMetadata(
          """
          <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
          <rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
            xmpRights:WebStatement="https://creativecommons.org/licenses/by/4.0/">
          <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">Copyright 2026 Tern Wire</rdf:li></rdf:Alt></dc:rights>
          </rdf:Description></rdf:RDF></x:xmpmeta>
          """
              .getBytes(StandardCharsets.UTF_8));
      document.getDocumentCatalog().setMetadata(xmp);

      Account account = article(document);

      assertThat(account.licence()).isEqualTo("https://creativecommons.org/licenses/by/4.0/");
      assertThat(account.copyright().holder()).isEqualTo("Tern Wire");
      assertThat(account.envelope().rights())
          .contains(
              new Envelope.RightsStatement("dc:rights", "Copyright 2026 Tern Wire", null),
              new Envelope.RightsStatement(
                  "xmpRights:WebStatement", null, "https://creativecommons.org/licenses/by/4.0/"));
    }
  }

  @Test
  void saysThatAPasswordProtectsIt() throws IOException {
    Item.Empty empty = refused(bytes(protectedBy("owner", "reader", true)));

    assertThat(empty.reason()).isEqualTo(Drop.Reason.NOT_PUBLISHED);
    assertThat(empty.sentence()).isEqualTo("it is protected by a password");
  }

  @Test
  void takesNoTextOutWhereItsPublisherForbidsIt() throws IOException {
    assertThat(refused(bytes(protectedBy("owner", "", false))).reason())
        .isEqualTo(Drop.Reason.NOT_ALLOWED);
  }

  @Test
  void refusesWhatUnpacksToMoreThanIsRead() throws IOException {
    try (PDDocument document = magazine()) {
      COSStream bomb = new COSStream();
      try (var out = bomb.createOutputStream(COSName.FLATE_DECODE)) {
        byte[] nothing = new byte[1 << 20];
        for (int i = 0; i < 80; i++) {
          out.write(nothing);
        }
      }
      document.getPage(0).getCOSObject().setItem(COSName.CONTENTS, bomb);

      assertThat(refused(bytes(document)).reason()).isEqualTo(Drop.Reason.TOO_MANY);
    }
  }

  private static PDDocument protectedBy(String owner, String user, boolean mayExtract)
      throws IOException {
    AccessPermission may = new AccessPermission();
    may.setCanExtractContent(mayExtract);
    PDDocument document = magazine();
    document.protect(new StandardProtectionPolicy(owner, user, may));
    return document;
  }

  @Test
  void refusesAStreamThatIsPackedTooFarHoweverItsFilterIsSpelled() throws IOException {
    byte[] packed = packed(new byte[80 << 20]);
    byte[] hexadecimal = HexFormat.of().formatHex(packed).getBytes(StandardCharsets.US_ASCII);
    Map<String, byte[]> spellings =
        Map.of(
            "/Filter /Fl", packed,
            "/Filter /Fl#61teDecode", packed,
            "/Filter 6 0 R", packed,
            "/Filter [7 0 R /FlateDecode]", hexadecimal,
            "/Filter [/AHx /Fl]", hexadecimal);

    for (Map.Entry<String, byte[]> spelling : spellings.entrySet()) {
      Item.Empty item = refused(withContent(spelling.getKey(), spelling.getValue()));

      assertThat(item.sentence()).as(spelling.getKey()).contains("unpacks to more than is read");
    }
  }

  @Test
  void refusesObjectsThatAreArmouredBeforeTheyArePacked() throws IOException {
    byte[] hexadecimal =
        HexFormat.of().formatHex(packed(new byte[80 << 20])).getBytes(StandardCharsets.US_ASCII);

    Item.Empty item =
        refused(withContent("/Type /Obj#53tm /N 1 /First 4 /Filter [/AHx /Fl]", hexadecimal));

    assertThat(item.sentence()).contains("unpacks to more than is read");
  }

  /// A document of one page with this as its content.
  private static byte[] withContent(String entries, byte[] content) throws IOException {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    List<Integer> places = new ArrayList<>();
    pdf.write("%PDF-1.5\n".getBytes(StandardCharsets.US_ASCII));
    for (String object :
        List.of(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>")) {
      object(pdf, places, object);
    }
    places.add(pdf.size());
    String head = "4 0 obj\n<< %s /Length %d >>\nstream\n".formatted(entries, content.length);
    pdf.write(head.getBytes(StandardCharsets.US_ASCII));
    pdf.write(content);
    pdf.write("\nendstream\nendobj\n".getBytes(StandardCharsets.US_ASCII));
    object(pdf, places, "null");
    object(pdf, places, "/FlateDecode");
    object(pdf, places, "/ASCIIHexDecode");
    int table = pdf.size();
    StringBuilder end = new StringBuilder("xref\n0 8\n0000000000 65535 f \n");
    places.forEach(place -> end.append("%010d 00000 n \n".formatted(place)));
    end.append("trailer << /Size 8 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF".formatted(table));
    pdf.write(end.toString().getBytes(StandardCharsets.US_ASCII));
    return pdf.toByteArray();
  }

  private static void object(ByteArrayOutputStream pdf, List<Integer> places, String object)
      throws IOException {
    places.add(pdf.size());
    String written = "%d 0 obj\n%s\nendobj\n".formatted(places.size(), object);
    pdf.write(written.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static PDDocument magazine() throws IOException {
    PDDocument document = new PDDocument();
    try (PDPageContentStream page = page(document, 1)) {
      line(page, 24, 60, 700, "Ferries cut winter timetables");
      line(page, 11, 60, 672, "By Ada Reed");
      lines(
          page,
          60,
          "The ferry company of Port Lune has cut its win-",
          "ter timetable by half from Monday.",
          "",
          "Four islands are left with a single boat a day,",
          "and nobody had told them.");
      lines(
          page,
          330,
          "The company says that passengers fell by",
          "a third after the bridge was opened.",
          "");
      line(page, 11, 330, 591, "The second page goes on");
    }
    try (PDPageContentStream page = page(document, 2)) {
      line(page, 11, 60, 640, "with what the mayor said about the night boat.");
    }
    return document;
  }

  private static PDPageContentStream page(PDDocument document, int number) throws IOException {
    PDPage sheet = new PDPage(PDRectangle.A4);
    document.addPage(sheet);
    PDPageContentStream page = new PDPageContentStream(document, sheet);
    line(page, 9, 60, 810, "Harbour Monthly, issue 7");
    line(page, 9, 300, 30, String.valueOf(number));
    return page;
  }

  private static void lines(PDPageContentStream page, int left, String... lines)
      throws IOException {
    int y = 640;
    for (String line : lines) {
      line(page, 11, left, y, line);
      y -= line.isEmpty() ? 10 : 13;
    }
  }

  private static void line(PDPageContentStream page, int size, int x, int y, String text)
      throws IOException {
    page.beginText();
    page.setFont(FONT, size);
    page.newLineAtOffset(x, y);
    page.showText(text);
    page.endText();
  }

  private static byte[] bytes(PDDocument document) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return bytes.toByteArray();
  }

  private static Account article(PDDocument document) throws IOException {
    return ((Item.Article) read(bytes(document))).account();
  }

  private static Item.Empty refused(byte[] bytes) throws IOException {
    return (Item.Empty) read(bytes);
  }

  private static Item read(byte[] bytes) throws IOException {
    List<Item> items = new ArrayList<>();
    new PdfFile().read(new Original("a.pdf", bytes, null, null, Instant.EPOCH), items::add);
    assertThat(items).hasSize(1);
    return items.getFirst();
  }
}
