package press.colophon.extract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;

/// Reads HTML microdata (`itemscope`, `itemprop`) into the shape [Json] gives JSON-LD.
///
/// See the HTML standard, section "Microdata". `itemref` is not followed.
final class Microdata implements NodeVisitor {

  /// Longer property texts (a whole article body) are read from the page, not from here.
  private static final int LONGEST = 2000;

  private final List<Object> items = new ArrayList<>();
  private final Deque<Element> scopes = new ArrayDeque<>();
  private final Deque<Map<String, List<Object>>> open = new ArrayDeque<>();

  private Microdata() {}

  static List<Object> of(Document document) {
    Microdata microdata = new Microdata();
    document.traverse(microdata);
    return microdata.items;
  }

  @Override
  public void head(Node node, int depth) {
    if (!(node instanceof Element element)) {
      return;
    }
    if (element.hasAttr("itemscope")) {
      openItem(element);
    } else if (element.hasAttr("itemprop") && !open.isEmpty()) {
      String property = element.attr("itemprop");
      if (!property.toLowerCase(java.util.Locale.ROOT).contains("articlebody")) {
        put(property, value(element));
      }
    }
  }

  private void openItem(Element element) {
    Map<String, List<Object>> item = new LinkedHashMap<>();
    item.put("@type", List.of(element.attr("itemtype").strip()));
    if (element.hasAttr("itemprop") && !open.isEmpty()) {
      put(element.attr("itemprop"), item);
    } else {
      items.add(item);
    }
    scopes.push(element);
    open.push(item);
  }

  private void put(String properties, Object value) {
    for (String property : properties.strip().split("\\s+", -1)) {
      open.element().computeIfAbsent(property, name -> new ArrayList<Object>()).add(value);
    }
  }

  private static String value(Element element) {
    for (String attribute : List.of("content", "datetime")) {
      if (element.hasAttr(attribute)) {
        return element.attr(attribute);
      }
    }
    return switch (element.normalName()) {
      case "a", "link", "area" -> linkOrText(element);
      case "img", "audio", "video", "source", "iframe", "embed" -> element.absUrl("src");
      default -> text(element);
    };
  }

  private static String linkOrText(Element element) {
    String property = element.attr("itemprop");
    boolean name =
        property.contains("name") || property.contains("author") || property.contains("keywords");
    return name && element.hasText() ? text(element) : element.absUrl("href");
  }

  private static String text(Element element) {
    return Words.start(element, LONGEST);
  }

  @Override
  public void tail(Node node, int depth) {
    if (node.equals(scopes.peek())) {
      scopes.pop();
      open.pop();
    }
  }
}
