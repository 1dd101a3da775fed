package press.colophon.extract;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// What can be said of one block of a body.
final class Blocks {

  private Blocks() {}

  static boolean saysSomething(Element block) {
    return block.hasText() || block.normalName().equals("hr") || block.selectFirst("img") != null;
  }

  /// Whether an element is said of a picture.
  static boolean isCaption(Element element) {
    return element.closest("figure, figcaption") != null;
  }

  /// Whether a figure shows a picture and not a table, a quotation or an embedded post.
  static boolean isPicture(Element figure) {
    return figure.selectFirst("img") != null
        && figure.selectFirst("table, blockquote, pre") == null;
  }

  /// Whether a table holds data and not the page's layout.
  static boolean isDataTable(Element table) {
    if (table.selectFirst("table table, h1, form") != null) {
      return false;
    }
    int rows = table.select("tr").size();
    int cells = table.select("td, th").size();
    boolean columns = cells >= rows * 2;
    return rows >= 2
        && columns
        && (table.selectFirst("th") != null || table.text().length() < cells * 150);
  }

  /// The words of a block without picture captions, lines kept apart.
  static String text(Element block) {
    if (block.normalName().equals("figure")) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    block.traverse(
        (node, depth) -> {
          if (node instanceof TextNode t) {
            text.append(t.getWholeText());
          } else if (startsLine(node)) {
            text.append('\n');
          }
        });
    return text.toString().strip();
  }

  private static boolean startsLine(Node node) {
    return node instanceof Element element
        && (!Outline.isInline(element) || element.normalName().equals("br"));
  }

  static String html(Element block) {
    return block.outerHtml();
  }
}
