package press.colophon.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/// An article's body taken apart into [Segment]s, to be put together again in another language with
/// the same structure.
///
/// A segment is a sentence of what a block holds directly: the inline content of a paragraph,
/// heading, list item, caption, table cell, or of a container that mixes text and blocks. An
/// element that goes over several sentences keeps them together. White space and line breaks
/// between sentences, code blocks, and blocks that say `translate="no"` stay as they are. Not
/// thread-safe while being filled; nothing is shared between two of them.
///
/// ```java
/// SegmentedBody body = SegmentedBody.of("<p>One. Two.</p><ul><li>Three</li></ul>", english);
/// String french = body.filled(route.translate(body.segments()), french);
/// ```
public final class SegmentedBody {

  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "caption",
          "col",
          "colgroup",
          "dd",
          "details",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figcaption",
          "figure",
          "footer",
          "form",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "header",
          "hr",
          "legend",
          "li",
          "main",
          "nav",
          "ol",
          "p",
          "pre",
          "section",
          "summary",
          "table",
          "tbody",
          "td",
          "tfoot",
          "th",
          "thead",
          "tr",
          "ul",
          "video",
          "audio",
          "iframe",
          "picture",
          "script",
          "style",
          "template",
          "noscript");

  /// Says of an element in a translation that it is still the original; not for readers.
  static final String ORIGINAL = "data-original";

  private static final Set<String> UNTOUCHED =
      Set.of("pre", "script", "style", "template", "video", "audio", "iframe", "picture");

  private final Document page;
  private final Language from;
  private final List<List<Node>> groups = new ArrayList<>();
  private final List<Segment> segments = new ArrayList<>();

  private SegmentedBody(Document page, Language from) {
    this.page = page;
    this.from = from;
  }

  /// Takes a body apart.
  ///
  /// @param html the body as semantic HTML, without `html` and `body` tags
  /// @param from the language it is written in; blocks marked with another one stay untouched
  public static SegmentedBody of(String html, Language from) {
    SegmentedBody body = new SegmentedBody(parse(html), from);
    body.walk(body.page.body());
    return body;
  }

  /// What is to be translated, in reading order; none of it is blank.
  public List<Segment> segments() {
    return List.copyOf(segments);
  }

  /// The body with translations in place of its segments. It may be filled again and again.
  ///
  /// @param translations as many as there are [#segments()], in the same order
  /// @param to their language; where the body says it is in the old language, it says the new one
  public String filled(List<Segment> translations, Language to) {
    if (translations.size() != segments.size()) {
      throw new IllegalArgumentException(
          "%d translations for %d segments".formatted(translations.size(), segments.size()));
    }
    SegmentedBody copy = of(page.body().html(), from);
    Spacing spacing = Spacing.between(from, to);
    for (int at = 0; at < translations.size(); at++) {
      List<Node> group = copy.groups.get(at);
      boolean goesOn = at + 1 < translations.size() && follows(group, copy.groups.get(at + 1));
      if (goesOn) {
        spacing.apply(group.getLast(), copy.groups.get(at + 1).getFirst());
      }
      replace(group, translations.get(at));
    }
    copy.page.body().select("[lang]").forEach(element -> copy.relabel(element, to));
    return copy.page.body().html();
  }

  private static Document parse(String html) {
    Document page = Jsoup.parseBodyFragment(html);
    page.outputSettings().prettyPrint(false);
    return page;
  }

  private void walk(Element block) {
    List<Node> inline = new ArrayList<>();
    for (Node child : List.copyOf(block.childNodes())) {
      if (child instanceof Element element && holdsBlocks(element)) {
        addSegment(inline);
        inline = new ArrayList<>();
        if (!isUntouched(element)) {
          walk(element);
        }
      } else {
        inline.add(child);
      }
    }
    addSegment(inline);
  }

  private static boolean holdsBlocks(Element element) {
    return BLOCKS.contains(element.normalName())
        || element.getAllElements().stream().anyMatch(e -> BLOCKS.contains(e.normalName()));
  }

  private boolean isUntouched(Element element) {
    return UNTOUCHED.contains(element.normalName())
        || element.attr("translate").equalsIgnoreCase("no")
        || element.hasClass("notranslate")
        || isForeign(element);
  }

  private boolean isForeign(Element element) {
    return element.hasAttr("lang") && !from.covers(element.attr("lang"));
  }

  private void addSegment(List<Node> inline) {
    for (List<Node> sentence : InlineSentences.in(from).cut(inline)) {
      Element holder = new Element("span");
      sentence.forEach(node -> holder.appendChild(node.clone()));
      groups.add(sentence);
      segments.add(new Segment(html(holder)));
    }
  }

  /// Whether the second follows the first in the same block.
  private static boolean follows(List<Node> first, List<Node> second) {
    return Objects.equals(first.getLast().parentNode(), second.getFirst().parentNode());
  }

  private static String html(Element holder) {
    Document page = parse("");
    page.body().insertChildren(0, holder.childNodesCopy());
    return page.body().html();
  }

  private static void replace(List<Node> group, Segment translation) {
    Node first = group.getFirst();
    List<Node> fresh = parse(translation.html()).body().childNodesCopy();
    fresh.forEach(first::before);
    group.forEach(Node::remove);
  }

  private void relabel(Element element, Language to) {
    if (!isForeign(element) && !isKept(element)) {
      element.attr("lang", to.tag());
      if (element.hasAttr("dir") && !element.attr("dir").equalsIgnoreCase("auto")) {
        element.attr("dir", to.direction().html());
      }
    }
  }

  private static boolean isKept(Element element) {
    return element.closest("pre, code, [translate=no], .notranslate, [" + ORIGINAL + "]") != null;
  }
}
