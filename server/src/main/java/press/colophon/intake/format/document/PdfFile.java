package press.colophon.intake.format.document;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.function.Consumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.PublicationDate;
import press.colophon.intake.Drop;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.format.OriginalFormat;
import press.colophon.intake.format.Sample;
import press.colophon.intake.format.StatedTime;
import press.colophon.intake.format.Xml;

/// A PDF document: its text in reading order, and what its properties say of title, author, times
/// and rights. Thread-safe.
public final class PdfFile implements OriginalFormat {
  private static final Duration TIME = Duration.ofSeconds(60);
  private static final int MOST_PAGES = 500;
  private static final int LARGEST_XMP = 2 << 20;

  @Override
  public String name() {
    return "PDF document";
  }

  @Override
  public boolean recognises(Sample sample) {
    return sample.startsWith("%pdf-");
  }

  @Override
  public void read(Original original, Consumer<Item> to) throws IOException {
    to.accept(BoundedReading.within(TIME, () -> item(original)));
  }

  private static Item item(Original original) throws IOException {
    if (PdfStreams.areTooLarge(original.bytes())) {
      return BoundedReading.tooMuch("it unpacks to more than is read");
    }
    try (PDDocument document =
        Loader.loadPDF(
            Deadline.buffer(original.bytes()),
            "",
            null,
            null,
            IOUtils.createMemoryOnlyStreamCache())) {
      if (!document.getCurrentAccessPermission().canExtractContent()) {
        return new Item.Empty(
            "",
            Drop.Reason.NOT_ALLOWED,
            "its publisher does not allow that its text is taken out of it");
      }
      if (document.getNumberOfPages() > MOST_PAGES) {
        return BoundedReading.tooMuch("it has more than %d pages".formatted(MOST_PAGES));
      }
      if (PdfStreams.areTooLarge(document)) {
        return BoundedReading.tooMuch("it unpacks to more than is read");
      }
      DocumentText text = new DocumentText();
      PdfText lines = new PdfText();
      lines.read(document, text);
      if (lines.isTooLong()) {
        return BoundedReading.tooMuch("it has more lines than are read");
      }
      properties(document, text);
      return text.item(original, "PDF document");
    } catch (InvalidPasswordException e) {
      return OldWordFile.locked();
    }
  }

  private static void properties(PDDocument document, DocumentText text) throws IOException {
    PDDocumentInformation said = document.getDocumentInformation();
    text.title(title(said.getTitle()))
        .author(said.getAuthor())
        .created(date(said.getCreationDate()))
        .modified(date(said.getModificationDate()))
        .language(document.getDocumentCatalog().getLanguage());
    PDMetadata metadata = document.getDocumentCatalog().getMetadata();
    if (metadata != null) {
      try (var in = metadata.createInputStream()) {
        xmp(Xml.parse(in.readNBytes(LARGEST_XMP), null).document(), text);
      }
    }
  }

  /// What is written in XMP goes before the older properties (ISO 16684-1).
  private static void xmp(Document xmp, DocumentText text) {
    text.rights("dc:rights", xmp.select("Description > rights").text())
        .rights("xmpRights:WebStatement", value(xmp, "WebStatement"))
        .rights("xmpRights:UsageTerms", value(xmp, "UsageTerms"))
        .rights("cc:license", licence(xmp))
        .title(title(xmp.select("Description > title").text()))
        .author(String.join(", ", xmp.select("Description > creator li").eachText()))
        .created(StatedTime.date(value(xmp, "CreateDate")))
        .modified(StatedTime.date(value(xmp, "ModifyDate")));
  }

  /// A property is written as an element or as an attribute.
  private static @Nullable String value(Document xmp, String name) {
    for (Element description : xmp.select("Description")) {
      Element own = description.selectFirst("> " + name);
      String said = own == null ? description.attr(name) : own.text();
      if (!said.isBlank()) {
        return said.strip();
      }
    }
    return null;
  }

  private static @Nullable String licence(Document xmp) {
    Element licence = xmp.selectFirst("Description > license");
    if (licence == null) {
      return null;
    }
    return licence.attr("resource").isBlank() ? licence.text() : licence.attr("resource");
  }

  /// Programs put the name of a file where a title belongs.
  private static @Nullable String title(@Nullable String said) {
    boolean file =
        said == null
            || said.matches(
                "(?i)(?:microsoft word - .*|untitled.*|.*\\.(?:docx?|odt|indd|qxd|pdf|rtf))");
    return file ? null : said;
  }

  private static @Nullable PublicationDate date(@Nullable Calendar said) {
    return said == null
        ? null
        : PublicationDate.of(said.toInstant().atOffset(ZoneOffset.ofTotalSeconds(offset(said))));
  }

  private static int offset(Calendar said) {
    int seconds = said.getTimeZone().getOffset(said.getTimeInMillis()) / 1000;
    return Math.clamp(seconds, -18 * 3600, 18 * 3600);
  }
}
