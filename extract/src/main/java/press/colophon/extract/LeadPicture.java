package press.colophon.extract;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import press.colophon.extract.ExtractedArticle.Picture;

/// The picture that stands for the article: the one the page states for sharing, where the page
/// shows it, else the one at the head of the article, before its first paragraph.
final class LeadPicture {

  /// A picture of at least this width is not an ornament, in pixels.
  private static final int WIDE = 300;

  /// Names of files so short say nothing, in characters.
  private static final int SHORT = 4;

  private static final Pattern QUERY = Pattern.compile("[?#].*");

  private static final Pattern SIZE = Pattern.compile("[-_]\\d+x\\d+(?=\\.)");

  /// What an address writes as it is.
  private static final Pattern PLAIN = Pattern.compile("[\\w-]+");

  /// The picture, and the part of the page that shows it with its caption.
  record Lead(Picture picture, @Nullable Element figure) {}

  private final Page page;

  /// Where the text begins, by [Outline] place.
  private final int text;

  LeadPicture(Page page, int text) {
    this.page = page;
    this.text = text;
  }

  @Nullable Found<Lead> find() {
    Found<String> stated = address();
    Element same = stated == null ? null : sameAs(stated.value());
    if (stated != null && same != null && !isSavedPage()) {
      return stated.map(url -> lead(url, same));
    }
    Element shown = same == null ? atHead() : same;
    if (shown != null) {
      return new Found<>(lead(page.picture(shown), shown), "figure");
    }
    return stated == null ? null : stated.map(url -> lead(url, null));
  }

  /// The pictures of a saved page lie beside it, whatever it says of the web.
  private boolean isSavedPage() {
    return page.address != null && "file".equals(page.address.getScheme());
  }

  private @Nullable Found<String> address() {
    Found<String> shared =
        page.meta.first(
            "og:image:secure_url",
            "og:image",
            "og:image:url",
            "twitter:image",
            "twitter:image:src");
    String url = shared == null ? null : page.picture(shared.value());
    if (shared != null && url != null) {
      return new Found<>(url, shared.from());
    }
    url = statedAddress();
    return url == null ? null : new Found<>(url, "json-ld image");
  }

  private @Nullable String statedAddress() {
    Thing image = statedImage();
    if (image == null) {
      Found<String> text = page.stated("image");
      return text == null ? null : page.picture(text.value());
    }
    String url = image.text("url") == null ? image.text("contentUrl") : image.text("url");
    return url == null ? null : page.picture(url);
  }

  private @Nullable Thing statedImage() {
    for (Thing article : page.data.articles()) {
      for (Thing image : page.data.follow(article, "image")) {
        return image;
      }
    }
    return null;
  }

  /// Where the page shows the picture of an address.
  private @Nullable Element sameAs(String url) {
    String file = file(url);
    String stem = file.replaceFirst("\\.\\w+$", "");
    for (Element image : page.elements.tagged("img")) {
      String src = mayBe(image, stem) ? page.picture(image) : null;
      if (src != null && file.length() > SHORT && file(src).equals(file)) {
        return image;
      }
    }
    return null;
  }

  /// Whether an image names a file at all, which is cheaper than resolving its address.
  private static boolean mayBe(Element image, String stem) {
    return !PLAIN.matcher(stem).matches()
        || Links.PICTURE.stream().anyMatch(attribute -> image.attr(attribute).contains(stem));
  }

  /// The picture between headline and text.
  private @Nullable Element atHead() {
    for (Element image : page.elements.tagged("img")) {
      boolean head = page.outline.place(image) < text && !isElsewhere(image);
      if (head
          && (image.closest("figure") != null || isWide(image))
          && page.picture(image) != null) {
        return image;
      }
    }
    return null;
  }

  /// Headers of articles may hold their picture, headers of sites hold a mark.
  private static boolean isElsewhere(Element image) {
    Element header = image.closest("header");
    return image.closest("aside, nav, footer") != null
        || (header != null && header.closest("article, main") == null);
  }

  private static boolean isWide(Element image) {
    String width = image.attr("width");
    return width.matches("\\d{3,4}") && Integer.parseInt(width) >= WIDE;
  }

  private Lead lead(@Nullable String url, @Nullable Element image) {
    Element figure = image == null ? null : around(image);
    Caption caption = Caption.in(figure);
    Thing stated = statedImage();
    String alt = image == null ? "" : Words.fold(image.attr("alt"));
    Picture picture =
        new Picture(
            url,
            caption.text() == null && stated != null ? stated.text("caption") : caption.text(),
            caption.credit() == null && stated != null ? maker(stated) : caption.credit(),
            licence(figure, stated),
            alt.isEmpty() ? null : alt);
    return new Lead(picture, figure);
  }

  private @Nullable String maker(Thing image) {
    for (String property :
        new String[] {"creditText", "creator", "author", "copyrightHolder", "copyrightNotice"}) {
      String name = page.data.name(image, property);
      if (name != null) {
        return Caption.unlabelled(name);
      }
    }
    return null;
  }

  /// The figure of an image, or the nearest element around it that holds a caption.
  private static @Nullable Element around(Element image) {
    Element figure = image.closest("figure");
    if (figure != null) {
      return figure;
    }
    @Nullable Element around = image.parent();
    for (int level = 0; level < 3 && around != null; level++, around = around.parent()) {
      if (around.childrenSize() < 12 && Caption.element(around) != null) {
        return around;
      }
    }
    return null;
  }

  private static @Nullable String licence(@Nullable Element figure, @Nullable Thing stated) {
    Element link =
        figure == null
            ? null
            : figure.selectFirst("a[rel~=(?i)license], a[href*=creativecommons.org/]");
    if (link != null) {
      return Links.absolute(link, "href", false);
    }
    if (stated == null) {
      return null;
    }
    String licence = stated.text("license");
    return licence == null ? stated.text("acquireLicensePage") : licence;
  }

  /// Whether two addresses lead to the same picture, perhaps in another size.
  static boolean same(String a, @Nullable String b) {
    return b != null && file(a).equals(file(b)) && file(a).length() > SHORT;
  }

  private static String file(String url) {
    String path = QUERY.matcher(url).replaceFirst("");
    String name = path.substring(path.lastIndexOf('/') + 1);
    return SIZE.matcher(name).replaceAll("");
  }
}
