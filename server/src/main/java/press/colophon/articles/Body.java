package press.colophon.articles;

import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;
import press.colophon.platform.Sha256;

/// Semantic HTML that is safe to show: only the sanitiser makes it.
///
/// The allow-list holds what a text means (paragraphs, sub-headlines, lists, quotations, tables,
/// links, emphasis) and nothing of how it looks or what it runs. An image inside the text becomes a
/// link to it, so that no page of ours makes a reader's browser call others. Immutable.
public final class Body {
  private static final Safelist ALLOWED =
      new Safelist()
          .addTags(
              "p",
              "h2",
              "h3",
              "h4",
              "ul",
              "ol",
              "li",
              "dl",
              "dt",
              "dd",
              "blockquote",
              "figure",
              "figcaption",
              "table",
              "caption",
              "thead",
              "tbody",
              "tfoot",
              "tr",
              "th",
              "td",
              "pre",
              "code",
              "a",
              "em",
              "strong",
              "sup",
              "sub",
              "br",
              "hr",
              "abbr",
              "cite",
              "q",
              "span",
              "bdi",
              "s",
              "del",
              "ins",
              "mark",
              "small",
              "time")
          .addAttributes("a", "href", "hreflang")
          .addAttributes("ol", "start", "reversed")
          .addAttributes("th", "colspan", "rowspan", "scope")
          .addAttributes("td", "colspan", "rowspan")
          .addAttributes("abbr", "title")
          .addAttributes("time", "datetime")
          .addAttributes(":all", "lang", "dir", "translate")
          .addAttributes("p", "id")
          .addAttributes("li", "id")
          .addAttributes("sup", "id")
          .addAttributes("a", "id")
          .addAttributes("h2", "id")
          .addAttributes("h3", "id")
          .addAttributes("h4", "id")
          .addProtocols("a", "href", "http", "https", "mailto", "#")
          .preserveRelativeLinks(
              true); // Links are made absolute before, but for those in the page.
  private static final int FINGERPRINTED_FROM = 40;
  private static final int DEEPEST = 60;

  private static final String BLOCKS = "p, li, h2, h3, td, dd, pre";

  /// Bytes of the hash by which a whole text is known again.
  private static final int LETTERS = 16;

  /// Bytes of the hash by which a paragraph is known again.
  private static final int FINGERPRINT = 8;

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final String html;

  /// Found once, since a text is looked up by them in several ways; any thread may find them.
  private @Nullable List<Block> blocks;

  private @Nullable String letters;

  private Body(String html) {
    this.html = html;
  }

  /// Makes safe HTML of any.
  ///
  /// @param base the address of the page, for its relative links; without it they lose their target
  public static Body sanitise(String dirty, @Nullable URI base) {
    return sanitise(dirty, base, false);
  }

  /// Makes safe HTML of a piece of a text, such as a sentence: what links to another place of the
  /// text goes on doing so, though that is not in the piece.
  public static Body sanitisePiece(String dirty) {
    return sanitise(dirty, null, true);
  }

  private static Body sanitise(String dirty, @Nullable URI base, boolean isPiece) {
    Document page = Jsoup.parseBodyFragment(dirty, base == null ? "" : base.toString());
    rename(page, "b", "strong");
    rename(page, "i", "em");
    rename(page, "h1", "h2");
    rename(page, "h5", "h4");
    rename(page, "h6", "h4");
    page.select("img").forEach(Body::linkInsteadOfImage);
    flattenBeyond(page.body());
    InPageLinks.keep(page, base, isPiece);
    Document clean = new Cleaner(ALLOWED).clean(page);
    clean.select("a:not([href]):not([id])").unwrap();
    clean.select("span:not([lang]):not([dir]):not([translate])").unwrap();
    clean
        .select("p:empty, h2:empty, h3:empty, h4:empty, figure:empty, blockquote:empty, li:empty")
        .remove();
    clean.outputSettings().prettyPrint(false);
    return new Body(clean.body().html().strip());
  }

  /// A plain text as a paragraph.
  public static Body ofText(String text) {
    return new Body(new Element("p").text(text).outerHtml());
  }

