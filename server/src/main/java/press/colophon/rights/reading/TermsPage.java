package press.colophon.rights.reading;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/// Turns a page about terms into the text that [TermsReader] reads: blocks become lines, and the
/// address of a link to a licence is kept behind its words, since often nothing else names it.
/// Thread-safe.
public final class TermsPage {
  private static final String UNREAD =
      "script, style, noscript, template, svg, nav, form, iframe, [hidden], [aria-hidden=true]";
  private static final String LICENCE_LINKS =
      "a[rel~=(?i)\\blicense\\b][href], a[href*=creativecommons.org/licenses],"
          + " a[href*=creativecommons.org/publicdomain]";

  private TermsPage() {}

  /// Whether this is HTML and not plain text.
  public static boolean isHtml(String text) {
    String start =
        text.substring(0, Math.min(text.length(), 2_000)).toLowerCase(java.util.Locale.ROOT);
    return start.contains("<!doctype html")
        || start.contains("<html")
        || start.contains("<body")
        || start.stripLeading().startsWith("<");
  }

  /// The text of a page.
  ///
  /// @param html a page or a part of one
  public static String text(String html) {
    Document page = Jsoup.parse(html);
    page.select(UNREAD).remove();
    for (Element link : page.select(LICENCE_LINKS)) {
      if (!link.text().contains(link.attr("href"))) {
        link.appendText(" (" + link.attr("href") + ")");
      }
    }
    StringBuilder text = new StringBuilder();
    NodeTraversor.traverse(new Lines(text), page.body());
    return text.toString().strip();
  }

  /// Writes text, with a line break around blocks and a dash before items of lists.
  private record Lines(StringBuilder text) implements NodeVisitor {
    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode words) {
        append(words.text());
      } else if (node instanceof Element element) {
        if (element.normalName().equals("br") || element.isBlock()) {
          breakLine();
        }
        if (element.normalName().equals("li")) {
          text.append("- ");
        }
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element && element.isBlock()) {
        breakLine();
      }
    }

    private void append(String words) {
      boolean fresh = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
      text.append(fresh ? words.stripLeading() : words);
    }

    /// A block is a thought of its own: an empty line ends the sentence before it.
    private void breakLine() {
      int end = text.length();
      while (end > 0 && text.charAt(end - 1) == ' ') {
        end--;
      }
      text.setLength(end);
      if (end > 0 && text.charAt(end - 1) != '\n') {
        text.append("\n\n");
      }
    }
  }
}
