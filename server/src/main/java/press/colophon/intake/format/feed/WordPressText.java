package press.colophon.intake.format.feed;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import press.colophon.intake.Account.Image;

/// The text of a WordPress post as its database has it, made HTML: block comments taken out, blank
/// lines made paragraphs, shortcodes replaced by what they stand for or taken out.
///
/// A word in brackets is a shortcode only where it has attributes, a closing tag, or a name that
/// WordPress itself gives: `[sic]` and `[1]` are text.
final class WordPressText {
  private static final Pattern COMMENT =
      Pattern.compile("<!--\\s*(?:/?wp:|more\\b|nextpage|noteaser)[^>]{0,10000}-->");
  private static final Pattern BLOCK = Pattern.compile("<!--\\s*wp:");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("([\\w-]+)\\s*=\\s*(?:\"([^\"\\]]*)\"|'([^'\\]]*)'|([^\\s\\]\"']+))");
  private static final Pattern CAPTION =
      Pattern.compile(
          "\\[(?:wp_)?caption([^\\]]{0,2000})](.{0,8000}?)\\[/(?:wp_)?caption]", Pattern.DOTALL);
  private static final Pattern EMBED =
      Pattern.compile("\\[embed[^\\]]{0,300}]\\s*(https?://[^\\s\\[]{1,2000})\\s*\\[/embed]");
  private static final Pattern SHORTCODE =
      Pattern.compile("\\[(/?)([a-zA-Z][\\w-]{0,60})((?:\\s[^\\[\\]<>]{0,2000})?)/?]");
  private static final Pattern CLOSING = Pattern.compile("\\[/([a-zA-Z][\\w-]{0,60})]");
  private static final Pattern PICTURE_AND_REST =
      Pattern.compile("((?:<a [^>]*>\\s*)?<img [^>]*>(?:\\s*</a>)?)(.*)", Pattern.DOTALL);
  private static final Set<String> KNOWN =
      Set.of(
          "gallery",
          "playlist",
          "audio",
          "video",
          "embed",
          "caption",
          "wp_caption",
          "toc",
          "contact-form-7");
  private static final Set<String> FLOW =
      Set.of("body", "div", "blockquote", "section", "article", "main", "center");
  private static final Pattern LINES = Pattern.compile("\\r?\\n");

  private final LongFunction<@Nullable Image> attachments;

  /// @param attachments the picture of an id, where the export has it
  WordPressText(LongFunction<@Nullable Image> attachments) {
    this.attachments = attachments;
  }

  String html(String content) {
    boolean blocks = BLOCK.matcher(content).find();
    String html = content.contains("<!--") ? COMMENT.matcher(content).replaceAll("") : content;
    html = html.indexOf('[') >= 0 ? withoutShortcodes(html) : html;
    return blocks ? html : paragraphs(html);
  }

  private String withoutShortcodes(String content) {
    String html = CAPTION.matcher(content).replaceAll(m -> Matcher.quoteReplacement(caption(m)));
    html = EMBED.matcher(html).replaceAll(m -> Matcher.quoteReplacement(link(m.group(1))));
    Set<String> closed = closed(html);
    return SHORTCODE.matcher(html).replaceAll(m -> Matcher.quoteReplacement(shortcode(m, closed)));
  }

  private static Set<String> closed(String html) {
    Set<String> closed = new HashSet<>();
    CLOSING.matcher(html).results().forEach(m -> closed.add(m.group(1)));
    return closed;
  }

  private static String caption(MatchResult shortcode) {
    String attribute = attribute(shortcode.group(1), "caption");
    Matcher parts = PICTURE_AND_REST.matcher(shortcode.group(2).strip());
    String picture = parts.matches() ? parts.group(1) : shortcode.group(2);
    String words = parts.matches() ? parts.group(2).strip() : "";
    String said = attribute == null ? words : attribute;
    return "\n\n<figure>"
        + picture
        + "<figcaption>"
        + said.replaceAll("\\s+", " ")
        + "</figcaption></figure>\n\n";
  }

  private String shortcode(MatchResult m, Set<String> closed) {
    String name = m.group(2).toLowerCase(Locale.ROOT);
    String attributes = m.group(3);
    if (m.group(1).isEmpty() && name.equals("gallery")) {
      return gallery(attribute(attributes, "ids"));
    }
    if (m.group(1).isEmpty() && Set.of("audio", "video", "youtube", "vimeo").contains(name)) {
      return media(attributes);
    }
    boolean isShortcode =
        !m.group(1).isEmpty()
            || KNOWN.contains(name)
            || closed.contains(m.group(2))
            || ATTRIBUTE.matcher(attributes).find();
    return isShortcode ? "" : m.group();
  }

  private String gallery(@Nullable String ids) {
    StringBuilder figures = new StringBuilder();
    for (String id : List.of((ids == null ? "" : ids).split("\\s*,\\s*", -1))) {
      Image image = id.matches("\\d{1,18}") ? attachments.apply(Long.parseLong(id)) : null;
      if (image != null) {
        figures.append(figure(image));
      }
    }
    return "\n\n" + figures + "\n\n";
  }

  private static String figure(Image image) {
    Element figure = new Element("figure");
    Element picture = figure.appendElement("img").attr("src", String.valueOf(image.url()));
    picture.attr("alt", image.alt() == null ? "" : image.alt());
    if (image.caption() != null) {
      figure.appendElement("figcaption").text(image.caption());
    }
    return figure.outerHtml().replace("\n", "");
  }

  private static String media(String attributes) {
    for (String name : List.of("src", "mp4", "mp3", "m4a", "ogg", "webm", "url")) {
      String address = Links.web(attribute(attributes, name));
      if (address != null) {
        return link(address);
      }
    }
    return "";
  }

  private static String link(String address) {
    return "\n\n" + new Element("a").attr("href", address).text(address).outerHtml() + "\n\n";
  }

  private static @Nullable String attribute(String attributes, String name) {
    for (Matcher m = ATTRIBUTE.matcher(attributes); m.find(); ) {
      if (m.group(1).equalsIgnoreCase(name)) {
        String quoted = m.group(2) == null ? m.group(3) : m.group(2);
        return quoted == null ? m.group(4) : quoted;
      }
    }
    return null;
  }

  /// Line ends outside of blocks as WordPress shows them: one is a line, two a paragraph.
  private static String paragraphs(String html) {
    Document document = Jsoup.parseBodyFragment(html);
    document.outputSettings().prettyPrint(false);
    for (TextNode text : document.body().nodeStream(TextNode.class).toList()) {
      if (text.getWholeText().indexOf('\n') >= 0 && isFree(text)) {
        lines(text);
      }
    }
    return document.body().html();
  }

  private static boolean isFree(TextNode text) {
    Node parent = text.parent();
    while (parent instanceof Element element && element.tag().isInline()) {
      parent = parent.parent();
    }
    return parent instanceof Element element && FLOW.contains(element.normalName());
  }

  private static void lines(TextNode text) {
    String[] lines = LINES.split(text.getWholeText(), -1);
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        text.before(new Element("br"));
      }
      if (!lines[i].isBlank()) {
        text.before(new TextNode(lines[i]));
      }
    }
    text.remove();
  }
}
