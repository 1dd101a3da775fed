package press.colophon.intake.format.document;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.function.Consumer;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hpsf.SummaryInformation;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.PublicationDate;
import press.colophon.intake.Drop;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.format.OriginalFormat;
import press.colophon.intake.format.Sample;

/// A document of Word 97 to 2003 (`.doc`). Thread-safe.
public final class OldWordFile implements OriginalFormat {
  private static final Duration TIME = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "Word 97 document";
  }

  @Override
  public boolean recognises(Sample sample) {
    return sample.startsWith(0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1);
  }

  @Override
  public void read(Original original, Consumer<Item> to) throws IOException {
    to.accept(BoundedReading.within(TIME, () -> item(original)));
  }

  private static Item item(Original original) throws IOException {
    try (POIFSFileSystem file = new POIFSFileSystem(Deadline.stream(original.bytes()))) {
      if (!file.getRoot().hasEntryCaseInsensitive("WordDocument")) {
        boolean locked = file.getRoot().hasEntryCaseInsensitive("EncryptedPackage");
        return locked
            ? locked()
            : new Item.Empty(
                "", Drop.Reason.NO_ARTICLE, "it is an office document, but not one of text");
      }
      try (HWPFDocument document = new HWPFDocument(file)) {
        return text(document).item(original, "Word 97 document");
      }
    } catch (EncryptedDocumentException e) {
      return locked();
    }
  }

  static Item locked() {
    return new Item.Empty("", Drop.Reason.NOT_PUBLISHED, "it is protected by a password");
  }

  private static DocumentText text(HWPFDocument document) {
    DocumentText text = new DocumentText();
    SummaryInformation summary = document.getSummaryInformation();
    if (summary != null) {
      text.title(summary.getTitle())
          .author(summary.getAuthor())
          .created(date(summary.getCreateDateTime()))
          .modified(date(summary.getLastSaveDateTime()));
    }
    Range range = document.getRange();
    TableRows table = new TableRows();
    for (int i = 0; i < range.numParagraphs() && !text.isFull(); i++) {
      Deadline.check();
      Paragraph paragraph = range.getParagraph(i);
      if (!paragraph.isInTable()) {
        table.writeTo(text);
        paragraph(paragraph, text);
      } else if (paragraph.isTableRowEnd()) {
        table.endRow();
      } else {
        table.cell(words(paragraph));
      }
    }
    table.writeTo(text);
    return text;
  }

  private static String words(Paragraph paragraph) {
    return Range.stripFields(paragraph.text())
        .replace('\u000B', '\n')
        .replaceAll("[\\x00-\\x08\\x0C\\x0E-\\x1F]", " ");
  }

  private static void paragraph(Paragraph paragraph, DocumentText text) {
    String words = words(paragraph);
    int level = paragraph.getLvl();
    if (words.isBlank()) {
      text.gap();
    } else if (level < 6) {
      text.gap().paragraph(Markdown.heading(level + 2, words));
    } else if (paragraph.isInList()) {
      text.line("- " + Markdown.oneLine(words));
    } else {
      text.gap().paragraph(words);
    }
  }

  private static @Nullable PublicationDate date(@Nullable Date said) {
    return said == null || !said.toInstant().isAfter(Instant.EPOCH)
        ? null
        : PublicationDate.of(said.toInstant().atOffset(ZoneOffset.UTC));
  }
}
