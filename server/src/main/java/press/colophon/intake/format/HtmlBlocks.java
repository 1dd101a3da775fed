package press.colophon.intake.format;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Account;

/// The body of an article that its sender already marked as such: HTML or plain text, taken apart
/// into the blocks of an [Account]. What is a picture stands apart from what is text.
///
/// @param body one semantic HTML block each, in reading order
/// @param pictures in reading order
public record HtmlBlocks(List<String> body, List<Account.Image> pictures) {
  private static final Set<String> BLOCKS =
      Set.of("p", "h2", "h3", "h4", "ul", "ol", "dl", "blockquote", "pre", "table", "hr");
  private static final Set<String> INLINE =
      Set.of(
          "a", "em", "strong", "sup", "sub", "code", "br", "q", "abbr", "cite", "s", "del", "ins",
          "mark", "small", "time", "bdi");

  /// What may stand inside a block beside what stands inside a line.
  private static final Set<String> INNER =
      Set.of(
          "p",
          "li",
          "dt",
          "dd",
          "tr",
          "td",
          "th",
          "thead",
          "tbody",
          "tfoot",
          "caption",
          "ul",
          "ol",
          "dl",
          "table",
          "blockquote",
          "pre");

  private static final Set<String> SILENT =
      Set.of(
          "script", "style", "noscript", "iframe", "object", "embed", "form", "head", "template");
  private static final int DEEPEST = 200;

  public HtmlBlocks {
    body = List.copyOf(body);
    pictures = List.copyOf(pictures);
  }

  /// Takes HTML apart: a fragment or a whole page.
  public static HtmlBlocks of(String html, @Nullable URI base) {
    return of(Jsoup.parse(html, base == null ? "" : base.toString()).body());
  }

  /// Takes the children of an element apart. The element is used up.
  public static HtmlBlocks of(Element parent) {
    Document own = parent.ownerDocument();
    if (own != null) {
      own.outputSettings().prettyPrint(false);
    }
    Taking taking = new Taking();
    taking.children(parent, 0);
    taking.endLine();
    return new HtmlBlocks(taking.body, taking.pictures);
  }

  /// Takes plain text apart: paragraphs are divided by blank lines, or by line ends where no line
  /// is blank.
  public static HtmlBlocks ofText(String text) {
    String plain = text.replace("\r\n", "\n").replace('\r', '\n').strip();
    boolean gaps = plain.contains("\n\n");
    List<String> body = new ArrayList<>();
    for (String part : plain.split(gaps ? "\\n\\s*\\n" : "\\n", -1)) {
      String line = part.strip().replaceAll("\\s+", " ");
      if (!line.isEmpty()) {
        body.add(new Element("p").text(line).outerHtml());
      }
    }
    return new HtmlBlocks(body, List.of());
  }

  /// The words alone.
  public static String words(String htmlOrText) {
    return htmlOrText.indexOf('<') < 0 && htmlOrText.indexOf('&') < 0
        ? htmlOrText.strip().replaceAll("\\s+", " ")
        : Jsoup.parseBodyFragment(htmlOrText).text().strip();
  }

  private static final class Taking {
    private final List<String> body = new ArrayList<>();
    private final List<Account.Image> pictures = new ArrayList<>();
    private Element line = new Element("p");

    private void children(Element parent, int depth) {
      for (Node child : List.copyOf(parent.childNodes())) {
        switch (child) {
          case Element element -> element(element, depth);
          case DataNode data -> {}
          case Comment comment -> {}
          case TextNode text -> line.appendChild(text.clone());
          default -> {}
        }
      }
    }

    private void element(Element element, int depth) {
      String name = name(element);
      if (SILENT.contains(name)) {
        return;
      }
      if (name.equals("figure") || name.equals("img") || name.equals("picture")) {
        endLine();
        picture(element);
      } else if (BLOCKS.contains(name)) {
        endLine();
        block(element, name);
      } else if (INLINE.contains(name)
          && element.select("p, div, figure, img, ul, table").isEmpty()) {
        Element copy = element.clone();
        line.appendChild(copy.tagName(name));
        clean(copy);
      } else if (depth < DEEPEST) {
        boolean breaks = !isPhrase(name);
        if (breaks) {
          endLine();
        }
        children(element, depth + 1);
        if (breaks) {
          endLine();
        }
      } else {
        line.appendText(" " + element.text());
      }
    }

    private static String name(Element element) {
      return switch (element.normalName()) {
        case "b" -> "strong";
        case "i" -> "em";
        case "h1" -> "h2";
        case "h5", "h6" -> "h4";
        default -> element.normalName();
      };
    }

    /// Elements that stand inside a line and are not kept themselves.
    private static boolean isPhrase(String name) {
      return INLINE.contains(name)
          || Set.of("span", "font", "u", "big", "tt", "label", "person", "org", "location", "chron")
              .contains(name);
    }

    private void block(Element element, String name) {
      element.select("figure, img").forEach(this::takeOut);
      element.tagName(name);
      clean(element);
      if (name.equals("hr")) {
        return;
      }
      if (!element.text().isBlank()) {
        element.clearAttributes();
        body.add(element.outerHtml().strip());
      }
    }

    private void takeOut(Element picture) {
      if (picture.parent() != null && !picture.parent().equals(picture.closest("figure"))) {
        picture(picture);
        picture.remove();
      }
    }

    /// Leaves what a block may hold; all other elements give their place to what is in them.
    private static void clean(Element element) {
      for (Element inner : List.copyOf(element.getAllElements())) {
        if (inner.equals(element)) {
          continue;
        }
        String name = name(inner);
        if (SILENT.contains(name) || name.equals("img")) {
          inner.remove();
        } else if (INLINE.contains(name) || INNER.contains(name)) {
          keep(inner.tagName(name), name);
        } else if (name.equals("h2") || name.equals("h3") || name.equals("h4")) {
          keep(inner.tagName("p"), name);
        } else {
          inner.unwrap();
        }
      }
    }

    private static void keep(Element element, String name) {
      String href = name.equals("a") ? address(element, "href") : null;
      String columns = element.attr("colspan");
      String rows = element.attr("rowspan");
      element.clearAttributes();
      if (href != null) {
        element.attr("href", href);
      } else if (name.equals("a")) {
        element.unwrap();
      }
      if (!columns.isEmpty()) {
        element.attr("colspan", columns);
      }
      if (!rows.isEmpty()) {
        element.attr("rowspan", rows);
      }
    }

    private void picture(Element element) {
      Element image = element.normalName().equals("img") ? element : element.selectFirst("img");
      Element words = element.selectFirst("figcaption");
      String caption = words == null ? null : words.text();
      if (image == null) {
        line.appendText(element.text());
        endLine();
        return;
      }
      String alt = image.attr("alt").strip();
      pictures.add(
          new Account.Image(
              caption, null, address(image, "src"), alt.isEmpty() ? null : alt, null));
    }

    private static @Nullable String address(Element element, String attribute) {
      String stated = element.attr(attribute).strip();
      if (stated.isEmpty() || stated.startsWith("#") || stated.startsWith("javascript:")) {
        return null;
      }
      String absolute = element.absUrl(attribute);
      return absolute.isEmpty() ? stated : absolute;
    }

    private void endLine() {
      if (!line.text().isBlank()) {
        body.add("<p>" + line.html().strip() + "</p>");
      }
      line = new Element("p");
    }
  }
}
