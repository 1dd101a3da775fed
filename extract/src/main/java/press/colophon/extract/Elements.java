package press.colophon.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// All elements of a page, head included, by tag and by attribute, and its comments, each list in
/// reading order: one walk for all who look for links, pictures or marked elements.
final class Elements {

  private final Map<String, List<Element>> tagged = new HashMap<>();
  private final Map<String, List<Element>> with = new HashMap<>();

  private final List<Comment> comments = new ArrayList<>();

  static Elements of(Document document) {
    Elements elements = new Elements();
    document.traverse(
        (node, depth) -> {
          if (node instanceof Element element) {
            elements.add(element);
          } else if (node instanceof Comment comment) {
            elements.comments.add(comment);
          }
        });
    return elements;
  }

  private void add(Element element) {
    put(tagged, element.normalName(), element);
    if (element.attributesSize() > 0) {
      for (Attribute attribute : element.attributes()) {
        put(with, attribute.getKey(), element);
      }
    }
  }

  private static void put(Map<String, List<Element>> lists, String name, Element element) {
    lists.computeIfAbsent(name, first -> new ArrayList<>()).add(element);
  }

  List<Element> tagged(String tag) {
    return tagged.getOrDefault(tag, List.of());
  }

  @Nullable Element first(String tag) {
    List<Element> all = tagged(tag);
    return all.isEmpty() ? null : all.getFirst();
  }

  List<Comment> comments() {
    return comments;
  }

  /// Those that have an attribute.
  List<Element> with(String attribute) {
    return with.getOrDefault(attribute, List.of());
  }
}
