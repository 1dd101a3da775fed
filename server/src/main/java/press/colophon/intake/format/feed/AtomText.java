package press.colophon.intake.format.feed;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/// Atom's text constructs (RFC 4287 sections 3.1 and 4.1.3), and those of Atom 0.3, as HTML.
final class AtomText {
  private static final Pattern EMPTY_ELEMENT =
      Pattern.compile(
          "<(?!(?:area|br|col|embed|hr|img|input|link|meta|source|track|wbr)\\b)(\\w+)([^<>]*?)\\s*/>");

  private AtomText() {}

  /// The text with the name of its element; `type="text"` says that it is no HTML.
  static Entry.Found found(FeedElement text) {
    boolean plain = text.attribute("type").matches("(?i)text(?:/plain)?");
    boolean literal = plain && text.element().children().isEmpty();
    return literal
        ? new Entry.Found(text.text(), text.name(), true)
        : new Entry.Found(html(text), text.name());
  }

  /// The text as HTML; an element without a `type` that holds tags is taken for what it is.
  static String html(FeedElement text) {
    String type = text.attribute("type").toLowerCase(Locale.ROOT);
    String mode = text.attribute("mode").toLowerCase(Locale.ROOT);
    if (mode.equals("base64") || isBinary(type, text)) {
      return decoded(text.text());
    }
    boolean tags = !text.element().children().isEmpty();
    if (tags && !mode.equals("escaped")) {
      return inner(text);
    }
    boolean plain =
        text.name().startsWith("atom:")
            && (type.isEmpty() || type.equals("text") || type.equals("text/plain"));
    return plain && !mode.equals("escaped") ? Entities.escape(text.text()) : text.text();
  }

  private static boolean isBinary(String type, FeedElement text) {
    return type.contains("/")
        && !type.startsWith("text/")
        && !type.endsWith("xml")
        && text.element().children().isEmpty();
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return base64;
    }
  }

  /// The markup inside an element, without the prefixes of XHTML, its one `div` unwrapped.
  private static String inner(FeedElement text) {
    Element copy = text.element().clone();
    Document shell = new Document("");
    shell.outputSettings().prettyPrint(false).syntax(Document.OutputSettings.Syntax.xml);
    shell.appendChild(copy);
    for (Element element : copy.getAllElements()) {
      String name = element.tagName();
      if (name.contains(":")) {
        element.tagName(Cutter.local(name).isEmpty() ? "span" : Cutter.local(name));
      }
    }
    Element holder = copy.childrenSize() == 1 ? copy.child(0) : copy;
    boolean wrapped =
        !holder.equals(copy) && holder.normalName().equals("div") && copy.ownText().isBlank();
    return EMPTY_ELEMENT.matcher((wrapped ? holder : copy).html()).replaceAll("<$1$2></$1>");
  }

  /// What `xml:base` makes of a base, from the outermost element to this one.
  static @Nullable String base(FeedElement element, @Nullable String outer) {
    String base = outer;
    for (Element e : element.element().parents().reversed()) {
      base = Links.resolve(base, e.attr("xml:base").isBlank() ? base : e.attr("xml:base"));
    }
    String own = element.element().attr("xml:base");
    return own.isBlank() ? base : Links.resolve(base, own);
  }
}
