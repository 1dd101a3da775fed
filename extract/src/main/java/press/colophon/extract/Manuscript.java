package press.colophon.extract;

import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// The article's text while it is written: a tree of semantic elements and the place where writing
/// goes on. Keeps the tree well-formed: text outside a block gets a paragraph, text in a list an
/// item.
final class Manuscript {

  private static final Set<String> INLINE = Set.of("a", "em", "strong", "sup", "sub", "code");

  /// Elements whose direct text needs a paragraph of its own.
  private static final Set<String> FLOW = Set.of("body", "blockquote");

  /// Elements that hold no text themselves.
  private static final Set<String> FRAMES = Set.of("ul", "ol", "table", "tr");

  private final Element root = unindented().body();
  private Element at = root;
  private int depth;

  /// Indenting would add blanks that a reader sees.
  private static Document unindented() {
    Document document = Document.createShell("");
    document.outputSettings().prettyPrint(false);
    return document;
  }

  List<Element> blocks() {
    return root.children().stream().filter(Blocks::saysSomething).toList();
  }

  /// How many elements are open.
  int depth() {
    return depth;
  }

  String in() {
    return at.normalName();
  }

  boolean inFlow() {
    return FLOW.contains(in());
  }

  boolean inFrame() {
    return FRAMES.contains(in());
  }

  Element open(String name) {
    at = at.appendElement(name);
    depth++;
    return at;
  }

  /// Closes what was opened since `depth` elements were open.
  void closeTo(int depth) {
    while (this.depth > depth) {
      at = at.parent() == null ? root : at.parent();
      this.depth--;
    }
  }

  private void close() {
    closeTo(depth - 1);
  }

  /// Opens an element within a line of text.
  Element openInline(String name) {
    if (inFlow()) {
      open("p");
    }
    return open(name);
  }

  /// Ends the paragraph or line in progress: a block starts or ends here.
  void breakLine() {
    while (INLINE.contains(in())) {
      close();
    }
    if (in().equals("p")) {
      close();
    } else if (!inFlow() && endsInText()) {
      at.appendElement("br");
    }
  }

  private boolean endsInText() {
    Node last = at.lastChild();
    return last instanceof TextNode
        || (last instanceof Element element && INLINE.contains(element.normalName()));
  }

  /// One line break; two in a row end a paragraph.
  void lineBreak() {
    Node last = at.lastChild();
    if (last instanceof TextNode text && text.isBlank() && text.previousSibling() != null) {
      last = text.previousSibling();
    }
    if (in().equals("p") && last instanceof Element element && element.normalName().equals("br")) {
      element.remove();
      breakLine();
    } else if (at.childNodeSize() > 0 && !inFlow() && !inFrame()) {
      at.appendElement("br");
    }
  }

  void text(String text) {
    boolean free = inFlow() || inFrame() || in().equals("figure");
    if (free && text.isBlank()) {
      return;
    }
    int before = depth;
    switch (in()) {
      case "body", "blockquote" -> before = openParagraph();
      case "ul", "ol" -> open("li");
      case "table" -> {
        open("tr");
        open("td");
      }
      case "tr" -> open("td");
      case "figure" -> open("figcaption");
      default -> {}
    }
    at.appendText(in().equals("pre") ? text : Words.spaced(text));
    closeTo(before);
  }

  /// A paragraph stays open for what follows in its line.
  private int openParagraph() {
    open("p");
    return depth;
  }

  void rule() {
    if (inFlow()) {
      at.appendElement("hr");
    }
  }

  void picture(String src, String alt) {
    if (inFrame()) {
      return;
    }
    int before = depth;
    Element holder = inFlow() ? open("figure") : at;
    holder.appendElement("img").attr("src", src).attr("alt", alt);
    closeTo(before);
  }
}
