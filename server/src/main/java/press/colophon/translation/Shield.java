package press.colophon.translation;

import java.util.List;
import java.util.regex.Matcher;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Covers what must come through a neural engine letter by letter: addresses of the web and of
/// mail, handles, tags, and passages in another language. The engine leaves alone what is marked
/// `translate="no"`; the marks are ours and are taken off afterwards.
public final class Shield {
  private static final String TAG = "colophon-as-is";

  private Shield() {}

  /// A segment's HTML, well-formed, with marks around what is not to be touched.
  public static String over(Segment segment, Language from) {
    Document page = parsed(segment.html());
    List.copyOf(page.body().childNodes()).forEach(node -> cover(node, from));
    return page.body().html();
  }

  /// A segment from what an engine made of [#over].
  public static Segment lift(String html) {
    Document page = parsed(html);
    page.body().select(TAG).forEach(Element::unwrap);
    return new Segment(page.body().html());
  }

  private static Document parsed(String html) {
    Document page = Jsoup.parseBodyFragment(html);
    page.outputSettings().prettyPrint(false);
    return page;
  }

  private static void cover(Node node, Language from) {
    switch (node) {
      case TextNode text -> coverAddresses(text);
      case Element element when element.hasAttr("lang") && !from.covers(element.attr("lang")) ->
          element.wrap("<" + TAG + " translate=\"no\"></" + TAG + ">");
      case Element element ->
          List.copyOf(element.childNodes()).forEach(child -> cover(child, from));
      default -> {
        // Comments and data hold no words.
      }
    }
  }

  private static void coverAddresses(TextNode node) {
    String text = node.getWholeText();
    Matcher address = InlineText.ADDRESS.matcher(text);
    int done = 0;
    while (address.find()) {
      before(node, text.substring(done, address.start()));
      node.before(new Element(TAG).attr("translate", "no").text(address.group()));
      done = address.end();
    }
    if (done > 0) {
      before(node, text.substring(done));
      node.remove();
    }
  }

  private static void before(TextNode node, String text) {
    if (!text.isEmpty()) {
      node.before(new TextNode(text));
    }
  }
}
