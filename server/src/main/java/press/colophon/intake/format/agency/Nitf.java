package press.colophon.intake.format.agency;

import java.util.function.Consumer;
import org.jsoup.nodes.Element;
import press.colophon.intake.Drop;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.format.OriginalFormat;
import press.colophon.intake.format.Sample;
import press.colophon.intake.format.StatedTime;
import press.colophon.intake.format.Xml;

/// A file of the News Industry Text Format, 2.x and 3.x: one article. Thread-safe.
public final class Nitf implements OriginalFormat {

  @Override
  public String name() {
    return "NITF";
  }

  @Override
  public boolean recognises(Sample sample) {
    return Xml.root(sample).equals("nitf");
  }

  @Override
  public void read(Original original, Consumer<Item> to) {
    Xml.Parsed parsed = Xml.parse(original.bytes(), original.charset());
    Element nitf = parsed.root();
    to.accept(
        nitf == null || parsed.fault() != null
            ? new Item.Empty("", Drop.Reason.BROKEN_FORMAT, String.valueOf(parsed.fault()))
            : item(nitf, original));
  }

  private static Item item(Element nitf, Original original) {
    String status = NitfText.status(nitf);
    if (status.equals("canceled") || status.equals("cancelled")) {
      Element issued = nitf.selectFirst("docdata > date\\.issue");
      return new Item.Takedown(
          "",
          NitfText.identifiers(nitf),
          issued == null ? null : StatedTime.instant(issued.attr("norm")),
          NitfText.orNull(nitf.select("docdata > ed-msg").attr("info")));
    }
    if (status.equals("withheld")) {
      return new Item.Empty(
          "", Drop.Reason.NOT_PUBLISHED, "its publisher withholds it (management-status withheld)");
    }
    Copy copy = new Copy();
    NitfText.read(nitf, copy);
    if (!copy.hasBody()) {
      return new Item.Empty("", Drop.Reason.NO_ARTICLE, "there is no text in its body.content");
    }
    return copy.hasHeadline()
        ? new Item.Article("", original, copy.account(), "NITF")
        : new Item.Empty("", Drop.Reason.NO_ARTICLE, "it has no headline");
  }
}
