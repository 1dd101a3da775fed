package press.colophon.intake.format.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import press.colophon.intake.Content;
import press.colophon.intake.Drop;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.format.OriginalFormat;
import press.colophon.intake.format.Sample;
import press.colophon.intake.format.Zip;

/// A document of a word processor packed as ZIP: Word's `.docx` (ECMA-376) and OpenDocument's
/// `.odt` (ISO/IEC 26300). Tables of numbers and slides hold no articles. Thread-safe.
public final class OfficeFile implements OriginalFormat {
  private static final Duration TIME = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "office document";
  }

  @Override
  public boolean recognises(Sample sample) {
    return sample.startsWith('P', 'K', 3, 4) && Zip.isDocument(sample.content());
  }

  @Override
  public void read(Original original, Consumer<Item> to) throws IOException {
    to.accept(BoundedReading.within(TIME, () -> item(original)));
  }

  private static Item item(Original original) throws IOException {
    try (PackedFiles files = new PackedFiles(original.bytes())) {
      byte[] mime = files.bytes("mimetype");
      String kind = mime == null ? "" : new String(mime, StandardCharsets.US_ASCII).strip();
      if (files.has("word/document.xml")) {
        DocumentText text = new DocumentText();
        byte[] picture = new WordText(files, text).read();
        return text.item(with(original, text, picture), "Word document");
      }
      if (kind.startsWith("application/vnd.oasis.opendocument.text")) {
        DocumentText text = new DocumentText();
        byte[] picture = new OpenDocumentText(files, text).read();
        return text.item(with(original, text, picture), "OpenDocument text");
      }
      return new Item.Empty(
          "", Drop.Reason.NO_ARTICLE, "it is an office document, but not one of text");
    } catch (PackedFiles.TooLargeException e) {
      return new Item.Empty("", Drop.Reason.TOO_LARGE, "it unpacks to more than is read");
    }
  }

  /// The document with its picture beside it, where it has one.
  private static Original with(Original original, DocumentText text, byte[] picture) {
    String address = text.pictureAddress();
    return address == null || picture.length == 0
        ? original
        : new Original(
            original.from(),
            Content.of(original.bytes(), java.util.Map.of(address, picture)),
            original.address(),
            original.charset(),
            original.at());
  }
}
