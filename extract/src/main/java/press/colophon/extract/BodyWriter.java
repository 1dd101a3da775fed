package press.colophon.extract;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/// Writes the chosen elements anew as semantic HTML: only the elements of an allow-list, only the
/// attributes `href`, `src`, `alt` and the spans of table cells, links absolute, nothing that runs.
///
/// A fresh [Manuscript] is written, so that nothing of the page gets in that is not written here,
/// and the page itself is not changed.
final class BodyWriter implements NodeVisitor {

  private static final Map<String, String> BLOCKS =
      Map.ofEntries(
          Map.entry("p", "p"),
          Map.entry("h1", "h2"),
          Map.entry("h2", "h2"),
          Map.entry("h3", "h3"),
          Map.entry("h4", "h4"),
          Map.entry("h5", "h4"),
          Map.entry("h6", "h4"),
          Map.entry("ul", "ul"),
          Map.entry("ol", "ol"),
          Map.entry("li", "li"),
          Map.entry("blockquote", "blockquote"),
          Map.entry("figure", "figure"),
          Map.entry("figcaption", "figcaption"),
          Map.entry("pre", "pre"),
          Map.entry("table", "table"),
          Map.entry("tr", "tr"),
          Map.entry("td", "td"),
          Map.entry("th", "th"));

  private static final Map<String, String> INLINE =
      Map.ofEntries(
          Map.entry("a", "a"),
          Map.entry("em", "em"),
          Map.entry("i", "em"),
          Map.entry("cite", "em"),
          Map.entry("strong", "strong"),
          Map.entry("b", "strong"),
          Map.entry("sup", "sup"),
          Map.entry("sub", "sub"),
          Map.entry("code", "code"),
          Map.entry("kbd", "code"),
          Map.entry("samp", "code"),
          Map.entry("tt", "code"));

  /// Lists and emphasis nested deeper than this are written flat.
  private static final int DEEPEST = 24;

  private final Page page;
  private final Outline outline;
  private final boolean[] dropped;
  private final Manuscript manuscript = new Manuscript();
  private final Deque<Written> open = new ArrayDeque<>();
  private @Nullable Node skipped;

  /// A page element that has an element of the manuscript, opened when `depth` others were open.
  private record Written(Node source, int depth) {}

  BodyWriter(Page page, boolean[] dropped) {
    this.page = page;
    this.outline = page.outline;
    this.dropped = dropped;
  }

  /// The blocks in reading order.
  List<Element> write(List<Integer> roots) {
    for (int root : roots) {
      outline.element(root).traverse(this);
      manuscript.breakLine();
    }
    return manuscript.blocks();
  }

  @Override
  public void head(Node node, int depth) {
    if (skipped != null) {
      return;
    }
    if (node instanceof TextNode text) {
      manuscript.text(text.getWholeText());
    } else if (node instanceof Element element) {
      element(element);
    }
  }

  private void element(Element element) {
    int place = outline.place(element);
    if (place < 0 || dropped[place]) {
      skipped = element;
      return;
    }
    switch (element.normalName()) {
      case "br" -> manuscript.lineBreak();
      case "img" -> picture(element);
      case "hr" -> {
        manuscript.breakLine();
        manuscript.rule();
      }
      default -> {
        if (outline.inline(place)) {
          inline(element);
        } else {
          block(element);
        }
      }
    }
  }

  private void picture(Element element) {
    String src = page.picture(element);
    if (src != null) {
      manuscript.picture(src, element.attr("alt"));
    }
  }

  private void inline(Element element) {
    String name = INLINE.get(element.normalName());
    if (name == null || manuscript.depth() >= DEEPEST || manuscript.inFrame()) {
      return;
    }
    String href = name.equals("a") ? Links.link(element) : null;
    if (name.equals("a") && href == null) {
      return;
    }
    int before = manuscript.depth();
    Element written = manuscript.openInline(name);
    if (href != null) {
      written.attr("href", href);
    }
    // A paragraph opened for this element outlives it.
    open.push(new Written(element, Math.max(before, manuscript.depth() - 1)));
  }

  private void block(Element element) {
    manuscript.breakLine();
    String name = BLOCKS.get(element.normalName());
    if (name == null || manuscript.depth() >= DEEPEST || !fits(name, element)) {
      return;
    }
    open.push(new Written(element, manuscript.depth()));
    Element written = manuscript.open(name);
    for (String span : List.of("colspan", "rowspan")) {
      if (element.attr(span).matches("[1-9][0-9]{0,2}")) {
        written.attr(span, element.attr(span));
      }
    }
  }

  private boolean fits(String name, Element element) {
    String in = manuscript.in();
    boolean flow = manuscript.inFlow();
    return switch (name) {
      case "li" -> in.equals("ul") || in.equals("ol");
      case "tr" -> in.equals("table");
      case "td", "th" -> in.equals("tr");
      case "figcaption" -> in.equals("figure");
      case "figure" -> flow && Blocks.isPicture(element);
      case "table" -> flow && Blocks.isDataTable(element);
      case "ul", "ol" -> flow || in.equals("li");
      default -> flow;
    };
  }

  @Override
  public void tail(Node node, int depth) {
    if (skipped != null) {
      skipped = skipped.equals(node) ? null : skipped;
      return;
    }
    Written last = open.peek();
    if (last != null && last.source().equals(node)) {
      manuscript.closeTo(last.depth());
      open.pop();
    } else if (node instanceof Element element && !outline.inline(outline.place(element))) {
      manuscript.breakLine();
    }
  }
}
