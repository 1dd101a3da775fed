package press.colophon.intake.format.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.SemanticHtml;
import press.colophon.intake.Account.Furniture;
import press.colophon.intake.Account.Image;
import press.colophon.intake.Account.Kind;

/// The HTML of an entry as blocks, and apart from them what its system printed around the text.
///
/// @param blocks semantic HTML
/// @param furniture invisible pictures, share links, "The post ... appeared first on ..."
/// @param images those inside the text, in order; the text keeps their place
/// @param sign why the text seems to go on elsewhere, or null
/// @param appearedFirst the publication it says it first appeared on, or null
record EntryBody(
    List<Element> blocks,
    List<Furniture> furniture,
    List<Image> images,
    @Nullable String sign,
    @Nullable AppearedFirst appearedFirst) {

  /// "The post X appeared first on Y."
  ///
  /// @param article the address behind X
  /// @param site the address behind Y
  record AppearedFirst(String name, @Nullable String article, @Nullable String site) {}

  private static final Pattern ELLIPSIS =
      Pattern.compile(
          "(?:\\[\\s*(?:…|\\.{3}|&hellip;)\\s*]|\\(…\\)|\\(\\.{3}\\)|…|\\.{3})\\s*(?:[»›→]|>>?)?$");

  private static final Pattern MORE_AT_END =
      Pattern.compile(
          "(?:read more|continue reading|weiterlesen|lire la suite|leer más|leggi tutto|lees verder|leia mais)[^\\p{L}]{0,6}$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern COUNTERS =
      Pattern.compile(
          "feedburner\\.com/~[ra]|feedsportal\\.com|pixel\\.(?:wp|quantserve)|/count(?:er)?\\.gif|pixel\\.propublica|stats\\.wordpress|doubleclick\\.net|feedproxy|/pixel(?:\\.gif|\\?|/)|b\\.gif\\?");

  /// Nothing longer than this is called furniture whatever its class says.
  private static final int SHORT = 600;

  static final EntryBody NONE = new EntryBody(List.of(), List.of(), List.of(), null, null);

  /// Reads HTML.
  ///
  /// @param base for its relative links
  static EntryBody of(String html, @Nullable String base) {
    if (html.isBlank()) {
      return NONE;
    }
    Document document = Jsoup.parseBodyFragment(html, base == null ? "" : base);
    List<Furniture> furniture = new ArrayList<>();
    counters(document, furniture);
    sharing(document, furniture);
    embedded(document);
    List<Element> blocks = new ArrayList<>(SemanticHtml.blocks(document, address(base)));
    return closed(blocks, furniture);
  }

  private static @Nullable URI address(@Nullable String base) {
    try {
      return base == null ? null : URI.create(base);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /// Pictures nobody sees, by which a sender counts readers.
  private static void counters(Document document, List<Furniture> furniture) {
    for (Element image : document.select("img")) {
      String source = image.absUrl("src").isEmpty() ? image.attr("src") : image.absUrl("src");
      if (isDot(image, "width") || isDot(image, "height") || COUNTERS.matcher(source).find()) {
        furniture.add(new Furniture(Kind.COUNTER, source.isBlank() ? "picture" : source));
        image.remove();
      }
    }
  }

  private static boolean isDot(Element image, String side) {
    String style = image.attr("style").replace(" ", "").toLowerCase(Locale.ROOT);
    return image.attr(side).strip().matches("[01](?:px)?")
        || style.matches("(?:.*;)?" + side + ":[01]px.*")
        || style.contains("display:none");
  }

  /// What feed services and plug-ins add, told by its class.
  private static void sharing(Document document, List<Furniture> furniture) {
    String added =
        ".feedflare, .sharedaddy, .addtoany_share_save_container, .jp-relatedposts, .sd-block,"
            + " .yarpp-related, .wp-block-jetpack-subscriptions, .mc4wp-form, .social-share";
    for (Element element : document.select(added)) {
      String text = element.text();
      if (element.closest("body") != null && text.length() <= SHORT) {
        boolean related = element.className().contains("related");
        String said = text.isBlank() ? element.className() : text;
        furniture.add(new Furniture(related ? Kind.RELATED : Kind.SHARE, said));
        element.remove();
      }
    }
    document
        .select("script, style, noscript:not(:has(img)), template, form, input, button")
        .remove();
  }

  /// A film or a post that is shown from elsewhere becomes a link to it.
  private static void embedded(Document document) {
    for (Element frame : document.select("iframe, embed, video, audio, object")) {
      String source = frame.absUrl("src");
      Element inner = frame.selectFirst("source[src]");
      if (source.isEmpty() && inner != null) {
        source = inner.absUrl("src");
      }
      if (Links.web(source) != null) {
        String title = frame.attr("title").isBlank() ? source : frame.attr("title");
        Element paragraph = new Element("p");
        paragraph.appendElement("a").attr("href", source).text(title);
        frame.replaceWith(paragraph);
      } else {
        frame.unwrap();
      }
    }
  }

  /// Takes from the end what closes it, and finds the signs of a text that is cut.
  private static EntryBody closed(List<Element> blocks, List<Furniture> furniture) {
    String sign = null;
    AppearedFirst appeared = null;
    List<Furniture> closings = new ArrayList<>();
    Closing closing = last(blocks);
    while (closing != null) {
      appeared = appeared == null ? appearedFirst(closing.block()) : appeared;
      if (closing.kind() == Kind.NAVIGATION) {
        sign = "it ends in \"" + closing.block().text() + "\"";
      }
      closings.addFirst(new Furniture(closing.kind(), closing.block().text()));
      blocks.removeLast();
      closing = last(blocks);
    }
    furniture.addAll(closings);
    String end = blocks.isEmpty() ? "" : blocks.getLast().text().strip();
    if (sign == null && ELLIPSIS.matcher(end).find()) {
      sign = "its text ends in an ellipsis";
    } else if (sign == null && MORE_AT_END.matcher(end).find()) {
      sign = "its text ends in a link to more";
    }
    return new EntryBody(blocks, furniture, images(blocks), sign, appeared);
  }

  private static @Nullable Closing last(List<Element> blocks) {
    return blocks.isEmpty() ? null : Closing.of(blocks.getLast());
  }

  private static @Nullable AppearedFirst appearedFirst(Element block) {
    Matcher appeared = Closing.APPEARED.matcher(block.text().strip());
    if (!appeared.matches()) {
      return null;
    }
    List<String> links = block.select("a[href]").eachAttr("href");
    return new AppearedFirst(
        appeared.group("name"),
        links.size() < 2 ? null : links.getFirst(),
        links.isEmpty() ? null : links.getLast());
  }

  private static List<Image> images(List<Element> blocks) {
    List<Image> images = new ArrayList<>();
    for (Element block : blocks) {
      for (Element image : block.select("img[src]")) {
        Element figure = image.closest("figure");
        String caption = figure == null ? "" : figure.text();
        String alt = image.attr("alt");
        images.add(
            new Image(
                caption.isBlank() ? null : caption,
                null,
                image.attr("src"),
                alt.isBlank() ? null : alt,
                null));
      }
    }
    return images;
  }

  /// All its words.
  String text() {
    StringBuilder text = new StringBuilder();
    blocks.forEach(block -> text.append(block.text()).append(' '));
    return text.toString().strip();
  }

  /// How many blocks hold text of their own.
  long paragraphs() {
    return blocks.stream().filter(block -> block.text().length() > 40).count();
  }

  /// The same without its first block.
  EntryBody withoutFirst() {
    return new EntryBody(blocks.subList(1, blocks.size()), furniture, images, sign, appearedFirst);
  }

  List<String> html() {
    return blocks.stream().map(Element::outerHtml).toList();
  }
}
