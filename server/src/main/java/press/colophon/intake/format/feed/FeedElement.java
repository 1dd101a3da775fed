package press.colophon.intake.format.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/// An element of a feed, called by the name everybody knows: `dc:creator` whatever prefix the feed
/// has for Dublin Core, `title` in every kind of RSS, `atom:title` in Atom.
///
/// Names are compared without regard to case, since feeds write `pubdate`. A prefix that is not
/// declared counts as the usual one.
///
/// @param inherited what prefixes mean outside of the parsed text; the empty prefix is the default
record FeedElement(Element element, Map<String, String> inherited) {
  /// Deeper elements are text of the one above.
  private static final int DEEPEST = 200;

  /// Parses one element; characters around it are passed over. Lenient: any text gives a tree.
  static Optional<FeedElement> parse(String xml, Map<String, String> inherited) {
    Parser parser = Parser.xmlParser().setMaxDepth(DEEPEST);
    Element root = Jsoup.parse(xml, "", parser).firstElementChild();
    return Optional.ofNullable(root).map(e -> new FeedElement(e, inherited));
  }

  /// Its usual name, with the case it is printed in.
  String name() {
    String printed = element.tagName();
    int colon = printed.indexOf(':');
    String prefix = colon < 0 ? "" : printed.substring(0, colon);
    String local = printed.substring(colon + 1);
    String address = address(prefix);
    String usual = address == null ? prefix : Namespaces.prefix(address);
    String called = usual == null ? prefix : usual;
    return called.isEmpty() ? local : called + ":" + local;
  }

  /// Its name without a prefix, in small letters.
  String local() {
    return Cutter.local(element.tagName()).toLowerCase(Locale.ROOT);
  }

  boolean isCalled(String name) {
    return name().equalsIgnoreCase(name);
  }

  /// What a prefix stands for here.
  private @Nullable String address(String prefix) {
    String attribute = prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix;
    for (Element e = element; e != null; e = e.parent()) {
      if (e.hasAttr(attribute)) {
        return e.attr(attribute);
      }
    }
    return inherited.get(prefix);
  }

  /// What prefixes mean inside this element, where the text that is parsed next comes from.
  void declare(Map<String, String> meanings) {
    for (Attribute attribute : element.attributes()) {
      String key = attribute.getKey();
      if (key.equals("xmlns")) {
        meanings.put("", attribute.getValue());
      } else if (key.startsWith("xmlns:")) {
        meanings.put(key.substring(6), attribute.getValue());
      }
    }
  }

  List<FeedElement> children() {
    List<FeedElement> children = new ArrayList<>();
    for (Element child : element.children()) {
      children.add(new FeedElement(child, inherited));
    }
    return children;
  }

  /// The children of this name.
  Stream<FeedElement> all(String name) {
    return children().stream().filter(child -> child.isCalled(name));
  }

  Optional<FeedElement> first(String name) {
    return all(name).findFirst();
  }

  /// Everything of this name below, at any depth.
  Stream<FeedElement> within(String name) {
    return element.getAllElements().stream()
        .skip(1)
        .map(e -> new FeedElement(e, inherited))
        .filter(e -> e.isCalled(name));
  }

  /// The text of the first child of one of these names that has any.
  @Nullable String textOf(String... names) {
    for (String name : names) {
      Optional<String> text =
          all(name).map(FeedElement::text).filter(t -> !t.isEmpty()).findFirst();
      if (text.isPresent()) {
        return text.get();
      }
    }
    return null;
  }

  /// Its characters and those of its children, without what surrounds them and without control
  /// characters that came as references.
  String text() {
    return withoutControls(element.wholeText()).strip();
  }

  /// An attribute, or empty; without regard to case and prefix.
  String attribute(String name) {
    for (Attribute attribute : element.attributes()) {
      String key = attribute.getKey();
      if (key.equalsIgnoreCase(name) || Cutter.local(key).equalsIgnoreCase(name)) {
        return withoutControls(attribute.getValue()).strip();
      }
    }
    return "";
  }

  /// The nearest `xml:lang` or `xml:base`, here or above; null where there is none.
  @Nullable String nearest(String attribute) {
    for (Element e = element; e != null; e = e.parent()) {
      if (!e.attr(attribute).isBlank()) {
        return e.attr(attribute).strip();
      }
    }
    return null;
  }

  private static String withoutControls(String text) {
    if (text.chars().noneMatch(c -> c < ' ' || c == 0xFFFE || c == 0xFFFF)) {
      return text;
    }
    return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "");
  }
}
