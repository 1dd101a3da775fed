package press.colophon.intake.format;

import java.util.List;
import java.util.Optional;
import press.colophon.intake.format.agency.NewsmlG2;
import press.colophon.intake.format.agency.NewsmlOne;
import press.colophon.intake.format.agency.Ninjs;
import press.colophon.intake.format.agency.Nitf;
import press.colophon.intake.format.archive.FileArchive;
import press.colophon.intake.format.archive.WebArchive;
import press.colophon.intake.format.document.MailPage;
import press.colophon.intake.format.document.MboxFile;
import press.colophon.intake.format.document.OfficeFile;
import press.colophon.intake.format.document.OldWordFile;
import press.colophon.intake.format.document.PdfFile;
import press.colophon.intake.format.document.RichTextFile;
import press.colophon.intake.format.document.SafariArchive;
import press.colophon.intake.format.document.SchemaOrg;
import press.colophon.intake.format.feed.GhostReader;
import press.colophon.intake.format.feed.JsonFeedReader;
import press.colophon.intake.format.feed.WordPressReader;
import press.colophon.intake.format.feed.XmlFeedReader;

/// The formats besides pages, in the order in which they are tried.
public final class Formats {
  private static final List<OriginalFormat> ALL =
      List.of(
          new WordPressReader(),
          new XmlFeedReader(),
          new JsonFeedReader(),
          new GhostReader(),
          new Ninjs(),
          new SchemaOrg(),
          new OtherJson(),
          new NewsmlG2(),
          new Nitf(),
          new NewsmlOne(),
          new MboxFile(),
          new MailPage(),
          new PdfFile(),
          new OfficeFile(),
          new OldWordFile(),
          new RichTextFile(),
          new SafariArchive(),
          new WebArchive(),
          new FileArchive());

  private static final List<OriginalFormat> STREAMED =
      ALL.stream().filter(OriginalFormat::isStreamed).toList();

  private Formats() {}

  /// The format of an original, or empty where it can only be a page or a text.
  public static Optional<OriginalFormat> of(Sample sample) {
    return ALL.stream().filter(format -> format.recognises(sample)).findFirst();
  }

  /// Whether an original is read piece by piece. Most are not, which costs little to see.
  public static boolean isStreamed(Sample sample) {
    return STREAMED.stream().anyMatch(format -> format.recognises(sample))
        && of(sample).filter(OriginalFormat::isStreamed).isPresent();
  }
}
