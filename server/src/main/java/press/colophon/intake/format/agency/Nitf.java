package press.colophon.intake.format.agency;

import java.time.Instant;
import java.util.function.Consumer;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
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
    return switch (NitfText.clearance(nitf)) {
      case Clearance.Canceled canceled -> takedown(nitf);
      case Clearance.Withheld(String because) ->
          new Item.Empty("", Drop.Reason.NOT_PUBLISHED, because);
      case Clearance.Cleared(Instant notBefore) -> article(nitf, original, notBefore);
    };
  }

  private static Item takedown(Element nitf) {
    Element issued = nitf.selectFirst("docdata > date\\.issue");
    return new Item.Takedown(
        "",
        NitfText.identifiers(nitf),
        issued == null ? null : StatedTime.instant(issued.attr("norm")),
        NitfText.orNull(nitf.select("docdata > ed-msg").attr("info")));
  }

  private static Item article(Element nitf, Original original, @Nullable Instant notBefore) {
    Copy copy = new Copy();
    copy.envelope.embargoedUntil(notBefore);
    NitfText.read(nitf, copy);
    if (!copy.hasBody()) {
      return new Item.Empty("", Drop.Reason.NO_ARTICLE, "there is no text in its body.content");
    }
    return copy.hasHeadline()
        ? new Item.Article("", original, copy.account(), "NITF")
        : new Item.Empty("", Drop.Reason.NO_ARTICLE, "it has no headline");
  }
}
