package press.colophon.intake.format.agency;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jsoup.nodes.Element;
import press.colophon.intake.Drop;
import press.colophon.intake.Item;
import press.colophon.intake.Original;
import press.colophon.intake.format.OriginalFormat;
import press.colophon.intake.format.Sample;
import press.colophon.intake.format.Xml;

/// NewsML-G2, 2.x: a message with many items, or an item of its own. Thread-safe.
///
/// See <https://iptc.org/standards/newsml-g2/>. Each item of a message is one item of ours: a text
/// an article, a picture nothing but the picture of the text that it comes with.
public final class NewsmlG2 implements OriginalFormat {
  private static final Set<String> ITEMS =
      Set.of(
          "newsitem", "packageitem", "knowledgeitem", "conceptitem", "planningitem", "catalogitem");

  @Override
  public String name() {
    return "NewsML-G2";
  }

  @Override
  public boolean recognises(Sample sample) {
    String root = Xml.root(sample);
    return root.equals("newsmessage") || ITEMS.contains(root);
  }

  @Override
  public void read(Original original, Consumer<Item> to) {
    Xml.Parsed parsed = Xml.parse(original.bytes(), original.charset());
    Element root = parsed.root();
    List<Element> items = root == null ? List.of() : items(root, parsed.fault() != null);
    boolean single = root != null && ITEMS.contains(root.normalName());
    Message message = new Message(items);
    int count = 0;
    for (Element item : items) {
      count++;
      String guid = item.attr("guid");
      String name = single ? "" : "item " + count + (guid.isBlank() ? "" : " (" + guid + ")");
      to.accept(new G2Item(item, message).read(name, single ? original : part(original, item)));
    }
    if (parsed.fault() != null) {
      to.accept(new Item.Empty("", Drop.Reason.BROKEN_FORMAT, parsed.fault()));
    } else if (items.isEmpty()) {
      to.accept(new Item.Empty("", Drop.Reason.NO_ARTICLE, "there is no item in the message"));
    }
  }

  /// Of a file that is cut off, the last item is not whole.
  private static List<Element> items(Element root, boolean cut) {
    if (ITEMS.contains(root.normalName())) {
      return cut ? List.of() : List.of(root);
    }
    List<Element> items = new ArrayList<>();
    for (Element set : root.select("> itemSet")) {
      set.children().stream()
          .filter(child -> ITEMS.contains(child.normalName().toLowerCase(Locale.ROOT)))
          .forEach(items::add);
    }
    boolean open = cut && !items.isEmpty() && isLast(root, items.getLast());
    return open ? items.subList(0, items.size() - 1) : items;
  }

  /// Nothing was read behind it: the cut goes through it, or right behind it.
  private static boolean isLast(Element root, Element item) {
    Element set = root.lastElementChild();
    return set != null && item.equals(set.lastElementChild());
  }

  private static Original part(Original original, Element item) {
    return original.part(item.outerHtml().getBytes(StandardCharsets.UTF_8));
  }
}
