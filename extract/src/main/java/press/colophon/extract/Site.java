package press.colophon.extract;

import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/// Where the page stands: the site's name, the page's own address, language and direction.
final class Site {

  private static final Set<String> RIGHT_TO_LEFT =
      Set.of("ar", "he", "iw", "fa", "ur", "yi", "ps", "sd", "ug", "dv", "ckb", "syr");

  /// Characters that tell the language of a text.
  private static final int ENOUGH = 6000;

  private final Page page;

  Site(Page page) {
    this.page = page;
  }

  @Nullable Found<String> name() {
    Found<String> name = page.meta.first("og:site_name");
    name = name == null || name.value().startsWith("http") ? null : name;
    name = name == null ? publisher() : name;
    name = name == null ? ofType("WebSite") : name;
    name =
        name == null
            ? page.meta.first(
                "application-name",
                "apple-mobile-web-app-title",
                "publisher",
                "dc.publisher",
                "cre",
                "twitter:app:name:iphone")
            : name;
    name = name == null ? ofType("NewsMediaOrganization") : name;
    name = name == null ? ofType("Organization") : name;
    name = name == null ? inTitle() : name;
    return name == null && !page.host().isEmpty() ? new Found<>(page.host(), "address") : name;
  }

  private @Nullable Found<String> publisher() {
    for (Thing article : page.data.articles()) {
      for (Thing publisher : page.data.follow(article, "publisher")) {
        String name = publisher.text("name");
        if (name != null && !name.startsWith("http")) {
          return new Found<>(name, article.syntax() + " publisher");
        }
      }
    }
    return null;
  }

  private @Nullable Found<String> ofType(String type) {
    Thing thing = page.data.first(Set.of(type));
    String name = thing == null ? null : thing.text("name");
    return name == null || name.startsWith("http") || thing == null
        ? null
        : new Found<>(name, thing.syntax() + " " + type);
  }

  /// The part of the title that is spelt like the host: `Storm hits coast | Harbour Post` on
  /// harbourpost.example.
  private @Nullable Found<String> inTitle() {
    for (String part : page.document.title().split("\\s+[|\\-–—·•:]\\s+|\\s*\\|\\s*", -1)) {
      String key = Words.key(part);
      if (key.length() >= 3 && key.length() < 40 && Words.key(page.host()).startsWith(key)) {
        return new Found<>(Words.fold(part), "title");
      }
    }
    return null;
  }

  @Nullable Found<String> canonical() {
    for (Element link : page.elements.tagged("link")) {
      boolean canonical = link.attr("rel").toLowerCase(Locale.ROOT).contains("canonical");
      String address = canonical ? Links.absolute(link, "href", false) : null;
      if (address != null) {
        return new Found<>(address, "link canonical");
      }
    }
    Found<String> shared = page.meta.first("og:url");
    return shared != null && shared.value().matches("https?://\\S+") ? shared : null;
  }

  @Nullable Found<String> language() {
    Element root = page.elements.first("html");
    List<Found<String>> stated = new java.util.ArrayList<>();
    if (root != null) {
      stated.add(new Found<>(root.attr("lang"), "html lang"));
      stated.add(new Found<>(root.attr("xml:lang"), "html xml:lang"));
    }
    for (@Nullable Found<String> found :
        java.util.Arrays.asList(
            page.stated("inLanguage"),
            page.meta.first("content-language", "language", "dc.language", "dcterms.language"),
            page.meta.first("og:locale"))) {
      if (found != null) {
        stated.add(found);
      }
    }
    String text = start(page.document.body());
    String script = WrittenLanguage.byOwnScript(text).orElse(null);
    for (Found<String> found : stated) {
      String tag = tag(found.value());
      if (tag != null && (script == null || tag.startsWith(script))) {
        return new Found<>(tag, found.from());
      }
    }
    String written = script == null ? WrittenLanguage.reliable(text).orElse(null) : script;
    return written == null ? null : new Found<>(written, "the text itself");
  }

  /// As much of the text as tells its language.
  private static String start(Element root) {
    StringBuilder text = new StringBuilder();
    root.filter(
        (node, depth) -> {
          if (node instanceof TextNode words) {
            text.append(words.getWholeText()).append(' ');
          }
          return text.length() < ENOUGH
              ? NodeFilter.FilterResult.CONTINUE
              : NodeFilter.FilterResult.STOP;
        });
    return text.toString();
  }

  static @Nullable String tag(String text) {
    String first = text.split("[,;\\s]", -1)[0].replace('_', '-');
    try {
      String tag = new Locale.Builder().setLanguageTag(first).build().toLanguageTag();
      return tag.equals("und") || first.isEmpty() ? null : tag;
    } catch (IllformedLocaleException notATag) {
      return null;
    }
  }

  ExtractedArticle.Direction direction(@Nullable String language) {
    Element root = page.elements.first("html");
    String stated = root == null ? "" : root.attr("dir") + page.document.body().attr("dir");
    String primary = language == null ? "" : language.split("-", -1)[0];
    boolean backward =
        stated.isEmpty()
            ? RIGHT_TO_LEFT.contains(primary)
            : stated.toLowerCase(Locale.ROOT).startsWith("rtl");
    return backward
        ? ExtractedArticle.Direction.RIGHT_TO_LEFT
        : ExtractedArticle.Direction.LEFT_TO_RIGHT;
  }
}
