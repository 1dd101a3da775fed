package press.colophon.extract;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// A parsed page with everything its readers share: the outline of its body, its `meta` elements
/// and structured data. Not changed once made.
final class Page {

  final Document document;
  final @Nullable URI address;
  final Elements elements;
  final Outline outline;
  final Clutter clutter;
  final Meta meta;
  final StructuredData data;
  private final int[] text;
  private final @Nullable String[] shortLines;
  private final String host;
  private @Nullable List<Line> lines;

  Page(Document document, @Nullable URI address) {
    this.document = document;
    this.address = address;
    this.elements = Elements.of(document);
    this.outline = Outline.of(document.body());
    this.clutter = new Clutter(outline);
    this.meta = Meta.of(elements);
    this.data = StructuredData.of(document, elements);
    this.text = outline.text(new boolean[outline.size()]);
    this.shortLines = new String[outline.size()];
    String stated = address == null || address.getHost() == null ? "" : address.getHost();
    this.host = stated.startsWith("www.") ? stated.substring(4) : stated;
  }

  /// The text of an element when it is at most a line or two, else the empty text. Asking is cheap
  /// for large elements too.
  String line(Element element) {
    int place = outline.place(element);
    return place < 0 ? shorter(element) : line(place);
  }

  /// The text of the element at a place when it is at most a line or two, else the empty text.
  String line(int place) {
    String line = shortLines[place];
    if (line == null) {
      line = text[place] > 400 ? "" : shorter(outline.element(place));
      shortLines[place] = line;
    }
    return line;
  }

  private static String shorter(Element element) {
    String line = Words.fold(element.text());
    return line.length() > 600 ? "" : line;
  }

  /// How much text the element at a place holds.
  int weight(int place) {
    return text[place];
  }

  /// The short lines of the page in reading order: the text of each block that is at most a line or
  /// two long, and of longer ones what stands in them beside inner blocks.
  List<Line> lines() {
    if (lines == null) {
      List<Line> found = new ArrayList<>();
      for (int i = 0; i < outline.size(); i++) {
        boolean apt = outline.own(i) >= 6 && outline.own(i) <= 400;
        String whole = apt && outline.own(i) * 4 > text[i] * 3 ? line(i) : "";
        String line = apt && whole.isEmpty() ? Words.own(outline, i, 600) : whole;
        if (!line.isEmpty()) {
          found.add(new Line(i, outline.element(i), line));
        }
      }
      lines = List.copyOf(found);
    }
    return lines;
  }

  /// A short block.
  ///
  /// @param place its place in the outline
  /// @param lower the text in lower case
  record Line(int place, Element block, String text, String lower) {

    Line(int place, Element block, String text) {
      this(place, block, text, text.toLowerCase(Locale.ROOT));
    }

    /// Whether one of some lower-case words is in the line.
    boolean mentions(List<String> words) {
      return Words.mentions(lower, words);
    }
  }

  /// A text of the article's structured data.
  @Nullable Found<String> stated(String property) {
    for (Thing article : data.articles()) {
      String text = article.text(property);
      if (text != null) {
        return new Found<>(text, article.syntax() + " " + property);
      }
    }
    return null;
  }

  List<String> statedAll(String property) {
    List<String> all = new ArrayList<>();
    data.articles().forEach(article -> all.addAll(article.texts(property)));
    return all.stream().distinct().toList();
  }

  /// The name of whom a property of the article names; an address is never a name.
  @Nullable Found<String> named(String property) {
    for (Thing article : data.articles()) {
      String name = data.name(article, property);
      if (name != null) {
        return new Found<>(name, article.syntax() + " " + property);
      }
    }
    return null;
  }

  /// The address of a picture the page shows, or null.
  @Nullable String picture(Element image) {
    return Links.image(image, address);
  }

  /// The address of a picture the page names, or null.
  @Nullable String picture(String url) {
    return Links.picture(url, document.baseUri(), address);
  }

  String host() {
    return host;
  }
}