  /// HTML that was made by the sanitiser before it was stored.
  public static Body stored(String html) {
    return new Body(html);
  }

  public String html() {
    return html;
  }

  public boolean isEmpty() {
    return text().isBlank();
  }

  /// The words without markup, blocks joined by spaces.
  public String text() {
    return Jsoup.parseBodyFragment(html).body().text();
  }

  /// The beginning of the text, cut at a word, at most `length` characters and an ellipsis.
  public String excerpt(int length) {
    Element paragraph = Jsoup.parseBodyFragment(html).selectFirst("p");
    String text = paragraph == null ? text() : paragraph.text();
    if (text.length() <= length) {
      return text;
    }
    int space = text.lastIndexOf(' ', length);
    return text.substring(0, space > length / 2 ? space : length) + "…";
  }

  /// One paragraph, item or sub-headline, to know it again.
  ///
  /// @param fingerprint equal for texts that differ in case, spaces and signs only
  /// @param weight how much text it is, in characters
  record Block(String fingerprint, int weight) {}

  /// Every block with words in it, once.
  List<Block> blocks() {
    List<Block> found = blocks;
    if (found == null) {
      found = findBlocks();
      blocks = found;
    }
    return found;
  }

  private List<Block> findBlocks() {
    return Jsoup.parseBodyFragment(html).select(BLOCKS).stream()
        .map(e -> words(e.text()))
        .filter(t -> !t.isEmpty())
        .map(t -> new Block(fingerprint(t), t.length()))
        .distinct()
        .toList();
  }

  /// The words without markup, but for the blocks with these fingerprints.
  String textWithout(Collection<String> fingerprints) {
    Element body = Jsoup.parseBodyFragment(html).body();
    if (!fingerprints.isEmpty()) {
      body.select(BLOCKS).stream()
          .filter(e -> fingerprints.contains(fingerprint(words(e.text()))))
          .forEach(Element::remove);
    }
    return body.text();
  }

  /// The hash of letters and digits alone: equal for texts that differ in case, spaces, signs and
  /// markup only.
  String letters() {
    String found = letters;
    if (found == null) {
      found = Sha256.hex(words(text()).replace(" ", ""), LETTERS);
      letters = found;
    }
    return found;
  }

  /// Fingerprints of the longer blocks, by which an article is looked up.
  List<String> fingerprints() {
    return blocks().stream()
        .filter(b -> b.weight() >= FINGERPRINTED_FROM)
        .map(Block::fingerprint)
        .toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Body body && body.html.equals(html);
  }

  @Override
  public int hashCode() {
    return html.hashCode();
  }

  @Override
  public String toString() {
    return html;
  }

  private static void rename(Document page, String from, String to) {
    page.select(from).forEach(e -> e.tagName(to));
  }

  private static void linkInsteadOfImage(Element image) {
    String target = image.absUrl("src");
    String name = image.attr("alt").isBlank() ? fileName(target) : image.attr("alt");
    if (target.isEmpty() || name.isBlank() || image.closest("a") != null) {
      image.replaceWith(new Element("span").text(image.attr("alt")));
    } else {
      image.replaceWith(new Element("a").attr("href", target).text(name));
    }
  }

  private static String fileName(String address) {
    try {
      String path = Objects.requireNonNullElse(new URI(address).getPath(), "");
      return path.substring(path.lastIndexOf('/') + 1);
    } catch (URISyntaxException e) {
      return "";
    }
  }

  /// Nothing an editor writes is nested this deep; a page that is would only slow readers'
  /// browsers.
  private static void flattenBeyond(Element root) {
    root.traverse(
        (node, depth) -> {
          if (depth == DEEPEST && node instanceof Element e && e.childNodeSize() > 0) {
            String text = e.wholeText();
            e.empty();
            e.appendText(text);
          }
        });
  }

  /// The words of a text alone, in lower case with one space between.
  static String words(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return NO_WORD.matcher(folded).replaceAll(" ").strip();
  }

  private static String fingerprint(String words) {
    return Sha256.hex(words, FINGERPRINT);
  }
}
