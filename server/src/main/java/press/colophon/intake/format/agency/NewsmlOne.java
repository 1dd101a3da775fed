package press.colophon.intake.format.agency;

import java.util.function.Consumer;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import press.colophon.intake.Drop;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.format.OriginalFormat;
import press.colophon.intake.format.Sample;
import press.colophon.intake.format.Xml;

/// NewsML 1.x, which the IPTC gave up for NewsML-G2: known, counted, not read. Thread-safe.
public final class NewsmlOne implements OriginalFormat {
  private static final String SENTENCE =
      "it is NewsML 1.x, which is not read; ask its sender for NewsML-G2, NITF or ninjs";

  @Override
  public String name() {
    return "NewsML 1.x";
  }

  @Override
  public boolean recognises(Sample sample) {
    return Xml.root(sample).equals("newsml");
  }

  @Override
  public void read(Original original, Consumer<Item> to) {
    Elements items =
        Xml.parse(original.bytes(), original.charset()).document().select("NewsML > NewsItem");
    if (items.size() <= 1) {
      to.accept(new Item.Empty("", Drop.Reason.NO_ARTICLE, SENTENCE));
      return;
    }
    int count = 0;
    for (Element item : items) {
      count++;
      String id = item.select("PublicIdentifier").text();
      to.accept(
          new Item.Empty(
              "item " + count + (id.isEmpty() ? "" : " (" + id + ")"),
              Drop.Reason.NO_ARTICLE,
              SENTENCE));
    }
  }
}
